//! What is found with what has come so far, and what it takes to find more.
//!
//! There is no state: whoever searches asks again once something of what is needed has come, and is
//! told more.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::slug::Slug;
use crate::search::format::article_table::ArticleRow;
use crate::search::format::manifest::IndexManifest;
use crate::search::format::postings::{Field, Postings};
use crate::search::query::candidates::{intersect, postings};
use crate::search::query::index::{IndexFile, LoadedIndex};
use crate::search::query::parse::{LookupTerm, Pattern, Query};
use crate::search::query::snippet::{Snippet, highlight_all, snippet};
use crate::search::query::verify;

/// Terms of each pattern that are looked up at once. More are when these leave too many articles.
const INITIAL_LOOKUP_TERMS: usize = 2;

/// More tell nothing that looking through the articles would not.
const MAX_LOOKUP_TERMS: usize = 5;

/// Which comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Titles before summaries before bodies, each newest first.
    #[default]
    Rank,
    /// The newest.
    Newest,
}

/// What is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// In order, no more than were asked for.
    pub hits: Vec<Hit>,
    /// As many articles there are at most.
    pub count: usize,
    /// There are as many, not fewer.
    pub is_exact: bool,
    /// Something that cannot be had now was left out.
    pub is_partial: bool,
    /// Files to hand to [`Index::take`].
    pub needed_files: Vec<IndexFile>,
    /// Articles to hand to [`Index::tell`].
    pub needed_articles: Vec<Slug>,
}

/// An article that has what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which it is.
    pub article: ArticleRow,
    /// Where it has it.
    pub field: Field,
    /// Its title.
    pub title: Snippet,
    /// The text around it; `None` until the article is there, and when only the title has it.
    pub snippet: Option<Snippet>,
}

/// An article that may be one: segment, number in it, and how well it has it at best.
type Candidate = (usize, u32, Field);

impl LoadedIndex {
    /// The query that `typed` is, once the table of spellings is there.
    pub fn query(&self, typed: &str) -> Option<Query> {
        Some(Query::parse(typed, self.folding.as_ref()?))
    }

    /// What is found by what was `typed`, at most `most`; `with` says what else it takes. Nothing
    /// until the directory and the table of spellings are there.
    pub fn search(
        &self,
        typed: &str,
        order: Order,
        most: usize,
        with: impl FnOnce(Query) -> Query,
    ) -> SearchResults {
        let mut findings = SearchResults::default();
        if let Some(directory) = self.require_base_files(&mut findings)
            && let Some(query) = self.query(typed)
        {
            self.evaluate(directory, &with(query), order, most, &mut findings);
        }
        findings
    }

    fn evaluate(
        &self,
        directory: &IndexManifest,
        query: &Query,
        order: Order,
        most: usize,
        findings: &mut SearchResults,
    ) {
        if query.patterns.is_empty() {
            return;
        }
        let Some(mut candidates) = self.candidates(directory, query, most, findings) else {
            return;
        };
        self.verify(directory, query, &mut candidates);
        candidates.sort_by_key(|((segment, number, level), _)| {
            let level = (order == Order::Rank).then_some(*level);
            Reverse((level, *segment, *number))
        });
        findings.count = candidates.len();
        let exact = query.patterns.iter().all(Pattern::is_exact);
        findings.is_exact = exact || candidates.iter().all(|(_, checked)| *checked);
        for (candidate, checked) in candidates.into_iter().take(most) {
            self.push_hit(directory, query, candidate, checked, exact, findings);
        }
    }

    /// What every search takes: the directory and the table of spellings.
    fn require_base_files(&self, findings: &mut SearchResults) -> Option<&IndexManifest> {
        let Some(directory) = &self.manifest else {
            self.require(IndexFile::Manifest, findings);
            return None;
        };
        if self.folding.is_none() {
            self.require(IndexFile::Folding(directory.folding.clone()), findings);
            return None;
        }
        Some(directory)
    }

    /// Says that a file is needed, or that it cannot be had.
    fn require(&self, file: IndexFile, findings: &mut SearchResults) {
        if self.unavailable_files.contains(&file) {
            findings.is_partial = true;
        } else if !findings.needed_files.contains(&file) {
            findings.needed_files.push(file);
        }
    }

    /// Articles that have all terms that were looked up; `None` while files are missing for that.
    fn candidates(
        &self,
        directory: &IndexManifest,
        query: &Query,
        most: usize,
        findings: &mut SearchResults,
    ) -> Option<Vec<(Candidate, bool)>> {
        let keys: Vec<Vec<LookupTerm>> = query.patterns.iter().map(Pattern::lookup_terms).collect();
        let longest = keys.iter().map(Vec::len).max().unwrap_or_default();
        let mut used = INITIAL_LOOKUP_TERMS;
        loop {
            let wanted: Vec<&LookupTerm> =
                keys.iter().flat_map(|it| it.iter().take(used)).collect();
            let found = self.intersect_terms(directory, query, &wanted, findings)?;
            if found.len() <= most || used >= longest.min(MAX_LOOKUP_TERMS) {
                return Some(found.into_iter().map(|it| (it, false)).collect());
            }
            used += 1;
        }
    }

    fn intersect_terms(
        &self,
        directory: &IndexManifest,
        query: &Query,
        keys: &[&LookupTerm],
        findings: &mut SearchResults,
    ) -> Option<Vec<Candidate>> {
        let (mut found, mut needed) = (Vec::new(), BTreeSet::new());
        for (place, segment) in directory.segments.iter().enumerate() {
            let (mut all, mut missing): (Option<Postings>, Vec<IndexFile>) = Default::default();
            let filters: Vec<LookupTerm> = query.filters().collect();
            let keys = keys.iter().map(|it| (*it, false));
            for (key, is_filter) in keys.chain(filters.iter().map(|it| (it, true))) {
                match postings(self, segment, key) {
                    Ok(these) => {
                        all = Some(match all {
                            Some(all) => intersect(all, &these, is_filter),
                            None => these,
                        });
                    }
                    Err(files) => missing.extend(files),
                }
            }
            // Of a segment that cannot be asked all that it must be, nothing is said.
            if missing.iter().any(|it| self.unavailable_files.contains(it)) {
                findings.is_partial = true;
                continue;
            }
            needed.extend(missing);
            let all = all.into_iter().flatten();
            found.extend(all.map(|(number, level)| (place, number, level)));
        }
        findings.needed_files.extend(needed);
        findings.needed_files.is_empty().then_some(found)
    }

    /// Leaves out what does not have it, and corrects where what does has it, as far as articles are
    /// there.
    fn verify(
        &self,
        directory: &IndexManifest,
        query: &Query,
        candidates: &mut Vec<(Candidate, bool)>,
    ) {
        candidates.retain_mut(|((segment, number, level), checked)| {
            let entry = self.article_row(directory, *segment, *number).ok();
            match entry.and_then(|it| self.documents.get(&it.slug)) {
                None => true,
                Some(None) => false,
                Some(Some((_, text))) => {
                    *checked = true;
                    verify::worst_field(query, text).inspect(|it| *level = *it).is_some()
                }
            }
        });
    }

    fn push_hit(
        &self,
        directory: &IndexManifest,
        query: &Query,
        (segment, number, level): Candidate,
        checked: bool,
        exact: bool,
        findings: &mut SearchResults,
    ) {
        let entry = match self.article_row(directory, segment, number) {
            Ok(entry) => entry,
            Err(table) => {
                // A table that is there and too short has lost an article.
                if !self.article_tables.contains_key(&table) {
                    self.require(table, findings);
                }
                return;
            }
        };
        if !checked {
            if self.unavailable_articles.contains(&entry.slug) {
                findings.is_partial = true;
            } else {
                findings.needed_articles.push(entry.slug.clone());
            }
        }
        if checked || exact {
            let text = self.documents.get(&entry.slug).and_then(Option::as_ref);
            let title = match &self.folding {
                Some(folding) => highlight_all(query, &entry.title, &folding.fold(&entry.title)),
                None => Snippet(vec![entry.title.clone()]),
            };
            let snippet = text.and_then(|(text, folded)| {
                let asides = text.metadata.iter().zip(&folded.metadata);
                let mut fields = [(&text.body, &folded.body)].into_iter().chain(asides);
                fields.find_map(|(text, folded)| snippet(query, text, folded))
            });
            findings.hits.push(Hit { article: entry.clone(), field: level, title, snippet });
        }
    }

    fn article_row(
        &self,
        directory: &IndexManifest,
        segment: usize,
        number: u32,
    ) -> Result<&ArticleRow, IndexFile> {
        let (table, place) = directory.segments[segment].locate_article(number);
        let entry = self.article_tables.get(&table).and_then(|it| it.get(place));
        entry.ok_or(table)
    }
}
