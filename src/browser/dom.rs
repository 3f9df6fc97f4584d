//! The window and its document.

use wasm_bindgen::JsValue;
use web_sys::{Document, VisibilityState, Window};

use crate::i18n::Lang;

/// The window of the page.
pub(crate) fn window() -> Window {
    web_sys::window().expect("the app runs in a window")
}

/// The DOM document of the page.
pub(crate) fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The language of the interface: the `lang` of `<html>`.
pub(crate) fn lang() -> Lang {
    let root = document().document_element();
    Lang::of(&root.and_then(|it| it.get_attribute("lang")).unwrap_or_default())
}

/// Whether the page is in a background tab or a minimized window.
pub(crate) fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

/// The message of an error that the browser has thrown.
pub(crate) fn error_message(error: JsValue) -> String {
    js_sys::Error::from(error).message().into()
}
