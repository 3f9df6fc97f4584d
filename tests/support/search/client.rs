//! A reader that asks the index for what it needs, and goes on until nothing more is.

use quanwen::search::query::evaluate::{Order, SearchResults};
use quanwen::search::query::index::LoadedIndex;
use quanwen::search::query::parse::Query;

use super::site::Site;

/// Somebody who searches a site.
pub(crate) struct Reader<'s> {
    site: &'s Site,
    index: LoadedIndex,
}

impl<'s> Reader<'s> {
    /// A first visit.
    pub(crate) fn of(site: &'s Site) -> Self {
        Self { site, index: LoadedIndex::default() }
    }

    /// What is found for `typed`, once nothing is needed any more.
    pub(crate) fn search(&mut self, typed: &str, most: usize) -> SearchResults {
        self.search_as(typed, Order::Rank, most, |query| query)
    }

    /// The same in any order, with the query changed by `with`.
    pub(crate) fn search_as(
        &mut self,
        typed: &str,
        order: Order,
        most: usize,
        with: impl Fn(Query) -> Query,
    ) -> SearchResults {
        for _ in 0..10_000 {
            let findings = self.index.search(typed, order, most, &with);
            if findings.needed_files.is_empty() && findings.needed_articles.is_empty() {
                return findings;
            }
            self.fetch(findings);
        }
        panic!("{typed}: the search never comes to an end");
    }

    fn fetch(&mut self, findings: SearchResults) {
        for file in findings.needed_files {
            let path = file.path();
            let bytes = self.site.files.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
            let text = String::from_utf8(bytes.clone()).expect("it is text");
            assert!(self.index.insert_file(file, &text), "{path} cannot be read");
        }
        for slug in findings.needed_articles {
            let text = self.site.articles.get(slug.as_str()).map(|it| it.document.clone());
            self.index.insert_article(slug, text);
        }
    }
}
