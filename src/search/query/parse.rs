//! Parses what a reader entered: words and quotations become patterns.

use crate::model::slug::Slug;
use crate::search::analysis::folding::Folding;
use crate::search::format::filter_terms::{section_term, year_term};
use crate::search::query::pattern::{LookupTerm, Pattern};

/// Patterns of a query; the rest of what was entered is ignored.
const MAX_PATTERNS: usize = 8;

/// Chinese punctuation that separates words outside quotations, besides white space.
const SEPARATORS: &[char] = &['，', '。', '、', '；', '？', '！'];

/// Characters that begin or end a quotation. They are not matched in pairs: some keyboards have only
/// one.
const QUOTES: &[char] = &['"', '“', '”', '＂', '„', '«', '»', '「', '」', '『', '』'];

/// What an article has to match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// It contains all of these.
    pub patterns: Vec<Pattern>,
    /// It is in this section and of this year.
    pub filters: Filters,
}

/// A section and a year that a search is limited to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The section; `None` for all.
    pub section: Option<Slug>,
    /// The year of publication; `None` for all.
    pub year: Option<i32>,
}

impl Query {
    /// Parses `q`, without filters. The query has no pattern if `q` has no character to search for.
    pub fn parse(q: &str, folding: &Folding) -> Self {
        let mut patterns: Vec<Pattern> = Vec::new();
        for (index, part) in q.split(QUOTES).enumerate() {
            let is_quoted = index % 2 == 1;
            let separator = |c: char| !is_quoted && (c.is_whitespace() || SEPARATORS.contains(&c));
            for text in part.split(separator) {
                let pattern = Pattern::parse(text, is_quoted, folding);
                patterns.extend(pattern.filter(|it| !patterns.contains(it)));
            }
        }
        patterns.truncate(MAX_PATTERNS);
        Self { patterns, filters: Filters::default() }
    }
}

impl Filters {
    /// The terms of the index for section and year.
    pub(crate) fn lookup_terms(&self) -> impl Iterator<Item = LookupTerm> {
        let section = self.section.iter().map(section_term);
        let terms = section.chain(self.year.map(year_term));
        terms.map(|term| LookupTerm { term, is_prefix: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup_terms(q: &str) -> String {
        let query = Query::parse(q, &Folding::default());
        let terms = query.patterns.iter().flat_map(Pattern::lookup_terms);
        let write = |it: LookupTerm| {
            it.term.iter().collect::<String>() + if it.is_prefix { "*" } else { "" }
        };
        terms.map(write).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_query_becomes_terms_of_the_index() {
        for (q, expected) in [
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
            assert_eq!(lookup_terms(q), expected, "{q}");
        }
    }

    #[test]
    fn one_character_is_looked_for_in_titles() {
        let only = |q| Query::parse(q, &Folding::default()).patterns[0].title_only;
        assert!(only("水") && only("水-火") && !only("水火") && !only("a"));
    }

    proptest::proptest! {
        #[test]
        fn every_pattern_has_lookup_terms(q: String) {
            for pattern in Query::parse(&q, &Folding::default()).patterns {
                assert!(!pattern.lookup_terms().is_empty());
            }
        }
    }
}
