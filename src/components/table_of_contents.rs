//! The headings of an article.

use leptos::prelude::*;

use crate::components::list_item::list_item;
use crate::components::messages;
use crate::model::article::Heading;
use crate::model::slug::Slug;
use crate::route::Route;

/// Fewer headings than this are found by reading.
const MIN_HEADINGS: usize = 3;

/// Table of contents, for an article with enough headings to get lost in. It folds above the
/// text, and stands open beside it where there is room.
#[component]
pub fn TableOfContents(
    /// The article they belong to.
    slug: Slug,
    /// In order.
    headings: Vec<Heading>,
    /// BCP 47 tag, where it is not the site's language.
    language: Option<String>,
) -> impl IntoView {
    let page = Route::Article(slug).href();
    let shown: Vec<Heading> = headings.into_iter().filter(|it| it.level <= 3).collect();
    (shown.len() >= MIN_HEADINGS).then(|| {
        let entries = shown.into_iter().map(|Heading { id, title, level }| {
            // With the page's own path: `#id` alone would mean the document's base.
            let href = format!("{page}#{id}");
            let link = view! { <a href=href>{title}</a> }.into_any();
            if level > 2 {
                view! { <li class="level-3">{link}</li> }.into_any()
            } else {
                list_item(link)
            }
        });
        view! {
            <nav class="contents" aria-label=messages().contents>
                <details class="contents-fold">
                    <summary>{messages().contents}</summary>
                    <ol lang=language>{entries.collect::<Vec<AnyView>>()}</ol>
                </details>
            </nav>
        }
        .into_any()
    })
}
