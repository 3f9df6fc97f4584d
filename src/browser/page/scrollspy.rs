//! Which heading one is at: marks it in the table of contents.

use std::cell::RefCell;

use js_sys::Array;
use percent_encoding::percent_decode_str;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlAnchorElement, IntersectionObserver, IntersectionObserverInit};

use crate::browser::dom::{document, window};

/// A heading is current from the moment it has passed this part of the window's height.
const ACTIVATION_LINE: f64 = 0.3;

struct Scrollspy {
    observer: IntersectionObserver,
    /// Kept for as long as the observer may call it.
    _callback: Closure<dyn FnMut(Array)>,
}

impl Drop for Scrollspy {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

thread_local! {
    static SCROLLSPY: RefCell<Option<Scrollspy>> = const { RefCell::new(None) };
}

/// Follows the headings of the page that has just arrived, and none of the one before.
pub(crate) fn watch() {
    let entries = entries();
    let watching = if entries.is_empty() { None } else { observe(entries) };
    SCROLLSPY.set(watching);
}

fn observe(entries: Vec<(HtmlAnchorElement, Element)>) -> Option<Scrollspy> {
    let headings: Vec<Element> = entries.iter().map(|(_, heading)| heading.clone()).collect();
    let seen = Closure::<dyn FnMut(Array)>::new(move |_| update_current(&entries));
    let options = IntersectionObserverInit::new();
    options.set_root_margin("0px 0px -70% 0px");
    let callback = seen.as_ref().unchecked_ref();
    let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
    for heading in &headings {
        observer.observe(heading);
    }
    Some(Scrollspy { observer, _callback: seen })
}

/// The links of the table of contents, each with the heading it leads to.
fn entries() -> Vec<(HtmlAnchorElement, Element)> {
    let Ok(links) = document().query_selector_all(".contents a") else { return Vec::new() };
    let entry = |index| {
        let link: HtmlAnchorElement = links.item(index)?.dyn_into().ok()?;
        let hash = link.hash();
        let id = percent_decode_str(hash.strip_prefix('#')?).decode_utf8().ok()?;
        let heading = document().get_element_by_id(&id)?;
        Some((link, heading))
    };
    (0..links.length()).filter_map(entry).collect()
}

fn update_current(entries: &[(HtmlAnchorElement, Element)]) {
    let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(0.0);
    let line = height * ACTIVATION_LINE;
    let passed = |heading: &Element| heading.get_bounding_client_rect().top() <= line;
    // At the top of the page one has passed nothing, and the page painted before marks nothing.
    let moved = window().scroll_y().is_ok_and(|y| y > 0.0);
    let current = entries.iter().rposition(|(_, heading)| moved && passed(heading));
    for (place, (link, _)) in entries.iter().enumerate() {
        let _ = if current == Some(place) {
            link.set_attribute("aria-current", "true")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}
