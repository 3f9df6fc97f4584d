//! An item of a list of links.

use leptos::prelude::*;

use crate::components::byline::date_element;
use crate::model::article::ArticleUrl;
use crate::model::timestamp::Timestamp;
use crate::route::Route;

/// An item of a list. One function for all of them keeps the download small.
pub(crate) fn list_item(content: AnyView) -> AnyView {
    view! { <li>{content}</li> }.into_any()
}

/// The URL of an article, and the `rel` of a link to it.
pub(crate) fn article_href(target: &ArticleUrl) -> (String, Option<&'static str>) {
    match target {
        ArticleUrl::Internal(slug) => (Route::Article(slug.clone()).href(), None),
        ArticleUrl::External(url) => (url.to_string(), Some("noopener noreferrer")),
    }
}

/// A headline in one line, with its date at the end.
pub(crate) fn headline_item(
    (href, rel): (String, Option<&'static str>),
    title: String,
    language: Option<String>,
    published: Option<Timestamp>,
) -> AnyView {
    let headline =
        view! { <a href=href rel=rel lang=language>{title}</a> {date_element(published)} };
    list_item(headline.into_any())
}
