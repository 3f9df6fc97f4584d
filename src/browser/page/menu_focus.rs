//! Escape in an unfolded list of the menu moves the focus to the button that unfolded it.
//!
//! Otherwise the focus would be lost: the list that holds it is about to be hidden.
//!
//! Tests: `tests/browser/menu.rs`

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::browser::dom::document;
use crate::browser::events::listen;
use crate::contract::{MENU_BUTTON_OF, MENU_ITEMS_ID, MENU_LISTS};

/// Listens for Escape.
pub(crate) fn watch() {
    listen(&document(), "keydown", |event: KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(list_id) = id_of_list_with_focus()
        {
            // Only one of the two buttons is visible and takes the focus: on a phone that of the
            // inner list, elsewhere that of the whole menu.
            let buttons = [MENU_ITEMS_ID, &list_id].into_iter().filter_map(button_of);
            buttons.for_each(|it| drop(it.focus()));
        }
    });
}

fn id_of_list_with_focus() -> Option<String> {
    Some(document().active_element()?.closest(MENU_LISTS).ok()??.id())
}

fn button_of(list_id: &str) -> Option<HtmlElement> {
    let button = format!("{MENU_BUTTON_OF}{list_id}']");
    document().query_selector(&button).ok()??.dyn_into().ok()
}
