//! Finds, creates and completes elements of the page.

use web_sys::Element;

use crate::browser::dom::document;
use crate::search::page::ElementOutline;

/// The first element that a selector matches.
pub(crate) fn find_element(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// Creates an element of this name with this class and this text, each unless it is empty.
pub(crate) fn create_element(name: &str, class: &str, text: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Some(element)
}

/// Sets these attributes.
pub(crate) fn set_attributes(element: &Element, attributes: &[(&str, &str)]) -> Option<()> {
    attributes.iter().try_for_each(|(name, value)| element.set_attribute(name, value).ok())
}

/// Appends the element that `outline` describes to `parent`.
pub(crate) fn append_outline(parent: &Element, outline: &ElementOutline<'_>) -> Option<()> {
    let element = create_element(outline.name, "", outline.text)?;
    set_attributes(&element, &outline.attributes)?;
    outline.children.iter().try_for_each(|it| append_outline(&element, it))?;
    parent.append_child(&element).ok().map(drop)
}
