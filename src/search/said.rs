//! What is announced of a search.

use crate::search::find::Findings;
use crate::search::script::is_unspaced;
use crate::text::found::Found;
use crate::text::words::{fill, thousands};

/// What there is to say once `findings` are all for now, of `most` that were asked for, that was
/// found for what was `typed`.
pub fn said(words: &Found, findings: &Findings, most: usize, typed: &str) -> String {
    let shown = findings.hits.len();
    let found = match (shown, findings.is_exact) {
        (0, _) if has_more(findings, most) => words.none_yet.to_owned(),
        (0, _) => words.none.to_owned(),
        (_, true) => fill(words.found, &number(findings.count.max(shown))),
        _ if has_more(findings, most) => fill(words.least, &number(shown)),
        _ => fill(words.found, &number(shown)),
    };
    let mut typed = typed.trim().chars();
    let is_single = matches!((typed.next(), typed.next()), (Some(c), None) if is_unspaced(c));
    let single = if is_single { words.single } else { "" };
    let partial = if findings.is_partial { words.partial } else { "" };
    [&found, single, partial].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// More may be found than is shown: as many as were asked for are, or articles have not been looked
/// through.
pub fn has_more(findings: &Findings, most: usize) -> bool {
    let shown = findings.hits.len();
    findings.count > shown && (shown >= most || !findings.articles.is_empty())
}

fn number(number: usize) -> String {
    thousands(u32::try_from(number).unwrap_or(u32::MAX))
}
