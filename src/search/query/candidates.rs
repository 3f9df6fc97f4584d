//! Which articles may have what is looked for, as far as the index says.

use std::cmp::Reverse;

use crate::search::format::manifest::Segment;
use crate::search::format::postings;
use crate::search::format::postings::{Field, Postings};
use crate::search::query::index::{IndexFile, LoadedIndex};
use crate::search::query::parse::LookupTerm;

/// What a segment says of a key: its articles, or the files it takes to say.
pub(crate) fn postings(
    index: &LoadedIndex,
    segment: &Segment,
    key: &LookupTerm,
) -> Result<Postings, Vec<IndexFile>> {
    let term: String = key.term.iter().collect();
    let files: Vec<IndexFile> = segment.postings_files(&term, key.is_prefix).collect();
    let missing: Vec<IndexFile> =
        files.iter().filter(|it| !index.postings_blocks.contains_key(it)).cloned().collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut all = Postings::new();
    for bytes in files.iter().filter_map(|it| index.postings_blocks.get(it)) {
        // A piece that is none was refused when it came.
        let _ = postings::read_block(bytes, segment.articles, |term, postings| {
            let is_it = if key.is_prefix { term.starts_with(&key.term) } else { term == key.term };
            if is_it {
                all.extend(postings);
            }
            term <= &key.term[..] || is_it
        });
    }
    // Several words may begin so: an article has the best of them.
    all.sort_unstable_by_key(|(article, level)| (*article, Reverse(*level)));
    all.dedup_by_key(|(article, _)| *article);
    Ok(all)
}

/// The articles that are in both, each as well as in the worse; a filter does not make it worse.
pub(crate) fn intersect(one: Postings, other: &[(u32, Field)], is_filter: bool) -> Postings {
    let common = one.into_iter().filter_map(|(article, level)| {
        let place = other.binary_search_by_key(&article, |it| it.0).ok()?;
        Some((article, if is_filter { level } else { level.min(other[place].1) }))
    });
    common.collect()
}
