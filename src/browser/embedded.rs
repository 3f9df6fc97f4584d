//! Documents that came with the page: the application starts from them, without a request.

use std::collections::HashMap;

use js_sys::{Array, JSON, Object};
use wasm_bindgen::JsCast;

use crate::browser::document;

/// Bodies by address, relative to the endpoint. Empty where the page carries none.
pub(crate) fn documents() -> HashMap<String, String> {
    read().unwrap_or_default()
}

fn read() -> Option<HashMap<String, String>> {
    let text = document().get_element_by_id("quanwen-documents")?.text_content()?;
    let object: Object = JSON::parse(&text).ok()?.dyn_into().ok()?;
    let entry = |entry: Array| {
        Some((entry.get(0).as_string()?, JSON::stringify(&entry.get(1)).ok()?.into()))
    };
    let entries = Object::entries(&object);
    Some(entries.iter().filter_map(|it| entry(it.dyn_into().ok()?)).collect())
}
