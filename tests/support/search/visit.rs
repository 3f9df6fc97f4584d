//! A visit to a site's search, as the reader's program makes it, with nothing kept from before.

use std::cell::{Cell, RefCell};

use futures::FutureExt;
use futures::future::ready;
use quanwen::model::slug::Slug;
use quanwen::search::query::evaluate::{Order, SearchResults};
use quanwen::search::query::execute::{
    IndexSource, Revalidation, SourceFuture, Unavailable, execute,
};
use quanwen::search::query::index::{IndexFile, LoadedIndex, SearchDocument};
use quanwen::search::query::params::SearchParams;

use super::site::Site;

/// Somebody who searches a site and is asked now and then whether to go on.
pub(crate) struct Visit<'s> {
    site: &'s Site,
    index: RefCell<LoadedIndex>,
    /// Paths of all that was asked for, articles by their slugs.
    pub(crate) asked: RefCell<Vec<String>>,
    knows_directory: Cell<bool>,
}

impl<'s> Visit<'s> {
    /// A first visit.
    pub(crate) fn of(site: &'s Site) -> Self {
        let (index, asked, knows_directory) = Default::default();
        Self { site, index, asked, knows_directory }
    }

    /// What is found for `typed`, at most `most`, until the reader is asked or there is no more.
    pub(crate) fn search(&self, typed: &str, most: usize) -> SearchResults {
        let found = RefCell::default();
        let wish =
            SearchParams { q: typed.to_owned(), order: Order::Rank, ..SearchParams::default() };
        let show = |findings: &SearchResults, _| drop(found.replace(findings.clone()));
        let hunted = execute(&self.index, self, &wish, most, show).now_or_never();
        assert_eq!(hunted, Some(Ok(())), "{typed}");
        found.into_inner()
    }

    /// Notes where it was asked for, if it was.
    fn got<T: 'static>(&self, path: Option<String>, it: Option<T>) -> SourceFuture<T> {
        self.asked.borrow_mut().extend(path);
        ready(it.ok_or(Unavailable::Missing)).boxed_local()
    }

    fn read(&self, file: &IndexFile) -> Option<String> {
        String::from_utf8(self.site.files.get(&file.path())?.clone()).ok()
    }
}

impl IndexSource for Visit<'_> {
    fn manifest(&self, _: Revalidation) -> SourceFuture<String> {
        // Once here it is good for longer than the visit.
        let path = (!self.knows_directory.replace(true)).then(|| IndexFile::Manifest.path());
        self.got(path, self.read(&IndexFile::Manifest))
    }

    fn file(&self, file: &IndexFile, _: bool) -> SourceFuture<String> {
        self.got(Some(file.path()), self.read(file))
    }

    fn article(&self, slug: &Slug) -> SourceFuture<SearchDocument> {
        let article = self.site.articles.get(slug.as_str());
        self.got(Some(slug.to_string()), article.map(|it| it.document.clone()))
    }
}
