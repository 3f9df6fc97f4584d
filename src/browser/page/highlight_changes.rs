//! What is new in an article, marked where it stands.

use std::cell::RefCell;

use web_sys::Element;

use crate::browser::dom::document;

thread_local! {
    /// The blocks of the article that is about to be replaced, by their text.
    static REMEMBERED_BLOCKS: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Looks at the article before it is replaced.
pub(crate) fn remember_blocks() {
    let texts = blocks().iter().filter_map(|it| it.text_content()).collect();
    REMEMBERED_BLOCKS.replace(Some(texts));
}

/// Marks what was not there before, and goes to the first of it.
pub(crate) fn highlight_new() {
    let Some(before) = REMEMBERED_BLOCKS.take() else { return };
    let is_new = |it: &Element| !before.contains(&it.text_content().unwrap_or_default());
    let new: Vec<Element> = blocks().into_iter().filter(is_new).collect();
    for block in &new {
        let _ = block.set_attribute("data-changed", "");
    }
    if let Some(first) = new.first() {
        first.scroll_into_view();
    }
}

fn blocks() -> Vec<Element> {
    let Ok(Some(body)) = document().query_selector(".prose") else { return Vec::new() };
    let children = body.children();
    (0..children.length()).filter_map(|place| children.item(place)).collect()
}
