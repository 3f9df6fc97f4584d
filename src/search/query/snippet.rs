//! The passage of a text that a result shows, with the matches marked.

use std::ops::Range;

use crate::search::analysis::folding::Folded;
use crate::search::query::parse::Query;
use crate::search::query::verify::match_ranges;

/// Characters that are shown before the first match.
const MAX_CHARS_BEFORE: usize = 24;

/// Characters of a snippet; a longer first match is shown whole.
const MAX_CHARS: usize = 96;

/// A passage in one line, as a list of parts: text, match, text, match, and so on. The first and the
/// last part are text and may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet(pub Vec<String>);

impl Snippet {
    /// The text without marks.
    pub fn text(&self) -> String {
        self.0.concat()
    }
}

/// The passage around the first match in `text`, with an ellipsis where it is cut inside a line.
/// `folded` is `text`, folded. `None` without a match.
pub fn snippet(query: &Query, text: &str, folded: &Folded) -> Option<Snippet> {
    let found = matches(query, folded);
    let (start, end) = window(text, found.first()?.clone());
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let before = cut(start > 0 && !text[..start].ends_with('\n'));
    let behind = cut(end < text.len() && !text[end..].starts_with('\n'));
    let mut snippet = split_marks(text, start..end, found);
    if let Some(first) = snippet.0.first_mut() {
        first.insert_str(0, before);
    }
    if let Some(last) = snippet.0.last_mut() {
        last.push_str(behind);
    }
    Some(snippet)
}

/// The whole `text` with all matches marked. `folded` is `text`, folded.
pub fn highlight_all(query: &Query, text: &str, folded: &Folded) -> Snippet {
    split_marks(text, 0..text.len(), matches(query, folded))
}

/// The matches of all patterns, in order, in bytes of the original text.
pub fn matches(query: &Query, folded: &Folded) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> =
        query.patterns.iter().flat_map(|it| match_ranges(it, folded)).collect();
    found.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    found
}

fn split_marks(text: &str, shown: Range<usize>, found: Vec<Range<usize>>) -> Snippet {
    let (mut parts, mut at) = (vec![String::new()], shown.start);
    for mark in found.into_iter().filter(|it| it.end <= shown.end) {
        // Two matches may overlap: the second one is marked from the end of the first.
        let mark = mark.start.max(at)..mark.end;
        if !mark.is_empty() {
            if let Some(last) = parts.last_mut() {
                last.push_str(&text[at..mark.start]);
            }
            parts.extend([text[mark.clone()].to_owned(), String::new()]);
            at = mark.end;
        }
    }
    if let Some(last) = parts.last_mut() {
        last.push_str(&text[at..shown.end]);
    }
    Snippet(parts)
}

/// Start and end of the passage: a part of the line that contains the match `first`.
fn window(text: &str, first: Range<usize>) -> (usize, usize) {
    let line = text[..first.start].rfind('\n').map_or(0, |it| it + 1);
    let before = text[line..first.start].char_indices().rev().take(MAX_CHARS_BEFORE).last();
    let start = before.map_or(first.start, |(at, _)| line + at);
    let line = text[first.end..].find('\n').map_or(text.len(), |it| first.end + it);
    let end = text[start..line].char_indices().nth(MAX_CHARS).map_or(line, |(at, _)| start + at);
    (start, end.max(first.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analysis::folding::Folding;

    #[test]
    fn a_snippet_is_cut_from_its_line_and_marked() {
        let long = "甲".repeat(200);
        for (q, text, expected) in [
            ("泉水", "一行\n这里有泉水和泉水。\n三".to_owned(), "这里有[泉水]和[泉水]。"),
            ("泉水 水叮", "泉水叮".to_owned(), "[泉水][叮]"),
            ("泉水", format!("{long}泉水{long}"), "…甲甲"),
            ("没有", "泉水".to_owned(), ""),
        ] {
            let folding = Folding::default();
            let query = Query::parse(q, &folding);
            let found = snippet(&query, &text, &folding.fold(&text));
            let parts = found.iter().flat_map(|it| it.0.iter().enumerate());
            let marked: String = parts
                .map(|(at, part)| if at % 2 == 1 { format!("[{part}]") } else { part.clone() })
                .collect();
            assert!(marked.starts_with(expected), "{marked}");
            assert!(marked.chars().count() < MAX_CHARS + 9, "{marked}");
        }
    }
}
