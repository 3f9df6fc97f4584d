//! The length of a text, and the time it takes to read.
//!
//! Han characters and Latin words have paces of their own, so they are counted separately and the
//! two times are added: counting one kind as the other makes Chinese a minute long, or English an
//! hour.

use crate::text::script::is_cjk;

/// Han characters (kana and hangul too) read in a minute. Published counts for Chinese run from 400
/// to 500; we chose the careful end, so that no article takes longer than its page promises.
pub const CJK_PER_MINUTE: u32 = 400;

/// Words of Latin and other spaced scripts read in a minute.
pub const WORDS_PER_MINUTE: u32 = 220;

/// The length of a text, counted separately for the two kinds of scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Characters of scripts written without spaces, without punctuation.
    pub cjk: u32,
    /// Words of all other scripts; a number is a word.
    pub words: u32,
}

impl Length {
    /// Counts the characters and words of `text`.
    pub fn of(text: &str) -> Self {
        let mut length = Self::default();
        let mut in_word = false;
        for c in text.chars() {
            let cjk = is_cjk(c);
            let in_word_now = !cjk && (c.is_alphanumeric() || (in_word && matches!(c, '\'' | '’')));
            length.cjk += u32::from(cjk);
            length.words += u32::from(in_word_now && !in_word);
            in_word = in_word_now;
        }
        length
    }

    /// Both kinds together: the length that an article states.
    pub fn total(self) -> u32 {
        self.cjk + self.words
    }

    /// Time to read the text with its pictures, in whole minutes, rounded up; at least one. A
    /// picture takes six seconds.
    pub fn minutes(self, pictures: u32) -> u32 {
        // In hundredths of a minute, since the two paces have no common measure.
        let text = self.cjk * 100 / CJK_PER_MINUTE + self.words * 100 / WORDS_PER_MINUTE;
        (text + pictures * 10).div_ceil(100).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cjk_and_latin_are_counted_apart() {
        for (text, cjk, words) in [
            ("", 0, 0),
            ("泉水，清澈。", 4, 0),
            ("用 Rust 写成的 WebAssembly", 4, 2),
            ("it's 2,140 words", 0, 4),
            ("A&B", 0, 2),
        ] {
            assert_eq!(Length::of(text), Length { cjk, words }, "{text}");
        }
    }

    #[test]
    fn the_times_of_both_are_added_and_rounded_up() {
        for (cjk, words, pictures, minutes) in [
            (0, 0, 0, 1),
            (400, 0, 0, 1),
            (404, 0, 0, 2),
            (400, 220, 0, 2),
            (2140, 0, 0, 6),
            (400, 0, 1, 2),
        ] {
            assert_eq!(Length { cjk, words }.minutes(pictures), minutes, "{cjk} {words}");
        }
    }
}
