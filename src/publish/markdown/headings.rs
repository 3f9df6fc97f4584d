//! Headings: their levels, their ids, and the table of contents.

use std::collections::HashSet;

use comrak::nodes::{Node, NodeValue};

use crate::model::article::Heading;
use crate::model::html_allowlist;
use crate::publish::markdown::plain_text;

/// A heading of a body.
pub(crate) struct HeadingInfo {
    pub(crate) heading: Heading,
    /// It is in the table of contents: it has a text, and no quotation or list contains it.
    pub(crate) is_outer: bool,
}

/// Gives each heading an id, in order. If one has level 1, all move one level down: the page's title
/// is the only `<h1>`.
pub(crate) fn prepare(root: Node<'_>) -> Vec<HeadingInfo> {
    let level = |node: Node<'_>| match node.data().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    };
    let down = u8::from(root.descendants().any(|it| level(it) == Some(1)));
    let mut taken = HashSet::new();
    let headings = root.descendants().filter_map(|node| {
        let level = (level(node)? + down).min(6);
        if let NodeValue::Heading(heading) = &mut node.data_mut().value {
            heading.level = level;
        }
        let title = plain_text::text(node).trim().replace('\n', " ");
        let id = unique_id(&html_allowlist::prefix_id(&slugify(&title)), &mut taken);
        let is_outer = node.parent().is_some_and(|it| it.same_node(root)) && !title.is_empty();
        Some(HeadingInfo { heading: Heading { id, title, level: level.into() }, is_outer })
    });
    headings.collect()
}

/// The title in lower case, without punctuation, with hyphens for spaces.
fn slugify(title: &str) -> String {
    let is_allowed = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let name: String = title.to_lowercase().chars().filter(is_allowed).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join("-");
    if name.is_empty() { "section".to_owned() } else { name }
}

/// The id, or else the first of `id-2`, `id-3`, … that is not taken.
fn unique_id(id: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = [id.to_owned()].into_iter().chain(numbered).find(|it| taken.insert(it.clone()));
    free.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_han_characters_and_are_unique() {
        let mut taken = HashSet::new();
        for (title, id) in [
            ("字里行间", "字里行间"),
            ("Why  Rust?", "why-rust"),
            ("why rust", "why-rust-2"),
            ("？！", "section"),
        ] {
            assert_eq!(unique_id(&slugify(title), &mut taken), id);
        }
    }
}
