//! Searches the loaded parts of the index, and reports what is needed to find more.
//!
//! There is no state between two calls: the caller loads some of what is needed, inserts it into
//! the index, and searches again.

use std::cmp::Reverse;

use crate::search::format::article_table::ArticleRow;
use crate::search::format::file::IndexFile;
use crate::search::format::manifest::IndexManifest;
use crate::search::query::candidates::Candidate;
use crate::search::query::index::LoadedIndex;
use crate::search::query::params::Order;
use crate::search::query::parse::{Filters, Query};
use crate::search::query::pattern::Pattern;
use crate::search::query::results::{Hit, SearchResults};
use crate::search::query::snippet::{Snippet, highlight_all, snippet};
use crate::search::query::verify;

/// `candidates` and `index` implement the rest.
impl LoadedIndex {
    /// Parses `q`. `None` until the folding table is loaded.
    pub fn query(&self, q: &str) -> Option<Query> {
        Some(Query::parse(q, self.folding.as_ref()?))
    }

    /// The first `limit` results for `q`. There are none until the manifest and the folding table are
    /// loaded, which are then needed.
    pub fn search(&self, q: &str, filters: &Filters, order: Order, limit: usize) -> SearchResults {
        let mut results = SearchResults::default();
        if let Some(manifest) = self.require_base_files(&mut results)
            && let Some(query) = self.query(q)
        {
            let query = Query { filters: filters.clone(), ..query };
            self.evaluate(manifest, &query, order, limit, &mut results);
        }
        results
    }

    fn evaluate(
        &self,
        manifest: &IndexManifest,
        query: &Query,
        order: Order,
        limit: usize,
        results: &mut SearchResults,
    ) {
        if query.patterns.is_empty() {
            return;
        }
        let Some(mut candidates) = self.candidates(manifest, query, limit, results) else {
            return;
        };
        self.verify(manifest, query, &mut candidates);
        candidates.sort_by_key(|it| {
            let field = (order == Order::Rank).then_some(it.field);
            Reverse((field, it.segment, it.number))
        });
        results.count = candidates.len();
        let is_exact = query.patterns.iter().all(Pattern::is_exact);
        results.is_exact = is_exact || candidates.iter().all(|it| it.is_verified);
        for candidate in candidates.into_iter().take(limit) {
            self.push_hit(manifest, query, candidate, is_exact, results);
        }
    }

    /// The manifest, once it and the folding table are loaded. Every search takes both.
    fn require_base_files(&self, results: &mut SearchResults) -> Option<&IndexManifest> {
        let Some(manifest) = &self.manifest else {
            self.require(IndexFile::Manifest, results);
            return None;
        };
        if self.folding.is_none() {
            self.require(IndexFile::Folding(manifest.folding.clone()), results);
            return None;
        }
        Some(manifest)
    }

    /// Reports that a file is needed, or that the results are partial if it is unavailable.
    fn require(&self, file: IndexFile, results: &mut SearchResults) {
        if self.unavailable_files.contains(&file) {
            results.is_partial = true;
        } else if !results.needed_files.contains(&file) {
            results.needed_files.push(file);
        }
    }

    /// Compares the candidates with their articles, as far as these are loaded: drops those that do
    /// not match, and corrects the field of those that do.
    fn verify(&self, manifest: &IndexManifest, query: &Query, candidates: &mut Vec<Candidate>) {
        candidates.retain_mut(|candidate| {
            let row = self.article_row(manifest, candidate).ok();
            match row.and_then(|it| self.documents.get(&it.slug)) {
                None => true,
                Some(None) => false,
                Some(Some((_, folded))) => {
                    candidate.is_verified = true;
                    verify::worst_field(query, folded).inspect(|it| candidate.field = *it).is_some()
                }
            }
        });
    }

    /// Adds a candidate to the results if it certainly matches, or else reports what is needed to
    /// verify it. `is_exact` says that the index alone is certain.
    fn push_hit(
        &self,
        manifest: &IndexManifest,
        query: &Query,
        candidate: Candidate,
        is_exact: bool,
        results: &mut SearchResults,
    ) {
        let row = match self.article_row(manifest, &candidate) {
            Ok(row) => row,
            Err(table) => {
                // A loaded table that is too short has lost the article.
                if !self.article_tables.contains_key(&table) {
                    self.require(table, results);
                }
                return;
            }
        };
        if !candidate.is_verified {
            if self.unavailable_articles.contains(&row.slug) {
                results.is_partial = true;
            } else {
                results.needed_articles.push(row.slug.clone());
            }
        }
        if candidate.is_verified || is_exact {
            let hit = Hit {
                article: row.clone(),
                field: candidate.field,
                title: match &self.folding {
                    Some(folding) => highlight_all(query, &row.title, &folding.fold(&row.title)),
                    None => Snippet(vec![row.title.clone()]),
                },
                snippet: self.snippet(query, row),
            };
            results.hits.push(hit);
        }
    }

    /// The passage around the first match in the body, or else in the metadata.
    fn snippet(&self, query: &Query, row: &ArticleRow) -> Option<Snippet> {
        let (document, folded) = self.documents.get(&row.slug)?.as_ref()?;
        let metadata = document.metadata.iter().zip(&folded.metadata);
        let mut fields = [(&document.body, &folded.body)].into_iter().chain(metadata);
        fields.find_map(|(text, folded)| snippet(query, text, folded))
    }

    /// The row of a candidate.
    ///
    /// # Errors
    /// The table it belongs to, if that is not loaded or too short.
    fn article_row(
        &self,
        manifest: &IndexManifest,
        candidate: &Candidate,
    ) -> Result<&ArticleRow, IndexFile> {
        let (table, row) = manifest.segments[candidate.segment].locate_article(candidate.number);
        self.article_tables.get(&table).and_then(|it| it.get(row)).ok_or(table)
    }
}
