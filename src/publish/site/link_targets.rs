//! What there is to link to.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::endpoint::DocumentId;
use crate::model::list::{List, sealed_pages};
use crate::model::slug::Slug;
use crate::publish::content::source::SourceFile;
use crate::publish::site::lists::SiteLists;
use crate::route::Route;

/// What becomes of an article's file.
#[derive(Clone, Debug)]
pub(crate) enum SourceStatus {
    /// Published under this name.
    Published(Slug),
    /// A draft, when none are wanted.
    Draft,
    /// Its own mistakes keep it from becoming anything.
    Invalid,
}

/// Every file and every page an article may link to.
#[derive(Debug, Default)]
pub(crate) struct LinkTargets {
    statuses: HashMap<PathBuf, SourceStatus>,
    /// Paths relative to the site.
    paths: HashSet<String>,
}

impl LinkTargets {
    /// `others` are the files that `sources` does not have.
    pub(crate) fn new(
        sources: &[SourceFile],
        others: Vec<(PathBuf, SourceStatus)>,
        plan: &SiteLists,
    ) -> Self {
        let fates = sources
            .iter()
            .map(|it| (it.file.clone(), SourceStatus::Published(it.front_matter.slug.clone())));
        let articles = sources.iter().map(|it| Route::Article(it.front_matter.slug.clone()));
        let months = plan.months.keys().copied().map(Route::Month);
        let lists = plan.lists.iter().flat_map(|(list, places)| routes_of_list(list, places.len()));
        let routes = articles.chain(months).chain(lists).chain([Route::Archive]);
        let feeds =
            plan.lists.keys().flat_map(|it| [json_feed_path(it.clone()), Route::feed_path(it)]);
        Self {
            statuses: fates.chain(others).collect(),
            paths: routes.map(|it| it.path()).chain(feeds).collect(),
        }
    }

    /// What becomes of an article's file; `None` when there is none.
    pub(crate) fn status_of(&self, file: &Path) -> Option<&SourceStatus> {
        self.statuses.get(file)
    }

    /// The address, relative to the site, as it is written there; `None` when nothing is there.
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

fn json_feed_path(list: List) -> String {
    format!("content/{}", DocumentId::List(list, None).path())
}
