//! The table of contents of an article.
//!
//! Tests: `tests/screens/`, `tests/browser/fragments.rs`.

use leptos::prelude::*;

use crate::components::list_item::list_item;
use crate::components::messages;
use crate::model::article::Heading;
use crate::model::slug::Slug;
use crate::route::Route;

/// An article with fewer headings needs no table of contents.
const MIN_HEADINGS: usize = 3;

/// The table of contents, for an article with at least [`MIN_HEADINGS`] headings of the levels 2 and
/// 3. It is a disclosure above the text; in wide windows it is open and beside the text.
#[component]
pub fn TableOfContents(
    /// The article.
    slug: Slug,
    /// Its headings, in order.
    headings: Vec<Heading>,
    /// Their language as a BCP 47 tag, where it is not the site's.
    language: Option<String>,
) -> impl IntoView {
    let page = Route::Article(slug).href();
    let shown: Vec<Heading> = headings.into_iter().filter(|it| it.level <= 3).collect();
    (shown.len() >= MIN_HEADINGS).then(|| {
        let items = shown.into_iter().map(|Heading { id, title, level }| {
            // With the path of the page: `#id` alone is resolved against the document's base.
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
                    <ol lang=language>{items.collect::<Vec<AnyView>>()}</ol>
                </details>
            </nav>
        }
        .into_any()
    })
}
