//! The window and its document.

use wasm_bindgen::JsValue;
use web_sys::{Document, Window};

use crate::i18n::Lang;

pub(crate) fn window() -> Window {
    web_sys::window().expect("the reader runs in a window")
}

pub(crate) fn document() -> Document {
    window().document().expect("a window has a document")
}

/// What the interface speaks on this page.
pub(crate) fn lang() -> Lang {
    let root = document().document_element();
    Lang::of(&root.and_then(|it| it.get_attribute("lang")).unwrap_or_default())
}

/// What the browser says of an error of its own.
pub(crate) fn error_message(error: JsValue) -> String {
    js_sys::Error::from(error).message().into()
}
