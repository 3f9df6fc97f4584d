//! What is looked for, from what was typed.

use crate::model::slug::Slug;
use crate::search::analysis::folding::Folding;
use crate::search::analysis::tokenizer::{MAX_WORD_CHARS, Run, index_prefix, runs};
use crate::text::script::{is_unspaced, is_word};

/// More is no search but a text.
const MAX_PATTERNS: usize = 8;
const MAX_PATTERN_CHARS: usize = 64;

/// What ends a term outside quotes.
const SEPARATORS: &[char] = &['，', '。', '、', '；', '？', '！'];

/// What begins and ends a quotation; some keyboards have one for both.
const QUOTES: &[char] = &['"', '“', '”', '＂', '„', '«', '»', '「', '」', '『', '』'];

/// Everything an article has to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these stand in it.
    pub patterns: Vec<Pattern>,
    /// It stands in this section.
    pub section: Option<Slug>,
    /// It was published in this year.
    pub year: Option<i32>,
}

/// Characters that stand next to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Folded.
    pub chars: Vec<char>,
    /// A last word may go on.
    pub is_prefix: bool,
    /// A single character of a script without spaces: it would be everywhere, so titles have it.
    pub title_only: bool,
}

/// A term of the index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LookupTerm {
    pub(crate) term: Vec<char>,
    /// Or one that begins so.
    pub(crate) is_prefix: bool,
}

impl Query {
    /// What `typed` looks for; nothing if there is no character to look for.
    pub fn parse(typed: &str, folding: &Folding) -> Self {
        let mut patterns: Vec<Pattern> = Vec::new();
        for (place, part) in typed.split(QUOTES).enumerate() {
            let quoted = place % 2 == 1;
            let separator = |c: char| !quoted && (c.is_whitespace() || SEPARATORS.contains(&c));
            for text in part.split(separator) {
                let pattern = Pattern::parse(text, quoted, folding);
                patterns.extend(pattern.filter(|it| !patterns.contains(it)));
            }
        }
        patterns.truncate(MAX_PATTERNS);
        Self { patterns, section: None, year: None }
    }

    /// Terms of the index for section and year.
    pub(crate) fn filters(&self) -> impl Iterator<Item = LookupTerm> {
        let section = self.section.iter().map(section_term);
        let terms = section.chain(self.year.map(year_term));
        terms.map(|term| LookupTerm { term, is_prefix: false })
    }
}

/// The term every article of a section has.
pub fn section_term(section: &Slug) -> Vec<char> {
    "\u{1}".chars().chain(section.as_str().chars()).collect()
}

/// The term every article of a year has.
pub fn year_term(year: i32) -> Vec<char> {
    format!("\u{2}{year}").chars().collect()
}

impl Pattern {
    fn parse(text: &str, quoted: bool, folding: &Folding) -> Option<Self> {
        let mut chars: Vec<char> = folding.fold(text).chars;
        for c in &mut chars {
            if *c == '\n' {
                *c = ' ';
            }
        }
        let mut chars: Vec<char> = trimmed(&chars).to_vec();
        let is_cut = chars.len() > MAX_PATTERN_CHARS;
        chars.truncate(MAX_PATTERN_CHARS);
        if !chars.iter().any(|it| is_word(*it) || is_unspaced(*it)) {
            return None;
        }
        let last_word = chars.iter().rev().take_while(|it| is_word(**it)).count();
        let mut pattern =
            Self { chars, is_prefix: is_cut || (!quoted && last_word > 1), title_only: false };
        pattern.title_only = pattern.lookup_terms().is_empty();
        Some(pattern)
    }

    /// Terms of the index an article has that has this, the most telling first: those from the ends
    /// to the middle, since two that overlap say nearly the same.
    pub(crate) fn lookup_terms(&self) -> Vec<LookupTerm> {
        if self.title_only {
            let single = self.chars.iter().filter(|it| is_unspaced(**it));
            return single.map(|it| LookupTerm { term: vec![*it], is_prefix: false }).collect();
        }
        let mut keys: Vec<LookupTerm> = Vec::new();
        let end = self.chars.as_ptr_range().end;
        for run in runs(&self.chars) {
            match run {
                Run::Unspaced(run) => {
                    let key = |pair: &[char]| LookupTerm { term: pair.to_vec(), is_prefix: false };
                    keys.extend(run.windows(2).map(key));
                }
                Run::Word(word) => {
                    let last = self.is_prefix && word.as_ptr_range().end == end;
                    let open = last && word.len() <= MAX_WORD_CHARS;
                    keys.push(LookupTerm { term: index_prefix(word).to_vec(), is_prefix: open });
                }
            }
        }
        most_selective_first(keys)
    }

    /// What the index says of it is all there is to say.
    pub(crate) fn is_exact(&self) -> bool {
        let whole = |it: &LookupTerm| it.term == self.chars && it.term.len() < MAX_WORD_CHARS;
        matches!(&self.lookup_terms()[..], [key] if whole(key))
    }
}

/// The first, the last, then those in the middle of what is left.
fn most_selective_first(keys: Vec<LookupTerm>) -> Vec<LookupTerm> {
    let count = keys.len();
    let mut order: Vec<usize> = Vec::with_capacity(count);
    while order.len() < count {
        let far = |place: usize| order.iter().map(|it| it.abs_diff(place)).min();
        let places = (0..count).filter(|it| !order.contains(it));
        // Of those as far away, the last and then the first: `max_by_key` keeps the last.
        let next = places.max_by_key(|place| far(*place).unwrap_or(count - place));
        order.extend(next);
    }
    order.into_iter().map(|it| keys[it].clone()).collect()
}

fn trimmed(chars: &[char]) -> &[char] {
    let is_space = |it: &&char| **it == ' ';
    let before = chars.iter().take_while(is_space).count();
    let behind = chars[before..].iter().rev().take_while(is_space).count();
    &chars[before..chars.len() - behind]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup_terms(typed: &str) -> String {
        let query = Query::parse(typed, &Folding::default());
        let keys = query.patterns.iter().flat_map(Pattern::lookup_terms);
        let write = |it: LookupTerm| {
            it.term.iter().collect::<String>() + if it.is_prefix { "*" } else { "" }
        };
        keys.map(write).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_query_becomes_terms_of_the_index() {
        for (typed, expected) in [
            ("泉水", "泉水"),
            ("泉水叮咚响", "泉水 咚响 叮咚 水叮"),
            ("Rust", "rust*"),
            ("\"Rust\"", "rust"),
            ("c", "c"),
            ("水", "水"),
            ("用Rust写", "rust"),
            ("don't", "don t"),
            ("泉水，rust", "泉水 rust*"),
            ("“泉水 rust”", "泉水 rust"),
            (" ，!- ", ""),
            ("", ""),
        ] {
            assert_eq!(lookup_terms(typed), expected, "{typed}");
        }
    }

    #[test]
    fn one_character_is_looked_for_in_titles() {
        let only = |typed| Query::parse(typed, &Folding::default()).patterns[0].title_only;
        assert!(only("水") && only("水-火") && !only("水火") && !only("a"));
    }

    proptest::proptest! {
        #[test]
        fn every_pattern_has_lookup_terms(typed: String) {
            for pattern in Query::parse(&typed, &Folding::default()).patterns {
                assert!(!pattern.lookup_terms().is_empty());
            }
        }
    }
}
