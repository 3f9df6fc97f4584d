//! The plain text of a body: for its length, its summary and the ids of headings.
//!
//! Tests: `tests/publish/documents.rs`

use comrak::nodes::{Node, NodeValue};

use crate::text::script::is_cjk;

/// Enough text for a summary, in bytes.
const ENOUGH_BYTES: usize = 1000;

/// The text of all blocks, without code blocks, ruby annotations and the alternative texts of
/// images.
pub(crate) fn text(root: Node<'_>) -> String {
    let mut text = String::new();
    let mut is_in_annotation = false;
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::HtmlInline(tag) => {
                is_in_annotation = in_ruby_annotation(tag, is_in_annotation);
            }
            _ if is_in_annotation || is_in_image(node) => {}
            NodeValue::Text(it) => text.push_str(it),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
            value if value.block() => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// The text of the first paragraphs, without lists, quotations and footnotes.
pub(crate) fn lead_text(root: Node<'_>) -> String {
    let mut lead = String::new();
    let is_paragraph = |it: &Node<'_>| matches!(it.data().value, NodeValue::Paragraph);
    for paragraph in root.children().filter(is_paragraph) {
        let paragraph = text(paragraph);
        // Chinese has no space between sentences.
        if lead.ends_with(|c: char| c.is_ascii()) {
            lead.push(' ');
        }
        lead.push_str(paragraph.trim());
        if lead.len() > ENOUGH_BYTES {
            break;
        }
    }
    lead
}

fn is_in_image(node: Node<'_>) -> bool {
    node.ancestors().any(|it| matches!(it.data().value, NodeValue::Image(_)))
}

/// Removes line breaks between two wide characters: a browser would show them as a space.
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

/// CJK characters and their punctuation.
fn is_wide(c: char) -> bool {
    is_cjk(c)
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// Whether the text after `tag` is inside `<rt>` or `<rp>`, which say how the text before is
/// pronounced. `was_inside` is whether the text before `tag` is.
fn in_ruby_annotation(tag: &str, was_inside: bool) -> bool {
    let is = |names: [&str; 2]| names.iter().any(|it| tag.to_lowercase().starts_with(it));
    (was_inside || is(["<rt", "<rp"])) && !is(["</rt", "</rp"])
}
