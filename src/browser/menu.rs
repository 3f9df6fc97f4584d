//! Escape in an unfolded part of the menu gives the focus back to the button that unfolded it:
//! what has the focus is about to be hidden.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::browser::document;
use crate::browser::events::listen;

/// Listens for Escape.
pub(crate) fn watch() {
    listen(&document(), "keydown", |event: KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(button) = button_of_focus()
        {
            let _ = button.focus();
        }
    });
}

fn button_of_focus() -> Option<HtmlElement> {
    let part = document().active_element()?.closest(".menu ul[id]").ok()??;
    let button = format!(".menu [aria-controls='{}']", part.id());
    document().query_selector(&button).ok()??.dyn_into().ok()
}
