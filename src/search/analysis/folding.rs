//! One spelling for many: small letters without accents, half width, simplified characters.
//!
//! The publisher knows which character becomes which; the reader loads that table with the index,
//! since a program would have to carry it for those who never search.

use std::collections::BTreeMap;

/// What each character becomes; those that are not named stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    pub(crate) singles: BTreeMap<char, char>,
    pub(crate) others: BTreeMap<char, String>,
}

/// A text in one spelling, and where each character of it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The characters.
    pub chars: Vec<char>,
    /// The byte each one begins at in the text it came from, and then where that text ends.
    pub starts: Vec<usize>,
}

impl Folding {
    /// Makes `from` become `to`, which may be several characters or none.
    pub fn set(&mut self, from: char, to: &str) {
        let mut chars = to.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => drop(self.singles.insert(from, only)),
            _ => drop(self.others.insert(from, to.to_owned())),
        }
    }

    /// `text` in one spelling. Lines stay apart; other space is one space.
    pub fn fold(&self, text: &str) -> Folded {
        let mut folded = Folded::default();
        for (at, c) in text.char_indices() {
            if c.is_ascii() {
                folded.push(at, c.to_ascii_lowercase());
            } else if let Some(other) = self.singles.get(&c) {
                folded.push(at, *other);
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
