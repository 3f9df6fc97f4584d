//! Marks the paragraphs of an article that an update has added or changed.
//!
//! Tests: `tests/browser/revalidation.rs`

use std::cell::RefCell;

use web_sys::Element;

use crate::browser::dom::document;
use crate::contract::{CHANGED, PROSE};

thread_local! {
    /// The texts of the blocks of the article that is about to be replaced.
    static REMEMBERED_BLOCKS: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Remembers the blocks of the article, before an update replaces it.
pub(crate) fn remember_blocks() {
    let texts = blocks().iter().filter_map(|it| it.text_content()).collect();
    REMEMBERED_BLOCKS.replace(Some(texts));
}

/// Marks the blocks that were not there before the update, and scrolls to the first of them.
pub(crate) fn highlight_new() {
    let Some(before) = REMEMBERED_BLOCKS.take() else { return };
    let is_new = |it: &Element| !before.contains(&it.text_content().unwrap_or_default());
    let new: Vec<Element> = blocks().into_iter().filter(is_new).collect();
    for block in &new {
        let _ = block.set_attribute(CHANGED, "");
    }
    if let Some(first) = new.first() {
        first.scroll_into_view();
    }
}

fn blocks() -> Vec<Element> {
    let Ok(Some(body)) = document().query_selector(PROSE) else { return Vec::new() };
    let children = body.children();
    (0..children.length()).filter_map(|index| children.item(index)).collect()
}
