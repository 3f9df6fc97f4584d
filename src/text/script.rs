//! Which scripts are written without spaces between words. Such text is counted, and indexed, by
//! characters; all other text by words.

/// Whether `c` is Han, kana or hangul, punctuation excluded.
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}'     // iteration mark, closing mark, zero
        | '\u{3040}'..='\u{30ff}'   // kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ac00}'..='\u{d7a3}'   // hangul
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether `c` belongs to a script that is searched by bigrams, since it has no spaces to find
/// words by: Han, kana, hangul, bopomofo, and scripts of south-east Asia.
pub fn is_unspaced(c: char) -> bool {
    is_cjk(c)
        || matches!(c,
            '\u{e00}'..='\u{eff}'       // Thai, Lao
            | '\u{1000}'..='\u{109f}'   // Burmese
            | '\u{1780}'..='\u{17ff}'   // Khmer
            | '\u{3100}'..='\u{312f}')
}

/// Whether `c` is part of a word in a script with spaces.
pub fn is_word(c: char) -> bool {
    !is_unspaced(c) && c.is_alphanumeric()
}
