//! What was left out of a document because it could not be read. The console reports it for the
//! publisher, who alone can correct it.
//!
//! Tests: `tests/model/parse_warnings.rs`.

use std::fmt;

/// What was left out of a document, and why. Its [`fmt::Display`] is one line for the console.
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
    /// Counts `dropped` of `total` elements under `key` as left out. Arrays of the same name are
    /// counted together: a list has one of each for every item.
    pub fn add(&mut self, key: &'static str, reason: &'static str, dropped: usize, total: usize) {
        if dropped == 0 {
            return;
        }
        match self.0.iter_mut().find(|it| it.key == key && it.reason == reason) {
            Some(warning) => {
                warning.dropped += dropped;
                warning.total += total;
            }
            None => self.0.push(ParseWarning { key, reason, dropped, total }),
        }
    }

    /// Whether nothing was left out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for ParseWarnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "left out ";
        for ParseWarning { key, reason, dropped, total } in &self.0 {
            write!(f, "{separator}{dropped} of {total} {key} ({reason})")?;
            separator = ", ";
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_of_one_kind_are_merged() {
        let mut warnings = ParseWarnings::default();
        warnings.add("items", "no title", 0, 9);
        assert!(warnings.is_empty());
        warnings.add("items", "no title", 2, 9);
        for _ in 0..1000 {
            warnings.add("tags", "no text", 1, 3);
        }
        assert!(!warnings.is_empty());
        let line = "left out 2 of 9 items (no title), 1000 of 3000 tags (no text)";
        assert_eq!(warnings.to_string(), line);
    }
}
