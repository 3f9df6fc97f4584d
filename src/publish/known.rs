//! What there is to link to.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::endpoint::Endpoint;
use crate::model::list::{List, sealed_pages};
use crate::model::slug::Slug;
use crate::publish::atom;
use crate::publish::plan::Plan;
use crate::publish::source::Source;
use crate::route::Route;

/// What becomes of an article's file.
#[derive(Clone, Debug)]
pub(crate) enum Fate {
    /// Published under this name.
    Published(Slug),
    /// A draft, when none are wanted.
    Draft,
    /// Its own mistakes keep it from becoming anything.
    Mistaken,
}

/// Every file and every page an article may link to.
#[derive(Debug, Default)]
pub(crate) struct Known {
    fates: HashMap<PathBuf, Fate>,
    /// Paths relative to the site.
    addresses: HashSet<String>,
}

impl Known {
    /// `others` are the files that `sources` does not have.
    pub(crate) fn new(sources: &[Source], others: Vec<(PathBuf, Fate)>, plan: &Plan) -> Self {
        let fates =
            sources.iter().map(|it| (it.file.clone(), Fate::Published(it.front.slug.clone())));
        let articles = sources.iter().map(|it| Route::Article(it.front.slug.clone()));
        let months = plan.months.keys().copied().map(Route::Month);
        let lists = plan.lists.iter().flat_map(|(list, places)| pages(list, places.len()));
        let routes = articles.chain(months).chain(lists).chain([Route::Archive]);
        let feeds = plan.lists.keys().flat_map(|it| [feed(it.clone()), atom::path(it)]);
        Self {
            fates: fates.chain(others).collect(),
            addresses: routes.map(|it| it.path()).chain(feeds).collect(),
        }
    }

    /// What becomes of an article's file; `None` when there is none.
    pub(crate) fn fate(&self, file: &Path) -> Option<&Fate> {
        self.fates.get(file)
    }

    /// The address, relative to the site, as it is written there; `None` when nothing is there.
    pub(crate) fn address(&self, path: &str) -> Option<String> {
        let page = Some(Route::from_path(path)).filter(|it| *it != Route::NotFound);
        let path = page.map_or_else(|| path.to_owned(), |it| it.path());
        self.addresses.contains(&path).then_some(path)
    }
}

fn pages(list: &List, articles: usize) -> impl Iterator<Item = Route> {
    let sealed = u32::try_from(sealed_pages(articles)).unwrap_or(u32::MAX);
    let numbers = [None].into_iter().chain((1..=sealed).map(Some));
    numbers.map(|number| Route::List(list.clone(), number))
}

fn feed(list: List) -> String {
    format!("content/{}", Endpoint::List(list, None).path())
}
