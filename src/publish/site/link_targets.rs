//! Link targets: the files and pages of the site that an article may link to.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::contract::DOCUMENTS_PATH;
use crate::endpoint::DocumentId;
use crate::model::list::{List, sealed_pages};
use crate::publish::content::source::{SourceFile, SourceStatus};
use crate::publish::site::lists::SiteLists;
use crate::route::Route;

/// Every file and every page that an article may link to.
#[derive(Debug, Default)]
pub(crate) struct LinkTargets {
    statuses: HashMap<PathBuf, SourceStatus>,
    /// Paths relative to the site.
    paths: HashSet<String>,
}

impl LinkTargets {
    /// `unpublished` are the files that are not among `sources`: drafts and invalid files.
    pub(crate) fn new(
        sources: &[SourceFile],
        unpublished: Vec<(PathBuf, SourceStatus)>,
        site: &SiteLists,
    ) -> Self {
        let slug = |it: &SourceFile| it.front_matter.slug.clone();
        let published =
            sources.iter().map(|it| (it.file.clone(), SourceStatus::Published(slug(it))));
        let articles = sources.iter().map(|it| Route::Article(slug(it)));
        let months = site.months.keys().copied().map(Route::Month);
        let lists = site.lists.iter().flat_map(|(list, it)| routes_of_list(list, it.len()));
        let routes = articles.chain(months).chain(lists).chain([Route::Archive]);
        let feeds = site.lists.keys().flat_map(|it| [json_feed_path(it), Route::feed_path(it)]);
        Self {
            statuses: published.chain(unpublished).collect(),
            paths: routes.map(|it| it.path()).chain(feeds).collect(),
        }
    }

    /// The status of an article's file, relative to the content directory; `None` when there is no
    /// such file.
    pub(crate) fn status_of(&self, file: &Path) -> Option<&SourceStatus> {
        self.statuses.get(file)
    }

    /// The path as the site writes it, relative to the site; `None` when the site has no such page or
    /// feed.
    pub(crate) fn resolve_path(&self, path: &str) -> Option<String> {
        let page = Some(Route::from_path(path)).filter(|it| *it != Route::NotFound);
        let path = page.map_or_else(|| path.to_owned(), |it| it.path());
        self.paths.contains(&path).then_some(path)
    }
}

fn routes_of_list(list: &List, articles: usize) -> impl Iterator<Item = Route> {
    let sealed = u32::try_from(sealed_pages(articles)).unwrap_or(u32::MAX);
    let numbers = [None].into_iter().chain((1..=sealed).map(Some));
    numbers.map(|number| Route::List(list.clone(), number))
}

fn json_feed_path(list: &List) -> String {
    format!("{DOCUMENTS_PATH}{}", DocumentId::List(list.clone(), None).path())
}
