//! Whether what is looked for really stands in a text, and where.

use std::ops::Range;

use crate::search::fold::Folded;
use crate::search::index::FoldedText;
use crate::search::piece::Level;
use crate::search::query::{Pattern, Query};
use crate::search::script::is_word;

/// How well an article has all of a query: as well as the pattern it has worst. `None` when it lacks
/// one.
pub fn level(query: &Query, text: &FoldedText) -> Option<Level> {
    let levels = query.patterns.iter().map(|it| level_of(it, text));
    levels.collect::<Option<Vec<Level>>>()?.into_iter().min()
}

fn level_of(pattern: &Pattern, text: &FoldedText) -> Option<Level> {
    let is_in = |text: &Folded| places(pattern, text).next().is_some();
    if is_in(&text.title) {
        return Some(Level::Title);
    }
    if pattern.title_only {
        return None;
    }
    if text.asides.iter().any(is_in) {
        return Some(Level::Aside);
    }
    is_in(&text.body).then_some(Level::Body)
}

/// Where a pattern stands, in bytes of the text that was folded.
pub fn places<'t>(
    pattern: &'t Pattern,
    text: &'t Folded,
) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let wanted = &pattern.chars[..];
    let is_word_at = |place: usize| text.chars.get(place).is_some_and(|it| is_word(*it));
    let closed = !pattern.open;
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
    use crate::search::fold::Folding;
    use crate::search::index::Text;

    #[test]
    fn a_pattern_stands_where_its_characters_do_and_words_begin() {
        let folding = Folding::default();
        for (typed, text, expected) in [
            ("泉水", "泉水和泉 水", &["泉水"][..]),
            ("rust", "Rust, trust, rusty", &["Rust", "rust"]),
            ("\"rust\"", "Rust, trust, rusty", &["Rust"]),
            ("用rust", "用Rust写", &["用Rust"]),
            ("c", "c cc c++", &["c", "c"]),
            ("\"a b\"", "a  b a\nb", &["a  b"]),
        ] {
            let query = Query::of(typed, &folding);
            let folded = folding.fold(text);
            let found: Vec<&str> =
                places(&query.patterns[0], &folded).map(|it| &text[it]).collect();
            assert_eq!(found, expected, "{typed}");
        }
    }

    #[test]
    fn an_article_is_as_good_as_its_worst_pattern() {
        let folding = Folding::default();
        let text = Text {
            title: "泉水".to_owned(),
            asides: vec!["叮咚".to_owned()],
            body: "清泉石上流".to_owned(),
        };
        let text = FoldedText::of(&text, &folding);
        for (typed, expected) in [
            ("泉水", Some(Level::Title)),
            ("泉水 叮咚", Some(Level::Aside)),
            ("泉水 清泉石上", Some(Level::Body)),
            ("泉水 没有", None),
            ("泉", Some(Level::Title)),
            ("石", None),
        ] {
            assert_eq!(level(&Query::of(typed, &folding), &text), expected, "{typed}");
        }
    }
}
