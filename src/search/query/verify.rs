//! Whether what is looked for really stands in a text, and where.

use std::ops::Range;

use crate::search::analysis::folding::Folded;
use crate::search::format::postings::Field;
use crate::search::query::index::FoldedDocument;
use crate::search::query::parse::{Pattern, Query};
use crate::text::script::is_word;

/// How well an article has all of a query: as well as the pattern it has worst. `None` when it lacks
/// one.
pub fn worst_field(query: &Query, text: &FoldedDocument) -> Option<Field> {
    let levels = query.patterns.iter().map(|it| best_field(it, text));
    levels.collect::<Option<Vec<Field>>>()?.into_iter().min()
}

fn best_field(pattern: &Pattern, text: &FoldedDocument) -> Option<Field> {
    let is_in = |text: &Folded| match_ranges(pattern, text).next().is_some();
    if is_in(&text.title) {
        return Some(Field::Title);
    }
    if pattern.title_only {
        return None;
    }
    if text.metadata.iter().any(is_in) {
        return Some(Field::Metadata);
    }
    is_in(&text.body).then_some(Field::Body)
}

/// Where a pattern stands, in bytes of the text that was folded.
pub fn match_ranges<'t>(
    pattern: &'t Pattern,
    text: &'t Folded,
) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let wanted = &pattern.chars[..];
    let is_word_at = |place: usize| text.chars.get(place).is_some_and(|it| is_word(*it));
    let closed = !pattern.is_prefix;
    let whole = move |start: usize| {
        let end = start + wanted.len();
        let begins = start == 0 || !is_word_at(start) || !is_word_at(start - 1);
        let ends = !(closed && is_word_at(end - 1) && is_word_at(end));
        begins && ends
    };
    let starts = text.chars.windows(wanted.len().max(1)).enumerate();
    let found = starts.filter(move |(start, it)| *it == wanted && whole(*start));
    found.map(move |(start, _)| text.starts[start]..text.starts[start + wanted.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analysis::folding::Folding;
    use crate::search::query::index::SearchDocument;

    #[test]
    fn a_pattern_matches_its_characters_at_word_boundaries() {
        let folding = Folding::default();
        for (typed, text, expected) in [
            ("泉水", "泉水和泉 水", &["泉水"][..]),
            ("rust", "Rust, trust, rusty", &["Rust", "rust"]),
            ("\"rust\"", "Rust, trust, rusty", &["Rust"]),
            ("用rust", "用Rust写", &["用Rust"]),
            ("c", "c cc c++", &["c", "c"]),
            ("\"a b\"", "a  b a\nb", &["a  b"]),
        ] {
            let query = Query::parse(typed, &folding);
            let folded = folding.fold(text);
            let found: Vec<&str> =
                match_ranges(&query.patterns[0], &folded).map(|it| &text[it]).collect();
            assert_eq!(found, expected, "{typed}");
        }
    }

    #[test]
    fn an_article_ranks_by_its_worst_pattern() {
        let folding = Folding::default();
        let text = SearchDocument {
            title: "泉水".to_owned(),
            metadata: vec!["叮咚".to_owned()],
            body: "清泉石上流".to_owned(),
        };
        let text = FoldedDocument::of(&text, &folding);
        for (typed, expected) in [
            ("泉水", Some(Field::Title)),
            ("泉水 叮咚", Some(Field::Metadata)),
            ("泉水 清泉石上", Some(Field::Body)),
            ("泉水 没有", None),
            ("泉", Some(Field::Title)),
            ("石", None),
        ] {
            assert_eq!(worst_field(&Query::parse(typed, &folding), &text), expected, "{typed}");
        }
    }
}
