//! What is written without spaces between words, and what is a word.

use crate::text::reading_time::is_cjk;

/// The script has no spaces to find words by: Han, kana, hangul, bopomofo, and those of south-east
/// Asia.
pub fn is_unspaced(c: char) -> bool {
    is_cjk(c)
        || matches!(c,
            '\u{e00}'..='\u{eff}'       // Thai, Lao
            | '\u{1000}'..='\u{109f}'   // Burmese
            | '\u{1780}'..='\u{17ff}'   // Khmer
            | '\u{3100}'..='\u{312f}')
}

/// The character is part of a word, in scripts that have spaces.
pub fn is_word(c: char) -> bool {
    !is_unspaced(c) && c.is_alphanumeric()
}
