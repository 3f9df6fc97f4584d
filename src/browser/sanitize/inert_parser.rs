//! Parses HTML with the browser's own parser, in an inert document: nothing runs, nothing loads.
//!
//! Tests: `tests/browser/attacks/in_bodies.rs`

use js_sys::{Function, JsString, Object, Reflect, RegExp};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::browser::dom::document;
use crate::contract::SANITIZER_POLICY;

/// Where to insert [`MARKER`], so that a name means nothing to the browser: in attributes that the
/// Content Security Policy is applied to even where they can do nothing, and in `<track>`, whose URL
/// is of captions. Chromium would report each of them as a violation.
const MARKED_NAMES: &str =
    r#"([\s"'/](?=on[a-z])|[\s"'](?=style)|[^<]/(?=style)|</(?=style/)|</?track)"#;
/// A noncharacter of Unicode, so that it is in no text.
const MARKER: char = '\u{fdd0}';

/// Parses `source` into an element of a document that no window shows.
pub(crate) fn parse(source: &str) -> Option<Element> {
    let inert = document().implementation().ok()?.create_html_document_with_title("").ok()?;
    let root = inert.create_element("div").ok()?;
    let marked = JsString::from(source)
        .replace_by_pattern(&RegExp::new(MARKED_NAMES, "gi"), &format!("$1{MARKER}"));
    root.unchecked_ref::<InertElement>().set_markup(&trusted_html(&marked));
    Some(root)
}

/// The text without [`MARKER`].
pub(crate) fn strip_marker(text: String) -> String {
    if text.contains(MARKER) { text.replace(MARKER, "") } else { text }
}

/// The markup as `TrustedHTML`, where the browser demands it (Trusted Types, W3C). This is the only
/// policy of the app, and what it vouches for goes into no page.
fn trusted_html(markup: &JsString) -> JsValue {
    thread_local! { static POLICY: Option<Policy> = policy() }
    POLICY.with(|it| it.as_ref().map_or_else(|| markup.into(), |it| it.create_html(markup)))
}

fn policy() -> Option<Policy> {
    let rules = Object::new();
    // The function `String` takes a text and returns it.
    STRING.with(|it| Reflect::set(&rules, &"createHTML".into(), it)).ok()?;
    create_policy(SANITIZER_POLICY, &rules).ok()
}

#[wasm_bindgen]
extern "C" {
    type Policy;

    #[wasm_bindgen(method, js_name = createHTML)]
    fn create_html(this: &Policy, markup: &JsString) -> JsValue;

    #[wasm_bindgen(catch, js_namespace = trustedTypes, js_name = createPolicy)]
    fn create_policy(name: &str, rules: &Object) -> Result<Policy, JsValue>;

    #[wasm_bindgen(thread_local_v2, js_name = String)]
    static STRING: Function;

    type InertElement;

    #[wasm_bindgen(method, setter, js_name = innerHTML)]
    fn set_markup(this: &InertElement, markup: &JsValue);
}
