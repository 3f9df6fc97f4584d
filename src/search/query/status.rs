//! What is announced of a search.

use crate::i18n::format::{group_digits, interpolate};
use crate::i18n::search_messages::SearchMessages;
use crate::search::query::evaluate::SearchResults;
use crate::text::script::is_unspaced;

/// What there is to say once `findings` are all for now, of `most` that were asked for, that was
/// found for what was `typed`.
pub fn status_message(
    words: &SearchMessages,
    findings: &SearchResults,
    most: usize,
    typed: &str,
) -> String {
    let shown = findings.hits.len();
    let found = match (shown, findings.is_exact) {
        (0, _) if has_more(findings, most) => words.none_yet.to_owned(),
        (0, _) => words.none.to_owned(),
        (_, true) => interpolate(words.found, &format_count(findings.count.max(shown))),
        _ if has_more(findings, most) => interpolate(words.at_least, &format_count(shown)),
        _ => interpolate(words.found, &format_count(shown)),
    };
    let mut typed = typed.trim().chars();
    let is_single = matches!((typed.next(), typed.next()), (Some(c), None) if is_unspaced(c));
    let single = if is_single { words.single } else { "" };
    let partial = if findings.is_partial { words.partial } else { "" };
    [&found, single, partial].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// More may be found than is shown: as many as were asked for are, or articles have not been looked
/// through.
pub fn has_more(findings: &SearchResults, most: usize) -> bool {
    let shown = findings.hits.len();
    findings.count > shown && (shown >= most || !findings.needed_articles.is_empty())
}

fn format_count(number: usize) -> String {
    group_digits(u32::try_from(number).unwrap_or(u32::MAX))
}
