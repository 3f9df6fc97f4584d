//! What was looked for, marked in the article that was found: by ranges over its text, which stays as
//! it is (CSS Custom Highlight API).

use std::cell::RefCell;

use futures::FutureExt;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};

use crate::browser::dom::{document, window};
use crate::browser::finder::reader_source::ReaderSource;
use crate::search::analysis::html_text::INLINE;
use crate::search::query::execute::execute;
use crate::search::query::index::LoadedIndex;
use crate::search::query::params::{SearchParams, highlight_from_fragment};
use crate::search::query::snippet::matches;

/// What the stylesheet calls the marks.
const HIGHLIGHT_NAME: &str = "found";

/// `NodeFilter.SHOW_TEXT` (DOM, section 6.3).
const SHOW_TEXT: u32 = 4;

/// Pixels from the top of the window to what one is led to, above which part of the line before shows.
const TOP_OFFSET: f64 = 0.3;

/// Marks what the fragment of the address says was looked for, in the title and the body; `goes` to
/// the first of it.
pub(crate) async fn highlight_from_url(index: &RefCell<LoadedIndex>, scrolls: bool) {
    let place = || (window().location().href().unwrap_or_default(), window().scroll_y());
    let (address, y) = place();
    let Some(typed) =
        address.split_once('#').and_then(|(_, it)| highlight_from_fragment(&["#", it].concat()))
    else {
        return;
    };
    // A search for nothing gets what it takes to compare texts.
    if index.borrow().query(&typed).is_none() {
        let wish = SearchParams::default();
        let _ = execute(index, &ReaderSource, &wish, 0, |_, _| ()).boxed_local().await;
    }
    // Its reader may have gone on meanwhile.
    let (address_now, y_now) = place();
    if address_now == address {
        highlight_matches(&index.borrow(), &typed, scrolls && y_now == y);
    }
}

fn highlight_matches(index: &LoadedIndex, typed: &str, scrolls: bool) {
    let Some(query) = index.query(typed) else { return };
    let ranges: Vec<Range> = ["h1", ".prose"]
        .into_iter()
        .flat_map(|part| {
            let text = PageText::of(part);
            let folded = index.folded(&text.text);
            let found = folded.map(|it| matches(&query, &it)).unwrap_or_default();
            found.into_iter().filter_map(|it| text.range(it.start, it.end)).collect::<Vec<_>>()
        })
        .collect();
    set_highlight(&ranges);
    if let Some(first) = ranges.first().filter(|_| scrolls) {
        let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
        let top = first.get_bounding_client_rect().top();
        if top > height * (1.0 - TOP_OFFSET) || top < 0.0 {
            window().scroll_by_with_x_and_y(0.0, top - height * TOP_OFFSET);
        }
    }
}

/// The text of a part of the page, and where each node of it begins.
#[derive(Default)]
struct PageText {
    text: String,
    nodes: Vec<(usize, Node)>,
}

impl PageText {
    fn of(part: &str) -> Self {
        let mut text = Self::default();
        let Ok(Some(root)) = document().query_selector(part) else { return text };
        let Ok(walker) = document().create_tree_walker_with_what_to_show(&root, SHOW_TEXT) else {
            return text;
        };
        let mut block = None;
        while let Ok(Some(node)) = walker.next_node() {
            let Some(parent) = node.parent_element() else { continue };
            // Readings stand between two characters, and are none of the text.
            if parent.closest("rt, rp, .footnote-ref").ok().flatten().is_some() {
                continue;
            }
            let own = block_element(parent);
            if block.is_some() && own != block {
                text.text.push('\n');
            }
            block = own;
            text.nodes.push((text.text.len(), node.clone()));
            let said = node.node_value().unwrap_or_default();
            text.text.extend(said.chars().map(|c| if c == '\n' { ' ' } else { c }));
        }
        text
    }

    /// From one byte of the text to another.
    fn range(&self, start: usize, end: usize) -> Option<Range> {
        let range = Range::new().ok()?;
        let (node, at) = self.position(start, false)?;
        range.set_start(node, at).ok()?;
        let (node, at) = self.position(end, true)?;
        range.set_end(node, at).ok()?;
        Some(range)
    }

    /// The node with a byte of the text, and how far it is into it, in units of UTF-16; at a border
    /// of two nodes, the one that ends there or the one that begins.
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

/// The element whose line the text stands in.
fn block_element(mut element: Element) -> Option<Element> {
    while INLINE.contains(&&*element.tag_name().to_ascii_lowercase()) {
        element = element.parent_element()?;
    }
    Some(element)
}

/// In a browser that has no such marks, nothing is marked.
fn set_highlight(ranges: &[Range]) -> Option<()> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let highlights = get(&get(&window(), "CSS")?, "highlights").filter(|it| !it.is_undefined())?;
    let make: Function = get(&window(), "Highlight")?.dyn_into().ok()?;
    let ranges: Array = ranges.iter().collect();
    let highlight = Reflect::construct(&make, &ranges).ok()?;
    let set: Function = get(&highlights, "set")?.dyn_into().ok()?;
    set.call2(&highlights, &HIGHLIGHT_NAME.into(), &highlight).ok().map(drop)
}
