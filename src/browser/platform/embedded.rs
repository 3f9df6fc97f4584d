//! Documents that came with the page: the application starts from them, without a request.

use js_sys::{JSON, Number, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

use crate::browser::dom::document;

/// Bodies by address, relative to the endpoint. Empty where the page carries none.
pub(crate) fn documents() -> Vec<(String, String)> {
    let found = document().query_selector_all("script[data-document]");
    let Ok(found) = found else { return Vec::new() };
    let element = |place| found.item(place)?.dyn_into::<Element>().ok();
    (0..found.length()).filter_map(element).filter_map(|it| read_script(&it)).collect()
}

/// Since when the page has been on this device, where the worker says so: milliseconds since 1970.
pub(crate) fn cached_since() -> Option<f64> {
    let kept = document().document_element()?.get_attribute("data-kept")?;
    Some(Number::parse_float(&kept))
}

/// Somebody else has been at the page before, such as a translator: what it says is not what was
/// published.
pub(crate) fn is_translated() -> bool {
    document().query_selector("#app .prose font").is_ok_and(|it| it.is_some())
}

fn read_script(script: &Element) -> Option<(String, String)> {
    let address = script.get_attribute("data-document")?;
    let text = script.text_content()?;
    // The body of an article stands in the page once already.
    let text = match text.strip_prefix("{\"content_html\":0") {
        Some(rest) => ["{\"content_html\":", &prerendered_body()?, rest].concat(),
        None => text,
    };
    Some((address, text))
}

/// The body of the article as it was painted, as JSON. It came from the same document, through
/// the same gate, and goes through that gate again.
fn prerendered_body() -> Option<String> {
    let body = document().query_selector("#app .prose").ok()??;
    // Links within the page are relative to the site there, and to the document here.
    let links = body.query_selector_all("a[href^='./']").ok()?;
    for place in 0..links.length() {
        let link: HtmlAnchorElement = links.item(place)?.dyn_into().ok()?;
        let _ = link.set_attribute("href", &(link.pathname() + &link.hash()));
    }
    let markup = Reflect::get(&body, &"innerHTML".into()).ok()?;
    Some(JSON::stringify(&markup).ok()?.into())
}
