//! An entry of a list of links.

use leptos::prelude::*;

use crate::components::meta::day;
use crate::model::article::Reading;
use crate::model::time::Timestamp;
use crate::route::Route;

/// One entry of a list, whatever it holds.
pub(crate) fn entry(content: AnyView) -> AnyView {
    view! { <li>{content}</li> }.into_any()
}

/// Where an article is read, and what a link there says of it.
pub(crate) fn way(target: &Reading) -> (String, Option<&'static str>) {
    match target {
        Reading::Here(slug) => (Route::Article(slug.clone()).href(), None),
        Reading::Elsewhere(address) => (address.to_string(), Some("noopener noreferrer")),
    }
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
