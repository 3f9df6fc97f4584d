//! Title, focus and scroll once the content of a page is shown.
//!
//! Tests: `tests/browser/navigation.rs`, `tests/browser/fragments.rs`,
//! `tests/browser/search/highlights.rs`

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser::dom::document;
use crate::browser::finder_bridge;
use crate::browser::navigation::Navigation;
use crate::browser::navigation::prefetch::Prefetch;
use crate::browser::navigation::scroll::{self, ScrollTarget};
use crate::browser::page::{highlight_changes, scrollspy};
use crate::pages::AppContext;

/// Sets the title whenever it changes, and moves scroll and focus whenever content is shown.
pub(crate) fn watch(app: AppContext, navigation: Rc<Navigation>, prefetch: Option<Rc<Prefetch>>) {
    Effect::new(move || {
        document().set_title(&app.document_title());
        if app.page_status.with_untracked(|it| it.is_ready) {
            scrollspy::watch();
            let target = navigation.take_scroll_target();
            scroll::apply(target);
            finder_bridge::handle_search_url(app, should_show_match(target));
            highlight_changes::highlight_new();
            if let Some(prefetch) = &prefetch {
                prefetch.watch_headlines();
            }
        } else {
            if navigation.targets_top() {
                // The skeleton begins at the top.
                scroll::scroll_to(0.0);
            }
            finder_bridge::handle_search_url(app, false);
        }
    });
}

/// Whether to scroll to the first match of a query: only for a reader who follows a link, or opens
/// the page at its top.
fn should_show_match(target: ScrollTarget) -> bool {
    match target {
        ScrollTarget::Initial | ScrollTarget::Top | ScrollTarget::Fragment => true,
        ScrollTarget::Prerendered(_) => scroll::is_at_top(),
        ScrollTarget::Restored(_) | ScrollTarget::Keep => false,
    }
}
