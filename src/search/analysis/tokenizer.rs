//! Tokenizes a folded text into the terms of the index: bigrams (overlapping pairs of characters) in
//! scripts without spaces, words in all others.

use crate::text::script::{is_unspaced, is_word};

/// A longer word is indexed by its first characters. The rest is compared when the article is
/// verified.
pub const MAX_WORD_CHARS: usize = 24;

/// A run of characters of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'t> {
    /// Characters of a script without spaces.
    Unspaced(&'t [char]),
    /// A word of a script with spaces.
    Word(&'t [char]),
}

/// The runs of a folded text. Spaces and punctuation between them are left out.
pub fn runs(text: &[char]) -> impl Iterator<Item = Run<'_>> {
    let kind = |c: &char| (is_unspaced(*c), is_word(*c));
    text.chunk_by(move |one, other| kind(one) == kind(other)).filter_map(move |run| {
        match kind(&run[0]) {
            (true, _) => Some(Run::Unspaced(run)),
            (_, true) => Some(Run::Word(run)),
            _ => None,
        }
    })
}

/// The terms of a folded text, in order and with repetitions.
pub fn terms(text: &[char]) -> impl Iterator<Item = &[char]> {
    runs(text).flat_map(|run| match run {
        Run::Unspaced(run) => run.windows(2),
        // One window: the whole prefix.
        Run::Word(word) => index_prefix(word).windows(word.len().min(MAX_WORD_CHARS)),
    })
}

/// The part of a word that is indexed.
pub fn index_prefix(word: &[char]) -> &[char] {
    &word[..word.len().min(MAX_WORD_CHARS)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_spaces_are_indexed_by_pairs_and_others_by_words() {
        for (text, expected) in [
            ("泉水叮咚", "泉水 水叮 叮咚"),
            ("用rust写2026年的诗", "rust 2026 年的 的诗"),
            ("泉，水", ""),
            ("don't stop", "don t stop"),
            ("ガラス", "ガラ ラス"),
            ("", ""),
        ] {
            let text: Vec<char> = text.chars().collect();
            let found: Vec<String> = terms(&text).map(|it| it.iter().collect()).collect();
            assert_eq!(found.join(" "), expected);
        }
        let long: Vec<char> = "a".repeat(99).chars().collect();
        assert_eq!(terms(&long).map(<[char]>::len).collect::<Vec<_>>(), [MAX_WORD_CHARS]);
    }
}
