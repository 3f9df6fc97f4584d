//! Where the reader is on a page once its content is shown: scroll and focus.
//!
//! Tests: `tests/browser/fragments.rs`, `tests/browser/history.rs`, `tests/browser/accessibility.rs`

use percent_encoding::percent_decode_str;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use crate::browser::dom::{document, window};
use crate::browser::finder_bridge;
use crate::contract::SEARCH_FIELD;

/// Where to scroll and what to focus once the content of a page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum ScrollTarget {
    /// The page has just been opened: the browser has put the focus where it belongs.
    #[default]
    Initial,
    /// The heading, at the top.
    Top,
    /// The target of the fragment in the URL.
    Fragment,
    /// This distance from the top, in pixels; the focus on the heading.
    Restored(f64),
    /// The scroll as it is; the focus on the heading.
    Keep,
    /// The prerendered page as the reader has left it or, if it has not been scrolled, this
    /// distance from the top in pixels.
    Prerendered(Option<f64>),
}

/// Moves scroll and focus to a target.
pub(crate) fn apply(target: ScrollTarget) {
    match target {
        ScrollTarget::Initial => {
            if let Some(element) = fragment_target() {
                element.scroll_into_view();
            }
        }
        ScrollTarget::Top => {
            scroll_to(0.0);
            // On a search page, whose reader wants to type.
            focus(finder_bridge::search_input().or_else(heading));
        }
        ScrollTarget::Fragment => match fragment_target() {
            Some(element) => {
                element.scroll_into_view();
                make_focusable(&element);
                focus(Some(element));
            }
            None => apply(ScrollTarget::Top),
        },
        // The reader is typing already.
        ScrollTarget::Restored(_) | ScrollTarget::Keep if is_typing() => {}
        ScrollTarget::Restored(y) => {
            scroll_to(y);
            focus(heading());
        }
        ScrollTarget::Keep => focus(heading()),
        ScrollTarget::Prerendered(y) => y.into_iter().for_each(scroll_to),
    }
}

fn is_typing() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|it| it.matches(SEARCH_FIELD).unwrap_or_default())
}

/// Moves the focus to the element that a skip link names.
pub(crate) fn skip_to(hash: &str) {
    if let Some(element) = target_of(hash) {
        make_focusable(&element);
        let _ = element.focus();
    }
}

/// Lets a heading or a part of the page take the focus, which links do anyway.
fn make_focusable(element: &HtmlElement) {
    if element.tab_index() < 0 {
        let _ = element.set_attribute("tabindex", "-1");
    }
}

/// Scrolls to this distance from the top, in pixels.
pub(crate) fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// Whether the page is not scrolled.
pub(crate) fn is_at_top() -> bool {
    !window().scroll_y().is_ok_and(|it| it > 0.0)
}

/// The heading, not `<main>`: a screen reader reads a focused heading aloud. `<main>` is the same
/// element on every page, and a screen reader announces nothing when it is focused again.
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
