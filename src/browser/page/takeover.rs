//! The application takes the place of the page that was painted before it.
//!
//! It is built beside that page and put in its place in one task, so no frame lacks the text. What
//! the reader has already done to the page stays: pictures that are there, the folds that are
//! open, the selection and the focus.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node, Text};

use crate::browser::dom::{document, window};
use crate::browser::sanitize;
use crate::model::untrusted_html::UntrustedHtml;

/// Holds the body of an article.
const BODY: &str = ".prose";

/// Folds that the application makes; those of an article's body are moved with it.
const FOLDS: &str = ".contents-fold, .settings";

thread_local! {
    /// The body of the article that is painted is about to be moved.
    static MOVES_BODY: Cell<bool> = const { Cell::new(false) };
}

/// Says that what is built next takes over `old`.
pub(crate) fn prepare(old: &Element) {
    MOVES_BODY.set(old.query_selector(BODY).is_ok_and(|it| it.is_some()));
}

/// The door for markup; what will be moved need not be built.
pub(crate) fn sanitizer(target: &Element, html: &UntrustedHtml) {
    if !MOVES_BODY.take() {
        sanitize::sanitize_into(target, html);
    }
}

/// Puts `new` in the place of `old`.
pub(crate) fn take_over(old: &Element, new: &Element) {
    let focus = document().active_element().and_then(|it| node_path(old, it.into()));
    let selection = SavedSelection::within(old);
    MOVES_BODY.set(false);
    move_body(old, new);
    move_pictures(old, new);
    copy_open_state(old, new);
    let _ = old.replace_with_with_node_1(new);
    copy_menu_state(old, new);
    let focused = focus.and_then(|path| resolve_path(new, &path)?.dyn_into::<HtmlElement>().ok());
    if let Some(element) = focused {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
    // After the focus, with which WebKit takes a selection elsewhere away.
    if let Some(selection) = selection {
        selection.restore(new);
    }
}

/// The body of an article is moved, not made again: both were made by the same rules from the
/// same document. A page to search on has what may have been written on it already.
fn move_body(old: &Element, new: &Element) {
    for part in [BODY, ".search-page"] {
        let part = |root: &Element| root.query_selector(part).ok().flatten();
        if let (Some(from), Some(to)) = (part(old), part(new)) {
            to.set_text_content(None);
            while let Some(node) = from.first_child() {
                let _ = to.append_child(&node);
            }
        }
    }
}

/// A picture that is there is moved, so that it is neither fetched nor decoded twice.
fn move_pictures(old: &Element, new: &Element) {
    let outside = ".story img, .lead img";
    for (from, to) in query_all(old, outside).into_iter().zip(query_all(new, outside)) {
        if from.get_attribute("src") == to.get_attribute("src") {
            let _ = to.replace_with_with_node_1(&from);
        }
    }
}

fn copy_open_state(old: &Element, new: &Element) {
    for (from, to) in query_all(old, FOLDS).into_iter().zip(query_all(new, FOLDS)) {
        if from.has_attribute("open") {
            let _ = to.set_attribute("open", "");
        }
    }
}

/// A part of the menu that was unfolded before the application was there is unfolded by it too.
fn copy_menu_state(old: &Element, new: &Element) {
    for (from, to) in query_all(old, ".menu button").into_iter().zip(query_all(new, ".menu button"))
    {
        if from.get_attribute("aria-expanded").as_deref() == Some("true")
            && let Ok(button) = to.dyn_into::<HtmlElement>()
        {
            button.click();
        }
    }
}

fn query_all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect()
}

/// Where a node is in its tree: from the root, the place of each element among its brothers.
/// `None` outside `root`.
fn node_path(root: &Element, node: Node) -> Option<Vec<u32>> {
    let mut path = Vec::new();
    let mut element = node.dyn_into::<Element>().ok()?;
    while element != *root {
        let mut place = 0;
        let mut before = element.previous_element_sibling();
        while let Some(sibling) = before {
            place += 1;
            before = sibling.previous_element_sibling();
        }
        path.push(place);
        element = element.parent_element()?;
    }
    path.reverse();
    Some(path)
}

fn resolve_path(root: &Element, path: &[u32]) -> Option<Element> {
    path.iter().try_fold(root.clone(), |it, place| it.children().item(*place))
}

/// One end of a selection: an element, and how many characters into its text.
struct SelectionPoint {
    path: Vec<u32>,
    characters: u32,
}

/// What is selected, told so that it can be found again among other nodes.
struct SavedSelection {
    from: SelectionPoint,
    to: SelectionPoint,
}

impl SavedSelection {
    fn within(root: &Element) -> Option<Self> {
        let selection = window().get_selection().ok()??;
        if selection.is_collapsed() {
            return None;
        }
        let end = |node: Option<Node>, offset| SelectionPoint::at(root, &node?, offset);
        Some(Self {
            from: end(selection.anchor_node(), selection.anchor_offset())?,
            to: end(selection.focus_node(), selection.focus_offset())?,
        })
    }

    fn restore(self, root: &Element) {
        let Ok(Some(selection)) = window().get_selection() else { return };
        if let (Some((from, start)), Some((to, end))) = (self.from.find(root), self.to.find(root)) {
            let _ = selection.set_base_and_extent(&from, start, &to, end);
        }
    }
}

impl SelectionPoint {
    fn at(root: &Element, node: &Node, offset: u32) -> Option<Self> {
        let holder = if node.node_type() == Node::TEXT_NODE {
            Node::from(node.parent_element()?)
        } else {
            node.clone()
        };
        let mut characters = 0;
        if node.node_type() == Node::TEXT_NODE {
            characters = offset;
            let mut before = node.previous_sibling();
            while let Some(sibling) = before {
                characters += text_length(&sibling);
                before = sibling.previous_sibling();
            }
        }
        Some(Self { path: node_path(root, holder)?, characters })
    }

    /// The text node, and the place in it.
    fn find(&self, root: &Element) -> Option<(Node, u32)> {
        let mut rest = self.characters;
        let element = resolve_path(root, &self.path)?;
        let mut child = element.first_child();
        while let Some(node) = child {
            let length = text_length(&node);
            if node.node_type() == Node::TEXT_NODE && rest <= length {
                return Some((node, rest));
            }
            rest = rest.saturating_sub(length);
            child = node.next_sibling();
        }
        Some((element.into(), 0))
    }
}

/// In the units of the selection. Only text counts: a selection that ends in an element between
/// texts is found again by that element.
fn text_length(node: &Node) -> u32 {
    node.dyn_ref::<Text>().map_or(0, |text| text.length())
}
