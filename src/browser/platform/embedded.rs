//! Documents embedded in the prerendered page: the app starts from them, without a request.
//!
//! Tests: `tests/browser/takeover.rs`, `tests/browser/faults/shared_state.rs`

use js_sys::{JSON, Number, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

use crate::browser::dom::document;
use crate::contract::{
    BODY_LEFT_OUT, BODY_MEMBER, CACHED_SINCE, EMBEDDED_DOCUMENT, EMBEDDED_DOCUMENTS,
    PRERENDERED_PROSE, TRANSLATED_PROSE,
};

/// Bodies by path, relative to the endpoint. Empty where the page embeds none.
pub(crate) fn documents() -> Vec<(String, String)> {
    let Ok(found) = document().query_selector_all(EMBEDDED_DOCUMENTS) else { return Vec::new() };
    let element = |index| found.item(index)?.dyn_into::<Element>().ok();
    (0..found.length()).filter_map(element).filter_map(|it| read_script(&it)).collect()
}

/// When the service worker stored this page, in milliseconds since 1970; `None` if the page came
/// from the network.
pub(crate) fn cached_since() -> Option<f64> {
    let since = document().document_element()?.get_attribute(CACHED_SINCE)?;
    Some(Number::parse_float(&since))
}

/// Whether a translation program has changed the body of the article: it is no longer what was
/// published.
pub(crate) fn is_translated() -> bool {
    document().query_selector(TRANSLATED_PROSE).is_ok_and(|it| it.is_some())
}

fn read_script(script: &Element) -> Option<(String, String)> {
    let path = script.get_attribute(EMBEDDED_DOCUMENT)?;
    let text = script.text_content()?;
    // The page holds the body of an article only once, as elements.
    let text = match text.strip_prefix(BODY_LEFT_OUT) {
        Some(rest) => [BODY_MEMBER, &prerendered_body()?, rest].concat(),
        None => text,
    };
    Some((path, text))
}

/// The body of the prerendered article as JSON. It was sanitized when it was prerendered from the
/// same document, and is sanitized again when it is shown.
fn prerendered_body() -> Option<String> {
    let body = document().query_selector(PRERENDERED_PROSE).ok()??;
    // Links within the page are relative to the site there, but to the document here.
    let links = body.query_selector_all("a[href^='./']").ok()?;
    for index in 0..links.length() {
        let link: HtmlAnchorElement = links.item(index)?.dyn_into().ok()?;
        let _ = link.set_attribute("href", &(link.pathname() + &link.hash()));
    }
    let markup = Reflect::get(&body, &"innerHTML".into()).ok()?;
    Some(JSON::stringify(&markup).ok()?.into())
}
