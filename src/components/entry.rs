//! An entry of a list of links.

use leptos::prelude::*;

use crate::components::meta::day;
use crate::model::time::Timestamp;

/// One entry of a list, whatever it holds.
pub(crate) fn entry(content: AnyView) -> AnyView {
    view! { <li class="entry">{content}</li> }.into_any()
}

/// A headline in one line, with its day at the end.
pub(crate) fn line(
    (href, rel): (String, Option<&'static str>),
    title: String,
    language: Option<String>,
    published: Option<Timestamp>,
) -> AnyView {
    let headline = view! { <a href=href rel=rel lang=language>{title}</a> {day(published)} };
    entry(headline.into_any())
}
