//! The text of a part of the page, as the index has it (`search/analysis/html_text`), and the ranges
//! of the page that it comes from.

use web_sys::{Element, Node, Range};

use crate::browser::dom::document;
use crate::contract::UNSEARCHED;
use crate::search::analysis::html_text::INLINE;

/// `NodeFilter.SHOW_TEXT` (DOM, section 6.3).
const SHOW_TEXT: u32 = 4;

/// The text of a part of the page.
#[derive(Default)]
pub(crate) struct PageText {
    /// The text, each block on a line of its own.
    pub(crate) text: String,
    /// The text nodes, each with the byte of `text` it begins at.
    nodes: Vec<(usize, Node)>,
}

impl PageText {
    /// The text of the first element that `selector` matches; empty without one.
    pub(crate) fn of(selector: &str) -> Self {
        let mut text = Self::default();
        let Ok(Some(root)) = document().query_selector(selector) else { return text };
        let Ok(walker) = document().create_tree_walker_with_what_to_show(&root, SHOW_TEXT) else {
            return text;
        };
        let mut block = None;
        while let Ok(Some(node)) = walker.next_node() {
            let Some(parent) = node.parent_element() else { continue };
            if parent.closest(UNSEARCHED).ok().flatten().is_some() {
                continue;
            }
            let own = block_element(parent);
            if block.is_some() && own != block {
                text.text.push('\n');
            }
            block = own;
            text.nodes.push((text.text.len(), node.clone()));
            let value = node.node_value().unwrap_or_default();
            text.text.extend(value.chars().map(|c| if c == '\n' { ' ' } else { c }));
        }
        text
    }

    /// The range of the page from byte `start` to byte `end` of the text.
    pub(crate) fn range(&self, start: usize, end: usize) -> Option<Range> {
        let range = Range::new().ok()?;
        let (node, at) = self.position(start, false)?;
        range.set_start(node, at).ok()?;
        let (node, at) = self.position(end, true)?;
        range.set_end(node, at).ok()?;
        Some(range)
    }

    /// The node that contains a byte of the text, and the offset in it in UTF-16 units. Between two
    /// nodes it is the one that ends there if `is_end`, or else the one that begins there.
    fn position(&self, byte: usize, is_end: bool) -> Option<(&Node, u32)> {
        let behind = self.nodes.partition_point(
            |(from, _)| {
                if is_end { *from < byte } else { *from <= byte }
            },
        );
        let (from, node) = self.nodes.get(behind.checked_sub(1)?)?;
        let units = self.text.get(*from..byte)?.encode_utf16().count();
        Some((node, u32::try_from(units).ok()?))
    }
}

/// The innermost block that contains `element`, or is it.
fn block_element(mut element: Element) -> Option<Element> {
    while INLINE.contains(&&*element.tag_name().to_ascii_lowercase()) {
        element = element.parent_element()?;
    }
    Some(element)
}
