//! Paths of nodes and the selection, saved so that both can be found in another tree of the same
//! shape.
//!
//! Tests: `tests/browser/takeover.rs`

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

use crate::browser::dom::window;

/// The path of a node from `root`: the index of each element among its siblings. `None` outside
/// `root`.
pub(crate) fn node_path(root: &Element, node: Node) -> Option<Vec<u32>> {
    let mut path = Vec::new();
    let mut element = node.dyn_into::<Element>().ok()?;
    while element != *root {
        let mut index = 0;
        let mut previous = element.previous_element_sibling();
        while let Some(sibling) = previous {
            index += 1;
            previous = sibling.previous_element_sibling();
        }
        path.push(index);
        element = element.parent_element()?;
    }
    path.reverse();
    Some(path)
}

/// The element at a path from `root`.
pub(crate) fn resolve_path(root: &Element, path: &[u32]) -> Option<Element> {
    path.iter().try_fold(root.clone(), |it, index| it.children().item(*index))
}

/// One end of a selection: an element, and a number of characters in its text.
struct SelectionPoint {
    path: Vec<u32>,
    characters: u32,
}

/// A selection, by paths instead of nodes.
pub(crate) struct SavedSelection {
    from: SelectionPoint,
    to: SelectionPoint,
}

impl SavedSelection {
    /// The selection of the page, if it is not empty and within `root`.
    pub(crate) fn within(root: &Element) -> Option<Self> {
        let selection = window().get_selection().ok()??;
        if selection.is_collapsed() {
            return None;
        }
        let point = |node: Option<Node>, offset| SelectionPoint::at(root, &node?, offset);
        Some(Self {
            from: point(selection.anchor_node(), selection.anchor_offset())?,
            to: point(selection.focus_node(), selection.focus_offset())?,
        })
    }

    /// Selects the same characters in the tree of `root`.
    pub(crate) fn restore(self, root: &Element) {
        let Ok(Some(selection)) = window().get_selection() else { return };
        if let (Some((from, start)), Some((to, end))) = (self.from.find(root), self.to.find(root)) {
            let _ = selection.set_base_and_extent(&from, start, &to, end);
        }
    }
}

impl SelectionPoint {
    fn at(root: &Element, node: &Node, offset: u32) -> Option<Self> {
        let element = if node.node_type() == Node::TEXT_NODE {
            Node::from(node.parent_element()?)
        } else {
            node.clone()
        };
        let mut characters = 0;
        if node.node_type() == Node::TEXT_NODE {
            characters = offset;
            let mut previous = node.previous_sibling();
            while let Some(sibling) = previous {
                characters += text_length(&sibling);
                previous = sibling.previous_sibling();
            }
        }
        Some(Self { path: node_path(root, element)?, characters })
    }

    /// The text node at this point, and the offset in it.
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

/// The length of a text node in UTF-16 code units, as selections count; 0 for other nodes. A
/// selection that ends in an element between two texts is found by the path of that element.
fn text_length(node: &Node) -> u32 {
    node.dyn_ref::<Text>().map_or(0, |text| text.length())
}
