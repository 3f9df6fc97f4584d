//! Listening to the document, for as long as the page lives.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::{Element, Event, EventTarget, HtmlAnchorElement};

/// Calls `heard` for each event called `name`.
pub(crate) fn listen<E: FromWasmAbi + 'static>(
    target: &EventTarget,
    name: &str,
    heard: impl FnMut(E) + 'static,
) {
    let closure = Closure::<dyn FnMut(E)>::new(heard);
    let listening = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    if listening.is_ok() {
        closure.forget();
    }
}

/// The element an event happened on.
pub(crate) fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The link an event happened on or in.
pub(crate) fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    target_of(event)?.closest("a[href]").ok()??.dyn_into().ok()
}
