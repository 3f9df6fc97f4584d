//! Title, focus and scroll once the content is there.

use std::rc::Rc;

use leptos::prelude::*;
use percent_encoding::percent_decode_str;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use crate::browser::dom::{document, window};
use crate::browser::finder_bridge;
use crate::browser::navigation::prefetch::Prefetch;
use crate::browser::navigation::{Navigation, ScrollTarget, is_at_top};
use crate::browser::page::{highlight_changes, scrollspy};
use crate::pages::AppContext;

/// Keeps the title, and lands each time a page says that its content is on the screen.
pub(crate) fn watch(shell: AppContext, navigation: Rc<Navigation>, prefetch: Option<Rc<Prefetch>>) {
    Effect::new(move || {
        document().set_title(&shell.document_title());
        if shell.page_status.with_untracked(|head| head.is_ready) {
            scrollspy::watch();
            let landing = navigation.take_scroll_target();
            apply_scroll_target(landing);
            finder_bridge::handle_search_url(shell, should_show_match(landing));
            highlight_changes::highlight_new();
            if let Some(prefetch) = &prefetch {
                prefetch.watch_headlines();
            }
        } else {
            if navigation.targets_top() {
                // Where the shape of what comes begins.
                scroll_to(0.0);
            }
            finder_bridge::handle_search_url(shell, false);
        }
    });
}

/// Who comes by a link, or opens the page at its top, wants to see what the link was about.
fn should_show_match(landing: ScrollTarget) -> bool {
    match landing {
        ScrollTarget::Initial | ScrollTarget::Top | ScrollTarget::Fragment => true,
        ScrollTarget::Prerendered(_) => is_at_top(),
        ScrollTarget::Restored(_) | ScrollTarget::Keep => false,
    }
}

/// Puts scroll and focus where they belong.
pub(crate) fn apply_scroll_target(landing: ScrollTarget) {
    match landing {
        ScrollTarget::Initial => {
            if let Some(target) = fragment_target() {
                target.scroll_into_view();
            }
        }
        ScrollTarget::Top => {
            scroll_to(0.0);
            // Whoever goes to the search wants to write.
            focus(finder_bridge::search_input().or_else(heading));
        }
        ScrollTarget::Fragment => match fragment_target() {
            Some(target) => {
                target.scroll_into_view();
                make_focusable(&target);
                focus(Some(target));
            }
            None => apply_scroll_target(ScrollTarget::Top),
        },
        // Somebody writes already.
        ScrollTarget::Restored(_) | ScrollTarget::Keep if is_writing() => {}
        ScrollTarget::Restored(y) => {
            scroll_to(y);
            focus(heading());
        }
        ScrollTarget::Keep => focus(heading()),
        ScrollTarget::Prerendered(y) => y.into_iter().for_each(scroll_to),
    }
}

fn is_writing() -> bool {
    let focus = document().active_element();
    focus.is_some_and(|it| it.matches(".search input").unwrap_or_default())
}

/// To an element of the page, past what stands before it.
pub(crate) fn skip_to(hash: &str) {
    if let Some(target) = target_of(hash) {
        make_focusable(&target);
        let _ = target.focus();
    }
}

/// Links take the focus as they are; for headings and parts of the page it has to be allowed.
fn make_focusable(element: &HtmlElement) {
    if element.tab_index() < 0 {
        let _ = element.set_attribute("tabindex", "-1");
    }
}

pub(crate) fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// The heading, not `<main>`: a screen reader speaks a focused heading, while `<main>` outlives
/// the page and focusing it again says nothing.
fn heading() -> Option<HtmlElement> {
    document().query_selector("h1").ok()??.dyn_into().ok()
}

fn focus(element: Option<HtmlElement>) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element {
        let _ = element.focus_with_options(&options);
    }
}

fn fragment_target() -> Option<HtmlElement> {
    target_of(&window().location().hash().ok()?)
}

fn target_of(hash: &str) -> Option<HtmlElement> {
    let id = percent_decode_str(hash.strip_prefix('#')?).decode_utf8().ok()?;
    document().get_element_by_id(&id)?.dyn_into().ok()
}
