//! The app replaces the prerendered page.
//!
//! This is not hydration: the app builds its own elements out of sight, and one task exchanges the
//! two, so that every frame shows the text. The app takes over what the reader has already done to
//! the page: loaded images, open disclosures, selection, focus, scroll.
//!
//! Tests: `tests/browser/takeover.rs`, `tests/browser/layout_stability.rs`

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use crate::browser::dom::document;
use crate::browser::page::selection::{SavedSelection, node_path, resolve_path};
use crate::browser::sanitize;
use crate::contract::{DISCLOSURES, MENU_BUTTONS, MOVED_IMAGES, PROSE, SEARCH_PAGE};

/// Replaces `prerendered`, which is in the page, with `mounted`, which is not.
pub(crate) fn take_over(prerendered: &Element, mounted: &Element) {
    let focus = document().active_element().and_then(|it| node_path(prerendered, it.into()));
    let selection = SavedSelection::within(prerendered);
    sanitize::prerendered::end_takeover();
    move_body(prerendered, mounted);
    move_images(prerendered, mounted);
    copy_open_state(prerendered, mounted);
    let _ = prerendered.replace_with_with_node_1(mounted);
    copy_menu_state(prerendered, mounted);
    let focused =
        focus.and_then(|path| resolve_path(mounted, &path)?.dyn_into::<HtmlElement>().ok());
    if let Some(element) = focused {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
    // After the focus: WebKit moves the selection to what is focused.
    if let Some(selection) = selection {
        selection.restore(mounted);
    }
}

/// Moves the nodes of an article's body, which the app has left empty (`sanitize::prerendered`):
/// both would be built by the same rules from the same document. A search page is moved as well,
/// since its reader may have typed into it.
fn move_body(prerendered: &Element, mounted: &Element) {
    for selector in [PROSE, SEARCH_PAGE] {
        let find = |root: &Element| root.query_selector(selector).ok().flatten();
        if let (Some(from), Some(to)) = (find(prerendered), find(mounted)) {
            to.set_text_content(None);
            while let Some(node) = from.first_child() {
                let _ = to.append_child(&node);
            }
        }
    }
}

/// Moves the elements of images, so that none is fetched or decoded twice.
fn move_images(prerendered: &Element, mounted: &Element) {
    let pairs = query_all(prerendered, MOVED_IMAGES).into_iter();
    for (from, to) in pairs.zip(query_all(mounted, MOVED_IMAGES)) {
        if from.get_attribute("src") == to.get_attribute("src") {
            let _ = to.replace_with_with_node_1(&from);
        }
    }
}

/// Opens the disclosures of the app that are open on the prerendered page. Those of an article's
/// body are moved with it.
fn copy_open_state(prerendered: &Element, mounted: &Element) {
    let pairs = query_all(prerendered, DISCLOSURES).into_iter();
    for (from, to) in pairs.zip(query_all(mounted, DISCLOSURES)) {
        if from.has_attribute("open") {
            let _ = to.set_attribute("open", "");
        }
    }
}

/// Unfolds the list of the menu that the reader has unfolded without the app
/// (`publish/bundle/js/menu.js`).
fn copy_menu_state(prerendered: &Element, mounted: &Element) {
    let pairs = query_all(prerendered, MENU_BUTTONS).into_iter();
    for (from, to) in pairs.zip(query_all(mounted, MENU_BUTTONS)) {
        if from.get_attribute("aria-expanded").as_deref() == Some("true")
            && let Ok(button) = to.dyn_into::<HtmlElement>()
        {
            button.click();
        }
    }
}

fn query_all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}
