//! Event listeners, which live as long as the page.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::{Element, Event, EventTarget, HtmlAnchorElement};

/// Calls `on_event` for each event `name` that reaches `target`.
pub(crate) fn listen<E: FromWasmAbi + 'static>(
    target: &EventTarget,
    name: &str,
    on_event: impl FnMut(E) + 'static,
) {
    let closure = Closure::<dyn FnMut(E)>::new(on_event);
    let added = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    if added.is_ok() {
        closure.forget();
    }
}

/// The element that an event happened on.
pub(crate) fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The link that an event happened on or in.
pub(crate) fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    target_of(event)?.closest("a[href]").ok()??.dyn_into().ok()
}
