//! Escape in an unfolded part of the menu gives the focus back to the button that unfolded it:
//! what has the focus is about to be hidden.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::browser::dom::document;
use crate::browser::events::listen;

/// Listens for Escape.
pub(crate) fn watch() {
    listen(&document(), "keydown", |event: KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(part) = part_of_focus()
        {
            // One of the two buttons is not shown, and takes no focus: on a phone that of the
            // part, elsewhere that of the whole.
            let buttons = ["menu-entries", &part].into_iter().filter_map(button_of);
            buttons.for_each(|it| drop(it.focus()));
        }
    });
}

fn part_of_focus() -> Option<String> {
    Some(document().active_element()?.closest(".menu ul[id]").ok()??.id())
}

fn button_of(part: &str) -> Option<HtmlElement> {
    let button = format!(".menu [aria-controls='{part}']");
    document().query_selector(&button).ok()??.dyn_into().ok()
}
