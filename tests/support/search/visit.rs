//! A visit to a site's search, as the finder makes it, with nothing cached from before.

use std::cell::{Cell, RefCell};

use futures::FutureExt;
use futures::future::ready;
use quanwen::model::slug::Slug;
use quanwen::search::format::file::IndexFile;
use quanwen::search::query::document::SearchDocument;
use quanwen::search::query::execute::execute;
use quanwen::search::query::index::LoadedIndex;
use quanwen::search::query::params::{Order, SearchParams};
use quanwen::search::query::results::SearchResults;
use quanwen::search::query::source::{IndexSource, Revalidation, SourceFuture, Unavailable};

use super::site::Site;

/// A visit: its searches end where the reader decides whether to go on.
pub(crate) struct Visit<'s> {
    site: &'s Site,
    index: RefCell<LoadedIndex>,
    /// The paths of all files that were requested, and the slugs of all articles.
    pub(crate) requested: RefCell<Vec<String>>,
    has_manifest: Cell<bool>,
}

impl<'s> Visit<'s> {
    /// A first visit.
    pub(crate) fn of(site: &'s Site) -> Self {
        let (index, requested, has_manifest) = Default::default();
        Self { site, index, requested, has_manifest }
    }

    /// The first `limit` results for `q`.
    pub(crate) fn search(&self, q: &str, limit: usize) -> SearchResults {
        let last = RefCell::default();
        let params =
            SearchParams { q: q.to_owned(), order: Order::Rank, ..SearchParams::default() };
        let show = |results: &SearchResults, _| drop(last.replace(results.clone()));
        let outcome = execute(&self.index, self, &params, limit, show).now_or_never();
        assert_eq!(outcome, Some(Ok(())), "{q}");
        last.into_inner()
    }

    /// The reply to a request, which is listed if it has a path.
    fn reply<T: 'static>(&self, path: Option<String>, it: Option<T>) -> SourceFuture<T> {
        self.requested.borrow_mut().extend(path);
        ready(it.ok_or(Unavailable::Missing)).boxed_local()
    }

    fn read(&self, file: &IndexFile) -> Option<String> {
        String::from_utf8(self.site.files.get(&file.path())?.clone()).ok()
    }
}

impl IndexSource for Visit<'_> {
    fn manifest(&self, _: Revalidation) -> SourceFuture<String> {
        // Once loaded it is fresh for longer than the visit.
        let path = (!self.has_manifest.replace(true)).then(|| IndexFile::Manifest.path());
        self.reply(path, self.read(&IndexFile::Manifest))
    }

    fn file(&self, file: &IndexFile, _: bool) -> SourceFuture<String> {
        self.reply(Some(file.path()), self.read(file))
    }

    fn article(&self, slug: &Slug) -> SourceFuture<SearchDocument> {
        let article = self.site.articles.get(slug.as_str());
        self.reply(Some(slug.to_string()), article.map(|it| it.document.clone()))
    }
}
