//! What is found with what has come so far, and what it takes to find more.
//!
//! There is no state: whoever searches asks again once something of what is needed has come, and is
//! told more.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::slug::Slug;
use crate::search::candidates::{both, postings};
use crate::search::directory::Directory;
use crate::search::index::{File, Index};
use crate::search::piece::{Level, Postings};
use crate::search::query::{Key, Pattern, Query};
use crate::search::shelf::Entry;
use crate::search::snippet::{Snippet, snippet, whole};
use crate::search::verify;

/// Terms of each pattern that are looked up at once. More are when these leave too many articles.
const KEYS_AT_ONCE: usize = 2;

/// More tell nothing that looking through the articles would not.
const MOST_KEYS: usize = 5;

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
pub struct Findings {
    /// In order, no more than were asked for.
    pub hits: Vec<Hit>,
    /// As many articles there are at most.
    pub count: usize,
    /// There are as many, not fewer.
    pub is_exact: bool,
    /// Something that cannot be had now was left out.
    pub is_partial: bool,
    /// Files to hand to [`Index::take`].
    pub files: Vec<File>,
    /// Articles to hand to [`Index::tell`].
    pub articles: Vec<Slug>,
}

/// An article that has what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which it is.
    pub entry: Entry,
    /// Where it has it.
    pub level: Level,
    /// Its title.
    pub title: Snippet,
    /// The text around it; `None` until the article is there, and when only the title has it.
    pub snippet: Option<Snippet>,
}

/// An article that may be one: segment, number in it, and how well it has it at best.
type Candidate = (usize, u32, Level);

impl Index {
    /// The query that `typed` is, once the table of spellings is there.
    pub fn query(&self, typed: &str) -> Option<Query> {
        Some(Query::of(typed, self.folding.as_ref()?))
    }

    /// What is found by what was `typed`, at most `most`; `with` says what else it takes. Nothing
    /// until the directory and the table of spellings are there.
    pub fn search(
        &self,
        typed: &str,
        order: Order,
        most: usize,
        with: impl FnOnce(Query) -> Query,
    ) -> Findings {
        let mut findings = Findings::default();
        if let Some(directory) = self.ready(&mut findings)
            && let Some(query) = self.query(typed)
        {
            self.find(directory, &with(query), order, most, &mut findings);
        }
        findings
    }

    fn find(
        &self,
        directory: &Directory,
        query: &Query,
        order: Order,
        most: usize,
        findings: &mut Findings,
    ) {
        if query.patterns.is_empty() {
            return;
        }
        let Some(mut candidates) = self.candidates(directory, query, most, findings) else {
            return;
        };
        self.check(directory, query, &mut candidates);
        candidates.sort_by_key(|((segment, number, level), _)| {
            let level = (order == Order::Rank).then_some(*level);
            Reverse((level, *segment, *number))
        });
        findings.count = candidates.len();
        let exact = query.patterns.iter().all(Pattern::is_exact);
        findings.is_exact = exact || candidates.iter().all(|(_, checked)| *checked);
        for (candidate, checked) in candidates.into_iter().take(most) {
            self.show(directory, query, candidate, checked, exact, findings);
        }
    }

    /// What every search takes: the directory and the table of spellings.
    fn ready(&self, findings: &mut Findings) -> Option<&Directory> {
        let Some(directory) = &self.directory else {
            self.need(File::Directory, findings);
            return None;
        };
        if self.folding.is_none() {
            self.need(File::Folding(directory.folding.clone()), findings);
            return None;
        }
        Some(directory)
    }

    /// Says that a file is needed, or that it cannot be had.
    fn need(&self, file: File, findings: &mut Findings) {
        if self.lost.contains(&file) {
            findings.is_partial = true;
        } else if !findings.files.contains(&file) {
            findings.files.push(file);
        }
    }

    /// Articles that have all terms that were looked up; `None` while files are missing for that.
    fn candidates(
        &self,
        directory: &Directory,
        query: &Query,
        most: usize,
        findings: &mut Findings,
    ) -> Option<Vec<(Candidate, bool)>> {
        let keys: Vec<Vec<Key>> = query.patterns.iter().map(Pattern::keys).collect();
        let longest = keys.iter().map(Vec::len).max().unwrap_or_default();
        let mut used = KEYS_AT_ONCE;
        loop {
            let wanted: Vec<&Key> = keys.iter().flat_map(|it| it.iter().take(used)).collect();
            let found = self.look_up(directory, query, &wanted, findings)?;
            if found.len() <= most || used >= longest.min(MOST_KEYS) {
                return Some(found.into_iter().map(|it| (it, false)).collect());
            }
            used += 1;
        }
    }

    fn look_up(
        &self,
        directory: &Directory,
        query: &Query,
        keys: &[&Key],
        findings: &mut Findings,
    ) -> Option<Vec<Candidate>> {
        let (mut found, mut needed) = (Vec::new(), BTreeSet::new());
        for (place, segment) in directory.segments.iter().enumerate() {
            let (mut all, mut missing): (Option<Postings>, Vec<File>) = Default::default();
            let filters: Vec<Key> = query.filters().collect();
            let keys = keys.iter().map(|it| (*it, false));
            for (key, is_filter) in keys.chain(filters.iter().map(|it| (it, true))) {
                match postings(self, segment, key) {
                    Ok(these) => {
                        all = Some(match all {
                            Some(all) => both(all, &these, is_filter),
                            None => these,
                        });
                    }
                    Err(files) => missing.extend(files),
                }
            }
            // Of a segment that cannot be asked all that it must be, nothing is said.
            if missing.iter().any(|it| self.lost.contains(it)) {
                findings.is_partial = true;
                continue;
            }
            needed.extend(missing);
            let all = all.into_iter().flatten();
            found.extend(all.map(|(number, level)| (place, number, level)));
        }
        findings.files.extend(needed);
        findings.files.is_empty().then_some(found)
    }

    /// Leaves out what does not have it, and corrects where what does has it, as far as articles are
    /// there.
    fn check(&self, directory: &Directory, query: &Query, candidates: &mut Vec<(Candidate, bool)>) {
        candidates.retain_mut(|((segment, number, level), checked)| {
            let entry = self.entry(directory, *segment, *number).ok();
            match entry.and_then(|it| self.texts.get(&it.slug)) {
                None => true,
                Some(None) => false,
                Some(Some((_, text))) => {
                    *checked = true;
                    verify::level(query, text).inspect(|it| *level = *it).is_some()
                }
            }
        });
    }

    fn show(
        &self,
        directory: &Directory,
        query: &Query,
        (segment, number, level): Candidate,
        checked: bool,
        exact: bool,
        findings: &mut Findings,
    ) {
        let entry = match self.entry(directory, segment, number) {
            Ok(entry) => entry,
            Err(table) => {
                // A table that is there and too short has lost an article.
                if !self.tables.contains_key(&table) {
                    self.need(table, findings);
                }
                return;
            }
        };
        if !checked {
            if self.lost_texts.contains(&entry.slug) {
                findings.is_partial = true;
            } else {
                findings.articles.push(entry.slug.clone());
            }
        }
        if checked || exact {
            let text = self.texts.get(&entry.slug).and_then(Option::as_ref);
            let title = match &self.folding {
                Some(folding) => whole(query, &entry.title, &folding.fold(&entry.title)),
                None => Snippet(vec![entry.title.clone()]),
            };
            let snippet = text.and_then(|(text, folded)| {
                let asides = text.asides.iter().zip(&folded.asides);
                let mut fields = [(&text.body, &folded.body)].into_iter().chain(asides);
                fields.find_map(|(text, folded)| snippet(query, text, folded))
            });
            findings.hits.push(Hit { entry: entry.clone(), level, title, snippet });
        }
    }

    fn entry(&self, directory: &Directory, segment: usize, number: u32) -> Result<&Entry, File> {
        let (table, place) = directory.segments[segment].table(number);
        let entry = self.tables.get(&table).and_then(|it| it.get(place));
        entry.ok_or(table)
    }
}
