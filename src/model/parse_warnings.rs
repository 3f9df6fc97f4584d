//! What of a document could not be read: for its owner, who alone can mend it.

use std::fmt;

/// What was left out of a document, and why.
#[derive(Debug, Default)]
pub struct ParseWarnings(Vec<ParseWarning>);

/// Elements of arrays under one key, left out for one reason.
#[derive(Debug)]
struct ParseWarning {
    key: &'static str,
    reason: &'static str,
    dropped: usize,
    total: usize,
}

impl ParseWarnings {
    /// Notes that so many of `all` elements under `key` were left out. Arrays of the same name are
    /// counted together: a list has one of each for every item.
    pub fn add(&mut self, key: &'static str, why: &'static str, lost: usize, all: usize) {
        if lost == 0 {
            return;
        }
        match self.0.iter_mut().find(|it| it.key == key && it.reason == why) {
            Some(known) => {
                known.dropped += lost;
                known.total += all;
            }
            None => self.0.push(ParseWarning { key, reason: why, dropped: lost, total: all }),
        }
    }

    /// Nothing was left out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for ParseWarnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = "left out ";
        for ParseWarning { key, reason: why, dropped: lost, total: all } in &self.0 {
            write!(f, "{before}{lost} of {all} {key} ({why})")?;
            before = ", ";
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_of_one_kind_are_merged() {
        let mut losses = ParseWarnings::default();
        losses.add("items", "no title", 0, 9);
        assert!(losses.is_empty());
        losses.add("items", "no title", 2, 9);
        for _ in 0..1000 {
            losses.add("tags", "no text", 1, 3);
        }
        assert!(!losses.is_empty());
        let words = "left out 2 of 9 items (no title), 1000 of 3000 tags (no text)";
        assert_eq!(losses.to_string(), words);
    }
}
