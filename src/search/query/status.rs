//! The status message of a search, which screen readers announce.
//!
//! Tests: tests/search/execute.rs

use crate::i18n::format::{group_digits, interpolate};
use crate::i18n::search_messages::SearchMessages;
use crate::search::query::results::SearchResults;
use crate::text::script::is_unspaced;

/// The status message once a search for `q` has settled: how many results there are, of at most
/// `limit` shown, and what is missing.
pub fn status_message(
    messages: &SearchMessages,
    results: &SearchResults,
    limit: usize,
    q: &str,
) -> String {
    let shown = results.hits.len();
    let found = match (shown, results.is_exact) {
        (0, _) if has_more(results, limit) => messages.none_yet.to_owned(),
        (0, _) => messages.none.to_owned(),
        (_, true) => interpolate(messages.found, &format_count(results.count.max(shown))),
        _ if has_more(results, limit) => interpolate(messages.at_least, &format_count(shown)),
        _ => interpolate(messages.found, &format_count(shown)),
    };
    let mut chars = q.trim().chars();
    let is_single = matches!((chars.next(), chars.next()), (Some(c), None) if is_unspaced(c));
    let single = if is_single { messages.single } else { "" };
    let partial = if results.is_partial { messages.partial } else { "" };
    [&found, single, partial].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a search for more results may find some: as many as requested are shown, or articles are
/// still to be verified.
pub fn has_more(results: &SearchResults, limit: usize) -> bool {
    let shown = results.hits.len();
    results.count > shown && (shown >= limit || !results.needed_articles.is_empty())
}

fn format_count(number: usize) -> String {
    group_digits(u32::try_from(number).unwrap_or(u32::MAX))
}
