//! Reads a table key by key, and reports keys that no caller has read.
//!
//! Tests: `tests/publish/diagnostics.rs`

use crate::publish::content::edit_distance::edit_distance;
use crate::publish::content::value::{LocatedValue, TableEntry, Value};
use crate::publish::diagnostic::{Diagnostics, Problem};

/// A text and its line.
#[derive(Clone, Debug)]
pub(crate) struct LocatedText {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// The entries of a table that have not been read yet.
pub(crate) struct Fields<'n> {
    pub(crate) diagnostics: &'n mut Diagnostics,
    pub(crate) line: usize,
    entries: Vec<TableEntry>,
    requested_keys: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The fields of a table. Reports repeated keys; reports anything else than a table, and gives
    /// `None`.
    pub(crate) fn of(node: LocatedValue, diagnostics: &'n mut Diagnostics) -> Option<Self> {
        let Value::Table(table) = node.value else {
            let help = "write `key: value` lines, in TOML `key = value`";
            diagnostics.add(node.line, Problem::new("a table is expected here", help));
            return None;
        };
        let mut entries: Vec<TableEntry> = Vec::new();
        for entry in table {
            match entries.iter().find(|it| it.key == entry.key) {
                Some(first) => diagnostics.add(entry.line, repeated_key(&entry.key, first.line)),
                None => entries.push(entry),
            }
        }
        Some(Self { diagnostics, line: node.line, entries, requested_keys: Vec::new() })
    }

    /// The value under `key`; `None` when it is missing or an empty text.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<LocatedValue> {
        self.requested_keys.push(key);
        let index = self.entries.iter().position(|it| it.key == key)?;
        let node = self.entries.remove(index).value;
        let is_empty = matches!(&node.value, Value::Text(text) if text.trim().is_empty());
        (!is_empty).then_some(node)
    }

    /// The text under `key`, trimmed.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<LocatedText> {
        let node = self.take(key)?;
        self.as_text(node, key)
    }

    /// Like [`Fields::text`], and reports when it is missing.
    pub(crate) fn required(&mut self, key: &'static str) -> Option<LocatedText> {
        let node = self.take(key);
        if node.is_none() {
            let problem = Problem::new(format!("`{key}` is missing"), format!("add `{key}`"));
            self.diagnostics.add(self.line, problem);
        }
        self.as_text(node?, key)
    }

    /// Whether the value under `key` is `true`; `default` when it is missing.
    pub(crate) fn flag(&mut self, key: &'static str, default: bool) -> bool {
        let Some(LocatedText { text, line }) = self.text(key) else {
            return default;
        };
        if !matches!(text.as_str(), "true" | "false") {
            let message = format!("`{key}` is neither true nor false");
            self.diagnostics.add(line, Problem::new(message, "use `true` or `false`"));
        }
        text == "true"
    }

    /// The list under `key`; empty when it is missing.
    pub(crate) fn list(&mut self, key: &'static str) -> Vec<LocatedValue> {
        match self.take(key) {
            None => Vec::new(),
            Some(LocatedValue { value: Value::List(nodes), .. }) => nodes,
            Some(LocatedValue { line, .. }) => {
                let message = format!("`{key}` is not a list");
                self.diagnostics.add(line, Problem::new(message, "write it as a list"));
                Vec::new()
            }
        }
    }

    /// The list of texts under `key`.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<LocatedText> {
        let nodes = self.list(key);
        nodes.into_iter().filter_map(|node| self.as_text(node, key)).collect()
    }

    /// The texts under `key`: a list of texts, or a single one.
    pub(crate) fn one_or_more(&mut self, key: &'static str) -> Vec<LocatedText> {
        let nodes = match self.take(key) {
            Some(LocatedValue { value: Value::List(nodes), .. }) => nodes,
            other => other.into_iter().collect(),
        };
        nodes.into_iter().filter_map(|node| self.as_text(node, key)).collect()
    }

    /// Reports every key that has not been read: it is most likely misspelt.
    pub(crate) fn reject_unknown(self) {
        for TableEntry { key, line, .. } in &self.entries {
            let nearest = self.requested_keys.iter().min_by_key(|it| edit_distance(it, key));
            let help = match nearest {
                Some(name) if edit_distance(name, key) <= 2 => format!("use `{name}`"),
                _ => format!("use one of {}", self.requested_keys.join(", ")),
            };
            self.diagnostics.add(*line, Problem::new(format!("unknown key `{key}`"), help));
        }
    }

    fn as_text(&mut self, node: LocatedValue, key: &str) -> Option<LocatedText> {
        if let Value::Text(text) = node.value {
            return Some(LocatedText { text: text.trim().to_owned(), line: node.line });
        }
        let message = format!("`{key}` is not text");
        self.diagnostics.add(node.line, Problem::new(message, "replace it with text"));
        None
    }
}

fn repeated_key(key: &str, first_line: usize) -> Problem {
    Problem::new(format!("`{key}` is repeated"), format!("keep this one or line {first_line}"))
}
