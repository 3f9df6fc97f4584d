//! Builds the folding table of the search: which character becomes which. Letters become lower case
//! without accents, full-width characters half-width, traditional characters simplified.

use std::ops::RangeInclusive;

use character_converter::traditional_to_simplified;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::search::analysis::folding::Folding;

/// The characters that are folded: alphabets with accents or upper case, combining marks,
/// compatibility characters, Han. Scripts without any of these stay as they are.
const SCANNED_RANGES: &[RangeInclusive<char>] = &[
    '\u{80}'..='\u{58f}',
    '\u{1c80}'..='\u{1cbf}',
    '\u{1e00}'..='\u{1fff}',
    '\u{2000}'..='\u{206f}',
    '\u{2100}'..='\u{218f}',
    '\u{2460}'..='\u{2473}',
    '\u{2c60}'..='\u{2c7f}',
    '\u{2e80}'..='\u{2fdf}',
    '\u{3000}'..='\u{3029}',
    '\u{4e00}'..='\u{9fff}',
    '\u{f900}'..='\u{fad9}',
    '\u{fb00}'..='\u{fb06}',
    '\u{fe30}'..='\u{fe4f}',
    '\u{ff00}'..='\u{ffef}',
];

/// The scripts whose accents are dropped. In others a mark makes another letter.
const ACCENTED_SCRIPTS: RangeInclusive<char> = '\u{0}'..='\u{52f}';

/// The combining marks that are such accents.
const ACCENTS: RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// How many simplifications in a row are followed, see [`simplify`].
const MAX_STEPS: usize = 4;

/// The folding table of all characters in [`SCANNED_RANGES`].
pub(crate) fn build_folding() -> Folding {
    let mut folding = Folding::default();
    for c in SCANNED_RANGES.iter().cloned().flatten() {
        let folded = fold(c);
        if !folded.chars().eq([c]) {
            folding.set(c, &folded);
        }
    }
    folding
}

fn fold(c: char) -> String {
    if ACCENTS.contains(&c) || is_invisible(c) {
        return String::new();
    }
    if c.is_whitespace() {
        return " ".to_owned();
    }
    let mut folded = String::new();
    let mut accented = false;
    for part in c.nfkc().nfd() {
        if !(accented && is_combining_mark(part)) {
            accented = ACCENTED_SCRIPTS.contains(&part) || is_greek_extended(part);
            // By way of upper case, because some lower-case letters share one, such as both sigmas,
            // and ß is SS there.
            let lower =
                part.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
            folded.extend(lower.filter(|it| !ACCENTS.contains(it)));
        }
    }
    // Marks that make another letter, as in Japanese, are composed with it again.
    let folded: String = folded.nfc().collect();
    let simplified = folded.chars().map(simplify).collect();
    if folded == " " { " ".to_owned() } else { simplified }
}

/// The simplified form of a character.
///
/// A few characters are both simplified and traditional: 寧 became 宁, and the traditional 宁 became
/// 㝉. All three are folded to one, or a search for 南宁 would miss 南寧.
fn simplify(c: char) -> char {
    let mut last = c;
    for _ in 0..MAX_STEPS {
        let text = last.to_string();
        let simplified = traditional_to_simplified(&text);
        let mut chars = simplified.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) if only != last => last = only,
            _ => break,
        }
    }
    last
}

fn is_greek_extended(c: char) -> bool {
    matches!(c, '\u{1f00}'..='\u{1fff}')
}

/// Joiners, direction marks, and soft hyphens, which show only at the end of a line.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_text_fold_to_the_same_text() {
        let folding = build_folding();
        let folded = |text: &str| folding.fold(text).chars.into_iter().collect::<String>();
        for (one, other) in [
            ("南寧 南宁", "南㝉 南㝉"),
            ("漢語與臺灣發髮頭後裡", "汉语与台湾发发头后里"),
            ("ＡＢＣ１２３，", "abc123,"),
            ("Éclair naïve Ærø Straße", "eclair naive ærø strasse"),
            ("e\u{301}", "e"),
            ("ΆΛΦΑ", "αλφα"),
            ("Ёлка Йод", "елка иод"),
            ("ガラス か\u{3099}", "ガラス か\u{3099}"),
            ("ﬁne ﾊﾝ", "fine ハン"),
            ("①⑫", "112"),
            ("泉\u{200b}水\u{3000}a", "泉水 a"),
            ("泉水", "泉水"),
        ] {
            assert_eq!(folded(one), other, "{one}");
        }
    }

    #[test]
    fn folding_twice_gives_the_same_as_folding_once() {
        let folding = build_folding();
        for c in SCANNED_RANGES.iter().cloned().flatten() {
            let once: String = folding.fold(&c.to_string()).chars.into_iter().collect();
            let twice: String = folding.fold(&once).chars.into_iter().collect();
            assert_eq!(once, twice, "{c}");
        }
    }
}
