//! A scrollspy: marks the heading that the reader has reached in the table of contents.
//!
//! Tests: `tests/browser/fragments.rs`

use std::cell::RefCell;

use js_sys::Array;
use percent_encoding::percent_decode_str;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlAnchorElement, IntersectionObserver, IntersectionObserverInit};

use crate::browser::dom::{document, window};
use crate::contract::CONTENTS_LINKS;

/// A heading is current once it has passed this part of the window's height, from the top.
const ACTIVATION_LINE: f64 = 0.3;

struct Scrollspy {
    observer: IntersectionObserver,
    /// Owned here for as long as the observer may call it.
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

/// Observes the headings of the page that is shown now, and no longer those of the page before.
pub(crate) fn watch() {
    let links = links();
    let scrollspy = if links.is_empty() { None } else { observe(links) };
    SCROLLSPY.set(scrollspy);
}

fn observe(links: Vec<(HtmlAnchorElement, Element)>) -> Option<Scrollspy> {
    let headings: Vec<Element> = links.iter().map(|(_, heading)| heading.clone()).collect();
    let callback = Closure::<dyn FnMut(Array)>::new(move |_| update_current(&links));
    let options = IntersectionObserverInit::new();
    options.set_root_margin("0px 0px -70% 0px");
    let function = callback.as_ref().unchecked_ref();
    let observer = IntersectionObserver::new_with_options(function, &options).ok()?;
    for heading in &headings {
        observer.observe(heading);
    }
    Some(Scrollspy { observer, _callback: callback })
}

/// The links of the table of contents, each with the heading it leads to.
fn links() -> Vec<(HtmlAnchorElement, Element)> {
    let Ok(found) = document().query_selector_all(CONTENTS_LINKS) else { return Vec::new() };
    let with_heading = |index| {
        let link: HtmlAnchorElement = found.item(index)?.dyn_into().ok()?;
        let hash = link.hash();
        let id = percent_decode_str(hash.strip_prefix('#')?).decode_utf8().ok()?;
        let heading = document().get_element_by_id(&id)?;
        Some((link, heading))
    };
    (0..found.length()).filter_map(with_heading).collect()
}

fn update_current(links: &[(HtmlAnchorElement, Element)]) {
    let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(0.0);
    let line = height * ACTIVATION_LINE;
    let is_passed = |heading: &Element| heading.get_bounding_client_rect().top() <= line;
    // At the top of the page no heading is passed, and the prerendered page marks none.
    let is_scrolled = window().scroll_y().is_ok_and(|y| y > 0.0);
    let current = links.iter().rposition(|(_, heading)| is_scrolled && is_passed(heading));
    for (index, (link, _)) in links.iter().enumerate() {
        let _ = if current == Some(index) {
            link.set_attribute("aria-current", "true")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}
