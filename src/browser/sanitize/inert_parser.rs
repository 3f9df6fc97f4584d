//! Markup as the browser's own parser reads it, where nothing of it runs or loads.

use js_sys::{Function, JsString, Object, Reflect, RegExp};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::browser::dom::document;

/// Where to put a sign, so that a name is none that anybody knows: attributes that a policy for
/// content is asked about even where they can do nothing, since Chromium would report each of them,
/// and the addresses of captions.
const MARKED_NAMES: &str =
    r#"([\s"'/](?=on[a-z])|[\s"'](?=style)|[^<]/(?=style)|</(?=style/)|</?track)"#;
/// The sign: not a character, so that no text has it.
const MARKER: char = '\u{fdd0}';

/// The root of what was read, in a document of its own that no window shows.
pub(crate) fn parse(source: &str) -> Option<Element> {
    let shelf = document().implementation().ok()?.create_html_document_with_title("").ok()?;
    let root = shelf.create_element("div").ok()?;
    let signed = JsString::from(source)
        .replace_by_pattern(&RegExp::new(MARKED_NAMES, "gi"), &format!("$1{MARKER}"));
    root.unchecked_ref::<InertElement>().set_markup(&trusted_html(&signed));
    Some(root)
}

/// The text without the sign.
pub(crate) fn strip_marker(text: String) -> String {
    if text.contains(MARKER) { text.replace(MARKER, "") } else { text }
}

/// Where the browser wants every markup vouched for (Trusted Types, W3C), this is: it goes into
/// no page. There is no other place that does so.
fn trusted_html(markup: &JsString) -> JsValue {
    thread_local! { static POLICY: Option<Policy> = policy() }
    POLICY.with(|it| it.as_ref().map_or_else(|| markup.into(), |it| it.create_html(markup)))
}

fn policy() -> Option<Policy> {
    let rules = Object::new();
    // Which takes a text and returns it.
    STRING.with(|it| Reflect::set(&rules, &"createHTML".into(), it)).ok()?;
    create_policy("reader", &rules).ok()
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
