//! The search page.

use leptos::prelude::*;

use crate::components::messages;
use crate::components::search::search_field;
use crate::pages::{AppContext, PageStatus};

/// `/search/`: a field to write in. The finder, which is loaded when the reader is about to use it,
/// adds the rest (`src/browser/finder/`); the prerendered page has it already
/// (`src/publish/prerender/search_page.rs`).
pub fn search_screen() -> AnyView {
    let app = AppContext::use_app();
    app.current_page.list.set(None);
    app.page_status.set(PageStatus {
        title: messages().search.to_owned(),
        // With a query in the URL, the page is ready once the finder has results.
        is_ready: !(app.effects.has_search_query)(),
    });
    search_field()
}
