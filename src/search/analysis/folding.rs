//! Folding: variants of a character become one, as in Unicode case folding. Letters lose their case
//! and their accents, full width becomes half width, traditional Chinese becomes simplified.
//!
//! The publisher computes the folding; the finder loads it as a file of the index, since built into
//! a program it would be downloaded by readers who never search.

use std::collections::BTreeMap;

/// What each character becomes. A character that is not listed stays as it is.
///
/// `folding_table` implements reading and writing it as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// Characters that become one character.
    pub(crate) singles: BTreeMap<char, char>,
    /// Characters that become none or several.
    pub(crate) others: BTreeMap<char, String>,
}

/// A folded text, with the origin of each of its characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The characters.
    pub chars: Vec<char>,
    /// For each character the byte of the original text it begins at, then the length of that text.
    pub starts: Vec<usize>,
}

impl Folding {
    /// Maps `from` to `to`, which may be no character, one, or several.
    pub fn set(&mut self, from: char, to: &str) {
        let mut chars = to.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => drop(self.singles.insert(from, only)),
            _ => drop(self.others.insert(from, to.to_owned())),
        }
    }

    /// Folds `text`. Line breaks stay; any other run of white space becomes one space, or none after
    /// a line break.
    pub fn fold(&self, text: &str) -> Folded {
        let mut folded = Folded::default();
        for (at, c) in text.char_indices() {
            if c.is_ascii() {
                folded.push(at, c.to_ascii_lowercase());
            } else if let Some(single) = self.singles.get(&c) {
                folded.push(at, *single);
            } else if let Some(others) = self.others.get(&c) {
                others.chars().for_each(|it| folded.push(at, it));
            } else {
                folded.push(at, c);
            }
        }
        folded.starts.push(text.len());
        folded
    }
}

impl Folded {
    fn push(&mut self, at: usize, c: char) {
        let c = if c.is_whitespace() && c != '\n' { ' ' } else { c };
        if c == ' ' && matches!(self.chars.last(), Some(' ' | '\n')) {
            return;
        }
        self.chars.push(c);
        self.starts.push(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_characters_map_back_to_the_original_text() {
        let mut folding = Folding::default();
        folding.set('ß', "ss");
        folding.set('\u{301}', "");
        folding.set('漢', "汉");
        let folded = folding.fold("Aße\u{301}  漢\n 字");
        assert_eq!(folded.chars.iter().collect::<String>(), "asse 汉\n字");
        assert_eq!(folded.starts, [0, 1, 1, 3, 6, 8, 11, 13, 16]);
    }
}
