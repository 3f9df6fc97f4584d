//! Compares a query with the text of an article: whether it matches, and where.

use std::ops::Range;

use crate::search::analysis::folding::Folded;
use crate::search::format::postings::Field;
use crate::search::query::document::FoldedDocument;
use crate::search::query::parse::Query;
use crate::search::query::pattern::Pattern;
use crate::text::script::is_word;

/// The rank of an article: for each pattern the best field that contains it, of these the worst.
/// `None` if the article does not contain one of the patterns.
pub fn worst_field(query: &Query, document: &FoldedDocument) -> Option<Field> {
    let fields = query.patterns.iter().map(|it| best_field(it, document));
    fields.collect::<Option<Vec<Field>>>()?.into_iter().min()
}

fn best_field(pattern: &Pattern, document: &FoldedDocument) -> Option<Field> {
    let is_in = |text: &Folded| match_ranges(pattern, text).next().is_some();
    if is_in(&document.title) {
        return Some(Field::Title);
    }
    if pattern.title_only {
        return None;
    }
    if document.metadata.iter().any(is_in) {
        return Some(Field::Metadata);
    }
    is_in(&document.body).then_some(Field::Body)
}

/// Where a pattern matches, in bytes of the original text. A word matches whole words, or with
/// `is_prefix` the beginning of words.
pub fn match_ranges<'t>(
    pattern: &'t Pattern,
    text: &'t Folded,
) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let wanted = &pattern.chars[..];
    let is_word_at = |index: usize| text.chars.get(index).is_some_and(|it| is_word(*it));
    let is_whole = move |start: usize| {
        let end = start + wanted.len();
        let begins = start == 0 || !is_word_at(start) || !is_word_at(start - 1);
        let ends = pattern.is_prefix || !is_word_at(end - 1) || !is_word_at(end);
        begins && ends
    };
    let starts = text.chars.windows(wanted.len().max(1)).enumerate();
    let found = starts.filter(move |(start, it)| *it == wanted && is_whole(*start));
    found.map(move |(start, _)| text.starts[start]..text.starts[start + wanted.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analysis::folding::Folding;
    use crate::search::query::document::SearchDocument;

    #[test]
    fn a_pattern_matches_its_characters_at_word_boundaries() {
        let folding = Folding::default();
        for (q, text, expected) in [
            ("泉水", "泉水和泉 水", &["泉水"][..]),
            ("rust", "Rust, trust, rusty", &["Rust", "rust"]),
            ("\"rust\"", "Rust, trust, rusty", &["Rust"]),
            ("用rust", "用Rust写", &["用Rust"]),
            ("c", "c cc c++", &["c", "c"]),
            ("\"a b\"", "a  b a\nb", &["a  b"]),
        ] {
            let query = Query::parse(q, &folding);
            let folded = folding.fold(text);
            let found: Vec<&str> =
                match_ranges(&query.patterns[0], &folded).map(|it| &text[it]).collect();
            assert_eq!(found, expected, "{q}");
        }
    }

    #[test]
    fn an_article_ranks_by_its_worst_pattern() {
        let folding = Folding::default();
        let document = SearchDocument {
            title: "泉水".to_owned(),
            metadata: vec!["叮咚".to_owned()],
            body: "清泉石上流".to_owned(),
        };
        let document = FoldedDocument::of(&document, &folding);
        for (q, expected) in [
            ("泉水", Some(Field::Title)),
            ("泉水 叮咚", Some(Field::Metadata)),
            ("泉水 清泉石上", Some(Field::Body)),
            ("泉水 没有", None),
            ("泉", Some(Field::Title)),
            ("石", None),
        ] {
            assert_eq!(worst_field(&Query::parse(q, &folding), &document), expected, "{q}");
        }
    }
}
