//! The text of a body, without its markup.

use comrak::nodes::{Node, NodeValue};

use crate::text::script::is_cjk;

/// Enough text to cut a summary from, in bytes.
const ENOUGH_BYTES: usize = 1000;

/// All text there is to read, block by block; no code blocks, no ruby readings, nothing that
/// stands for a picture.
pub(crate) fn text(root: Node<'_>) -> String {
    let mut text = String::new();
    let mut reading = false;
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::HtmlInline(tag) => reading = in_ruby_annotation(tag, reading),
            _ if reading || is_in_picture(node) => {}
            NodeValue::Text(it) => text.push_str(it),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
            value if value.block() => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// How the body begins: its paragraphs, without what stands in lists, quotations and notes.
pub(crate) fn lead_text(root: Node<'_>) -> String {
    let mut opening = String::new();
    let is_paragraph = |it: &Node<'_>| matches!(it.data().value, NodeValue::Paragraph);
    for paragraph in root.children().filter(is_paragraph) {
        let paragraph = text(paragraph);
        // Han needs no space between sentences.
        if opening.ends_with(|c: char| c.is_ascii()) {
            opening.push(' ');
        }
        opening.push_str(paragraph.trim());
        if opening.len() > ENOUGH_BYTES {
            break;
        }
    }
    opening
}

fn is_in_picture(node: Node<'_>) -> bool {
    node.ancestors().any(|it| matches!(it.data().value, NodeValue::Image(_)))
}

/// Takes out line breaks between two wide characters: in Han they would be seen as a space.
pub(crate) fn join_lines(root: Node<'_>) {
    let breaks = root.descendants().filter(|it| matches!(it.data().value, NodeValue::SoftBreak));
    for node in breaks.collect::<Vec<_>>() {
        let before = node.previous_sibling().and_then(|it| it.collect_text().chars().last());
        let after = node.next_sibling().and_then(|it| it.collect_text().chars().next());
        if before.is_some_and(is_wide) && after.is_some_and(is_wide) {
            node.data_mut().value = NodeValue::Text(String::new().into());
        }
    }
}

/// Han, and the punctuation that stands between it.
fn is_wide(c: char) -> bool {
    is_cjk(c)
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// Inside `<rt>` and `<rp>` stands how the text before is read, not text of its own.
fn in_ruby_annotation(tag: &str, reading: bool) -> bool {
    let is = |names: [&str; 2]| names.iter().any(|it| tag.to_lowercase().starts_with(it));
    (reading || is(["<rt", "<rp"])) && !is(["</rt", "</rp"])
}
