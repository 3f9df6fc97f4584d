//! Taking a table apart, key by key; what nobody asked for is a mistake.

use crate::publish::content::value::{LocatedValue, TableEntry, Value};
use crate::publish::diagnostic::{Diagnostics, Problem};

/// A text and its line.
#[derive(Clone, Debug)]
pub(crate) struct LocatedText {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// The entries of a table that have not been asked for yet.
pub(crate) struct Fields<'n> {
    pub(crate) diagnostics: &'n mut Diagnostics,
    pub(crate) line: usize,
    entries: Vec<TableEntry>,
    requested_keys: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// `None`, and a mistake, when the node is no table.
    pub(crate) fn of(node: LocatedValue, notes: &'n mut Diagnostics) -> Option<Self> {
        let Value::Table(mut entries) = node.value else {
            let remedy = "write `key: value` lines, in TOML `key = value`";
            notes.add(node.line, Problem::new("a table is expected here", remedy));
            return None;
        };
        let mut kept: Vec<TableEntry> = Vec::new();
        for entry in entries.drain(..) {
            match kept.iter().find(|it| it.key == entry.key) {
                Some(first) => notes.add(entry.line, duplicate_key(&entry.key, first.line)),
                None => kept.push(entry),
            }
        }
        Some(Self {
            diagnostics: notes,
            line: node.line,
            entries: kept,
            requested_keys: Vec::new(),
        })
    }

    /// The node under `key`; an empty text is as good as absent.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<LocatedValue> {
        self.requested_keys.push(key);
        let place = self.entries.iter().position(|it| it.key == key)?;
        let node = self.entries.remove(place).value;
        let empty = matches!(&node.value, Value::Text(text) if text.trim().is_empty());
        (!empty).then_some(node)
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<LocatedText> {
        let node = self.take(key)?;
        self.as_text(node, key)
    }

    pub(crate) fn required(&mut self, key: &'static str) -> Option<LocatedText> {
        let node = self.take(key);
        if node.is_none() {
            let trouble = Problem::new(format!("`{key}` is missing"), format!("add `{key}`"));
            self.diagnostics.add(self.line, trouble);
        }
        self.as_text(node?, key)
    }

    /// True or false; `otherwise` where neither is said.
    pub(crate) fn flag(&mut self, key: &'static str, otherwise: bool) -> bool {
        let Some(LocatedText { text, line }) = self.text(key) else {
            return otherwise;
        };
        if !matches!(text.as_str(), "true" | "false") {
            let problem = format!("`{key}` is neither true nor false");
            self.diagnostics.add(line, Problem::new(problem, "write `true` or `false`"));
        }
        text == "true"
    }

    pub(crate) fn list(&mut self, key: &'static str) -> Vec<LocatedValue> {
        match self.take(key) {
            None => Vec::new(),
            Some(LocatedValue { value: Value::List(nodes), .. }) => nodes,
            Some(LocatedValue { line, .. }) => {
                let problem = format!("`{key}` is no list");
                self.diagnostics.add(line, Problem::new(problem, "write it as a list"));
                Vec::new()
            }
        }
    }

    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<LocatedText> {
        let nodes = self.list(key);
        nodes.into_iter().filter_map(|node| self.as_text(node, key)).collect()
    }

    /// The texts under `key`: a list of them, or one that stands alone.
    pub(crate) fn one_or_more(&mut self, key: &'static str) -> Vec<LocatedText> {
        let nodes = match self.take(key) {
            Some(LocatedValue { value: Value::List(nodes), .. }) => nodes,
            other => other.into_iter().collect(),
        };
        nodes.into_iter().filter_map(|node| self.as_text(node, key)).collect()
    }

    /// Whatever is left is unknown, and most likely misspelt.
    pub(crate) fn reject_unknown(self) {
        for TableEntry { key, line, .. } in &self.entries {
            let nearest = self.requested_keys.iter().min_by_key(|it| edit_distance(it, key));
            let remedy = match nearest {
                Some(name) if edit_distance(name, key) <= 2 => format!("write `{name}`"),
                _ => format!("write one of {}", self.requested_keys.join(", ")),
            };
            self.diagnostics.add(*line, Problem::new(format!("unknown key `{key}`"), remedy));
        }
    }

    fn as_text(&mut self, node: LocatedValue, key: &str) -> Option<LocatedText> {
        if let Value::Text(text) = node.value {
            return Some(LocatedText { text: text.trim().to_owned(), line: node.line });
        }
        let problem = format!("`{key}` has to be a text");
        self.diagnostics.add(node.line, Problem::new(problem, "write a text in its place"));
        None
    }
}

fn duplicate_key(key: &str, first: usize) -> Problem {
    Problem::new(format!("`{key}` stands here again"), format!("keep this one or line {first}"))
}

/// How many characters have to be changed, added or taken away to make one word of the other.
fn edit_distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_has_a_small_edit_distance() {
        for (one, other, steps) in [
            ("", "", 0),
            ("tags", "tag", 1),
            ("title", "tilte", 2),
            ("标题", "标", 1),
            ("a", "xyz", 3),
        ] {
            assert_eq!(edit_distance(one, other), steps, "{one} {other}");
        }
    }
}
