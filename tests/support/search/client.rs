//! Searches an index to the end: loads whatever the search needs, however much that is.

use quanwen::search::query::index::LoadedIndex;
use quanwen::search::query::params::Order;
use quanwen::search::query::parse::Filters;
use quanwen::search::query::results::SearchResults;

use super::site::Site;

/// A client of a site's index.
pub(crate) struct Client<'s> {
    site: &'s Site,
    index: LoadedIndex,
}

impl<'s> Client<'s> {
    /// A client that has loaded nothing yet.
    pub(crate) fn of(site: &'s Site) -> Self {
        Self { site, index: LoadedIndex::default() }
    }

    /// The first `limit` results for `q`.
    pub(crate) fn search(&mut self, q: &str, limit: usize) -> SearchResults {
        self.search_as(q, &Filters::default(), Order::Rank, limit)
    }

    /// The same with filters, in any order.
    pub(crate) fn search_as(
        &mut self,
        q: &str,
        filters: &Filters,
        order: Order,
        limit: usize,
    ) -> SearchResults {
        for _ in 0..10_000 {
            let results = self.index.search(q, filters, order, limit);
            if results.needed_files.is_empty() && results.needed_articles.is_empty() {
                return results;
            }
            self.load(results);
        }
        panic!("the search for {q} does not end");
    }

    fn load(&mut self, results: SearchResults) {
        for file in results.needed_files {
            let path = file.path();
            let bytes = self.site.files.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
            let text = String::from_utf8(bytes.clone()).expect("files of the index are text");
            assert!(self.index.insert_file(file, &text), "{path} is invalid");
        }
        for slug in results.needed_articles {
            let document = self.site.articles.get(slug.as_str()).map(|it| it.document.clone());
            self.index.insert_article(slug, document);
        }
    }
}
