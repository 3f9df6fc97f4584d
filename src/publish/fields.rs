//! Taking a table apart, key by key; what nobody asked for is a mistake.

use crate::publish::mistake::{Notes, Trouble};
use crate::publish::node::{Entry, Node, Value};

/// A text and its line.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// The entries of a table that have not been asked for yet.
pub(crate) struct Fields<'n> {
    pub(crate) notes: &'n mut Notes,
    pub(crate) line: usize,
    entries: Vec<Entry>,
    asked: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// `None`, and a mistake, when the node is no table.
    pub(crate) fn of(node: Node, notes: &'n mut Notes) -> Option<Self> {
        let Value::Table(mut entries) = node.value else {
            let remedy = "write `key: value` lines, in TOML `key = value`";
            notes.add(node.line, Trouble::new("a table is expected here", remedy));
            return None;
        };
        let mut kept: Vec<Entry> = Vec::new();
        for entry in entries.drain(..) {
            match kept.iter().find(|it| it.key == entry.key) {
                Some(first) => notes.add(entry.line, twice(&entry.key, first.line)),
                None => kept.push(entry),
            }
        }
        Some(Self { notes, line: node.line, entries: kept, asked: Vec::new() })
    }

    /// The node under `key`; an empty text is as good as absent.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Node> {
        self.asked.push(key);
        let place = self.entries.iter().position(|it| it.key == key)?;
        let node = self.entries.remove(place).node;
        let empty = matches!(&node.value, Value::Text(text) if text.trim().is_empty());
        (!empty).then_some(node)
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text> {
        let node = self.take(key)?;
        self.as_text(node, key)
    }

    pub(crate) fn required(&mut self, key: &'static str) -> Option<Text> {
        let node = self.take(key);
        if node.is_none() {
            let trouble = Trouble::new(format!("`{key}` is missing"), format!("add `{key}`"));
            self.notes.add(self.line, trouble);
        }
        self.as_text(node?, key)
    }

    /// True or false; `otherwise` where neither is said.
    pub(crate) fn flag(&mut self, key: &'static str, otherwise: bool) -> bool {
        let Some(Text { text, line }) = self.text(key) else {
            return otherwise;
        };
        if !matches!(text.as_str(), "true" | "false") {
            let problem = format!("`{key}` is neither true nor false");
            self.notes.add(line, Trouble::new(problem, "write `true` or `false`"));
        }
        text == "true"
    }

    pub(crate) fn list(&mut self, key: &'static str) -> Vec<Node> {
        match self.take(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(nodes), .. }) => nodes,
            Some(Node { line, .. }) => {
                let problem = format!("`{key}` is no list");
                self.notes.add(line, Trouble::new(problem, "write it as a list"));
                Vec::new()
            }
        }
    }

    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let nodes = self.list(key);
        nodes.into_iter().filter_map(|node| self.as_text(node, key)).collect()
    }

    /// The texts under `key`: a list of them, or one that stands alone.
    pub(crate) fn one_or_more(&mut self, key: &'static str) -> Vec<Text> {
        let nodes = match self.take(key) {
            Some(Node { value: Value::List(nodes), .. }) => nodes,
            other => other.into_iter().collect(),
        };
        nodes.into_iter().filter_map(|node| self.as_text(node, key)).collect()
    }

    /// Whatever is left is unknown, and most likely misspelt.
    pub(crate) fn finish(self) {
        for Entry { key, line, .. } in &self.entries {
            let nearest = self.asked.iter().min_by_key(|it| distance(it, key));
            let remedy = match nearest {
                Some(name) if distance(name, key) <= 2 => format!("write `{name}`"),
                _ => format!("write one of {}", self.asked.join(", ")),
            };
            self.notes.add(*line, Trouble::new(format!("unknown key `{key}`"), remedy));
        }
    }

    fn as_text(&mut self, node: Node, key: &str) -> Option<Text> {
        if let Value::Text(text) = node.value {
            return Some(Text { text: text.trim().to_owned(), line: node.line });
        }
        let problem = format!("`{key}` has to be a text");
        self.notes.add(node.line, Trouble::new(problem, "write a text in its place"));
        None
    }
}

fn twice(key: &str, first: usize) -> Trouble {
    Trouble::new(format!("`{key}` stands here again"), format!("keep this one or line {first}"))
}

/// How many characters have to be changed, added or taken away to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
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
    fn a_slip_of_the_finger_is_a_short_way_off() {
        for (one, other, steps) in [
            ("", "", 0),
            ("tags", "tag", 1),
            ("title", "tilte", 2),
            ("标题", "标", 1),
            ("a", "xyz", 3),
        ] {
            assert_eq!(distance(one, other), steps, "{one} {other}");
        }
    }
}
