//! The search field, and the link to it.
//!
//! Tests: `tests/browser/search/`.

use leptos::prelude::*;

use crate::components::heading::PageHeading;
use crate::components::messages;
use crate::route::Route;

/// The link to the search page, in the header. A key does the same:
/// `src/publish/bundle/js/shortcuts.js`.
pub(crate) fn search_link() -> AnyView {
    let href = Route::Search.href();
    view! {
        <a class="way-to-search" href=href>
            <span>{messages().search}</span>
        </a>
    }
    .into_any()
}

/// The search page with its field only, so that readers can write at once. The finder adds the rest
/// (`src/browser/finder/page.rs`); the prerendered page has it already
/// (`src/publish/prerender/search_page.rs`).
pub(crate) fn search_field() -> AnyView {
    let label = messages().search;
    view! {
        <div class="search-page">
            <PageHeading text=label.to_owned() />
            <form class="search">
                <input type="search" name="q" aria-label=label />
            </form>
        </div>
    }
    .into_any()
}
