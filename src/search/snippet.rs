//! A piece of a text around what was looked for.

use std::ops::Range;

use crate::search::fold::Folded;
use crate::search::query::Query;
use crate::search::verify::places;

/// Characters before the first match.
const BEFORE: usize = 24;

/// Characters in all, or as many as the first match has.
const LENGTH: usize = 96;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// In one line; an ellipsis where it was cut.
    pub text: String,
    /// What was looked for, in bytes of that.
    pub marks: Vec<Range<usize>>,
}

/// What stands around the first match in `text`, which was folded. `None` without a match.
pub fn snippet(query: &Query, text: &str, folded: &Folded) -> Option<Snippet> {
    let mut found: Vec<Range<usize>> =
        query.patterns.iter().flat_map(|it| places(it, folded)).collect();
    found.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    let first = found.first()?.clone();
    let (start, end) = around(text, first);
    let mut snippet = Snippet { text: String::new(), marks: Vec::new() };
    if start > 0 && !text[..start].ends_with('\n') {
        snippet.text.push('…');
    }
    let mut at = start;
    for mark in found.into_iter().filter(|it| it.end <= end) {
        // Two patterns may overlap: what the first has marked is marked.
        let mark = mark.start.max(at)..mark.end;
        if mark.is_empty() {
            continue;
        }
        snippet.text.push_str(&text[at..mark.start]);
        let from = snippet.text.len();
        snippet.text.push_str(&text[mark.clone()]);
        snippet.marks.push(from..snippet.text.len());
        at = mark.end;
    }
    snippet.text.push_str(&text[at..end]);
    if end < text.len() && !text[end..].starts_with('\n') {
        snippet.text.push('…');
    }
    Some(snippet)
}

/// The part of the line with `first` in it that is shown.
fn around(text: &str, first: Range<usize>) -> (usize, usize) {
    let line = text[..first.start].rfind('\n').map_or(0, |it| it + 1);
    let before = text[line..first.start].char_indices().rev().take(BEFORE).last();
    let start = before.map_or(first.start, |(at, _)| line + at);
    let line = text[first.end..].find('\n').map_or(text.len(), |it| first.end + it);
    let end = text[start..line].char_indices().nth(LENGTH).map_or(line, |(at, _)| start + at);
    (start, end.max(first.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::fold::Folding;

    #[test]
    fn a_snippet_is_cut_from_its_line_and_marked() {
        let long = "甲".repeat(200);
        for (typed, text, expected) in [
            ("泉水", "一行\n这里有泉水和泉水。\n三".to_owned(), "这里有[泉水]和[泉水]。"),
            ("泉水 水叮", "泉水叮".to_owned(), "[泉水][叮]"),
            ("泉水", format!("{long}泉水{long}"), "…甲甲"),
            ("没有", "泉水".to_owned(), ""),
        ] {
            let folding = Folding::default();
            let query = Query::of(typed, &folding);
            let found = snippet(&query, &text, &folding.fold(&text));
            let mut marked = found.as_ref().map_or(String::new(), |it| it.text.clone());
            for mark in found.iter().flat_map(|it| it.marks.iter().rev()) {
                marked.insert(mark.end, ']');
                marked.insert(mark.start, '[');
            }
            assert!(marked.starts_with(expected), "{marked}");
            assert!(marked.chars().count() < LENGTH + 9, "{marked}");
        }
    }
}
