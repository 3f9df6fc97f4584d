//! The articles that may match a query, by the index alone: postings, intersected.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::search::format::file::IndexFile;
use crate::search::format::manifest::{IndexManifest, Segment};
use crate::search::format::postings::block::read_block;
use crate::search::format::postings::{Field, Postings};
use crate::search::query::index::LoadedIndex;
use crate::search::query::parse::Query;
use crate::search::query::pattern::{LookupTerm, Pattern};
use crate::search::query::results::SearchResults;

/// Terms of each pattern that are looked up at first. More follow if these leave too many articles.
const INITIAL_LOOKUP_TERMS: usize = 2;

/// Terms of each pattern that are looked up at most. Beyond five, checking the articles themselves
/// is cheaper.
const MAX_LOOKUP_TERMS: usize = 5;

/// An article that may match.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// The index of its segment in the manifest.
    pub(crate) segment: usize,
    /// Its number in the segment.
    pub(crate) number: u32,
    /// The best field it may match in.
    pub(crate) field: Field,
    /// Whether its text has been compared.
    pub(crate) is_verified: bool,
}

/// `evaluate` and `index` implement the rest.
impl LoadedIndex {
    /// The articles that have all terms that were looked up. `None` while files are missing for that,
    /// which are then needed.
    pub(crate) fn candidates(
        &self,
        manifest: &IndexManifest,
        query: &Query,
        limit: usize,
        results: &mut SearchResults,
    ) -> Option<Vec<Candidate>> {
        let terms: Vec<Vec<LookupTerm>> =
            query.patterns.iter().map(Pattern::lookup_terms).collect();
        let longest = terms.iter().map(Vec::len).max().unwrap_or_default();
        let mut used = INITIAL_LOOKUP_TERMS;
        loop {
            let first: Vec<&LookupTerm> =
                terms.iter().flat_map(|it| it.iter().take(used)).collect();
            let found = self.intersect_terms(manifest, query, &first, results)?;
            if found.len() <= limit || used >= longest.min(MAX_LOOKUP_TERMS) {
                return Some(found);
            }
            used += 1;
        }
    }

    fn intersect_terms(
        &self,
        manifest: &IndexManifest,
        query: &Query,
        terms: &[&LookupTerm],
        results: &mut SearchResults,
    ) -> Option<Vec<Candidate>> {
        let (mut found, mut needed) = (Vec::new(), BTreeSet::new());
        for (index, segment) in manifest.segments.iter().enumerate() {
            let (mut all, mut missing): (Option<Postings>, Vec<IndexFile>) = Default::default();
            let filters: Vec<LookupTerm> = query.filters.lookup_terms().collect();
            let terms = terms.iter().map(|it| (*it, false));
            for (term, is_filter) in terms.chain(filters.iter().map(|it| (it, true))) {
                match postings(self, segment, term) {
                    Ok(these) => {
                        all = Some(match all {
                            Some(all) => intersect(all, &these, is_filter),
                            None => these,
                        });
                    }
                    Err(files) => missing.extend(files),
                }
            }
            // A segment is left out if one of these files is unavailable.
            if missing.iter().any(|it| self.unavailable_files.contains(it)) {
                results.is_partial = true;
                continue;
            }
            needed.extend(missing);
            found.extend(all.into_iter().flatten().map(|(number, field)| Candidate {
                segment: index,
                number,
                field,
                is_verified: false,
            }));
        }
        results.needed_files.extend(needed);
        results.needed_files.is_empty().then_some(found)
    }
}

/// The postings of a term in a segment.
///
/// # Errors
/// The files that are needed for that and not loaded.
fn postings(
    index: &LoadedIndex,
    segment: &Segment,
    lookup: &LookupTerm,
) -> Result<Postings, Vec<IndexFile>> {
    let text: String = lookup.term.iter().collect();
    let files: Vec<IndexFile> = segment.postings_files(&text, lookup.is_prefix).collect();
    let missing: Vec<IndexFile> =
        files.iter().filter(|it| !index.postings_blocks.contains_key(it)).cloned().collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut all = Postings::new();
    for bytes in files.iter().filter_map(|it| index.postings_blocks.get(it)) {
        // An invalid block was rejected when it was inserted.
        let _ = read_block(bytes, segment.articles, |term, postings| {
            let is_match =
                if lookup.is_prefix { term.starts_with(&lookup.term) } else { term == lookup.term };
            if is_match {
                all.extend(postings);
            }
            term <= &lookup.term[..] || is_match
        });
    }
    // An article may contain several words with this prefix: the best field counts.
    all.sort_unstable_by_key(|(article, field)| (*article, Reverse(*field)));
    all.dedup_by_key(|(article, _)| *article);
    Ok(all)
}

/// The articles in both lists, each with the worse of its fields. The field of a filter does not
/// count.
fn intersect(one: Postings, other: &[(u32, Field)], is_filter: bool) -> Postings {
    let common = one.into_iter().filter_map(|(article, field)| {
        let found = other.binary_search_by_key(&article, |it| it.0).ok()?;
        Some((article, if is_filter { field } else { field.min(other[found].1) }))
    });
    common.collect()
}
