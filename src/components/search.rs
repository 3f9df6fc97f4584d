//! A field to write in what one looks for, and the way to it.

use leptos::prelude::*;

use crate::components::heading::PageHeading;
use crate::components::messages;
use crate::route::Route;

/// The way to the search, in the header; a key leads there as well (`publish/app/boot.js`).
pub(crate) fn search_link() -> AnyView {
    let href = Route::Search.href();
    view! {
        <a class="way-to-search" href=href>
            <span>{messages().search}</span>
        </a>
    }
    .into_any()
}

/// A field to write in at once; the rest of the page is made around it by another program
/// (`browser/finder/page.rs`), as it is painted by the publisher (`publish/search/page.rs`).
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
