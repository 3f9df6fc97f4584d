//! The elements that complete the search page. The app renders only its heading and its field
//! (`components/search`); the finder adds these to it, and the publisher prerenders a page that has
//! them all (`publish/prerender/search_page`).
//!
//! Tests: `src/publish/prerender/search_page.rs`

use crate::i18n::search_messages::SearchMessages;
use crate::search::query::params::NEWEST;

/// An element with its children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementOutline<'t> {
    /// The name of the element.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, &'t str)>,
    /// Its text; an element with children has none.
    pub text: &'t str,
    /// Its children, in order.
    pub children: Vec<Self>,
}

/// What is added to a page that has only its heading and its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchPageOutline<'t> {
    /// Attributes for the form.
    pub form: [(&'static str, &'t str); 2],
    /// Attributes for the field.
    pub field: [(&'static str, &'t str); 2],
    /// Elements for the end of the form: the button, and a `<select>` each for section, year and
    /// order. The options for sections and years are requested later.
    pub controls: Vec<ElementOutline<'t>>,
    /// Elements for the end of the page: the status message and the results.
    pub output: [ElementOutline<'t>; 2],
}

impl<'t> SearchPageOutline<'t> {
    /// The elements in words of the interface. `label` is the label of the field, `action` the URL
    /// of the search page.
    pub fn new(messages: &'static SearchMessages, label: &'t str, action: &'t str) -> Self {
        let [best, newest] = messages.orders;
        let mut order = select("order", best);
        order.children.push(option(NEWEST, newest));
        Self {
            form: [("role", "search"), ("action", action)],
            field: [("placeholder", messages.hint), ("autocomplete", "off")],
            controls: vec![
                element("button", vec![], label),
                select("section", messages.sections),
                select("year", messages.years),
                order,
            ],
            output: [
                element("p", vec![("class", "search-status"), ("role", "status")], ""),
                element("div", vec![("class", "stories results")], ""),
            ],
        }
    }
}

/// A `<select>`. Its first option means "any" and labels it.
fn select(name: &'static str, any: &'static str) -> ElementOutline<'static> {
    let children = vec![option("", any)];
    let attributes = vec![("name", name), ("aria-label", any)];
    ElementOutline { name: "select", attributes, text: "", children }
}

/// An option of a `<select>`.
pub fn option<'t>(value: &'t str, text: &'t str) -> ElementOutline<'t> {
    element("option", vec![("value", value)], text)
}

fn element<'t>(
    name: &'static str,
    attributes: Vec<(&'static str, &'t str)>,
    text: &'t str,
) -> ElementOutline<'t> {
    ElementOutline { name, attributes, text, children: Vec::new() }
}
