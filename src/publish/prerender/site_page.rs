//! Every page of a site.

use crate::model::list::{List, sealed_pages};
use crate::publish::content::settings::Offline;
use crate::publish::library::Library;
use crate::route::Route;

/// A page to render.
#[derive(Clone, Debug)]
pub(crate) struct SitePage {
    pub(crate) route: Route,
    /// The page whose URL search engines list for this one: itself in most cases.
    pub(crate) canonical: Route,
    /// The index of the article in the library, on the page of an article or a static page.
    pub(crate) article: Option<usize>,
}

impl SitePage {
    /// A page that shows no article and is its own canonical page.
    pub(crate) fn of(route: Route) -> Self {
        Self { canonical: route.clone(), route, article: None }
    }

    /// The list that the page belongs to, which the menu marks: a list itself, or the section of an
    /// article.
    pub(crate) fn list(&self, library: &Library) -> Option<List> {
        match (&self.route, self.article) {
            (Route::List(list, _), _) => Some(list.clone()),
            (_, Some(index)) => {
                let section = &library.articles_and_pages[index].front_matter.section;
                section.clone().map(List::Section)
            }
            _ => None,
        }
    }

    /// The file that a host sends for the page, relative to the site.
    pub(crate) fn file(&self) -> String {
        let file = self.route.file();
        if self.route == Route::NotFound { file } else { format!("{file}index.html") }
    }
}

/// Every page that the site has. The page of the saved articles belongs to offline reading.
pub(crate) fn site_pages(library: &Library) -> Vec<SitePage> {
    let lists = library.site_lists.lists.iter();
    let lists = lists.flat_map(|(list, indexes)| list_pages(list, indexes.len()));
    let articles = library.articles_and_pages.iter().enumerate().map(|(index, article)| {
        let route = Route::Article(article.front_matter.slug.clone());
        SitePage { article: Some(index), ..SitePage::of(route) }
    });
    let months = library.site_lists.months.keys().map(|it| Route::Month(*it));
    let saved = (library.settings.offline == Offline::On).then_some(Route::Saved);
    let others = months.chain([Route::Archive, Route::NotFound, Route::Search]).chain(saved);
    lists.chain(articles).chain(others.map(SitePage::of)).collect()
}

/// The sealed pages of a list and its head. The head is also at the URL of the page that will be
/// sealed next, so that links to that page work before and after; until then the head is canonical.
fn list_pages(list: &List, articles: usize) -> impl Iterator<Item = SitePage> {
    let head = Route::List(list.clone(), None);
    let page = |number| SitePage::of(Route::List(list.clone(), Some(number)));
    let sealed = u32::try_from(sealed_pages(articles)).unwrap_or(u32::MAX);
    let next = (sealed > 0).then(|| SitePage { canonical: head.clone(), ..page(sealed + 1) });
    let pages: Vec<SitePage> = (1..=sealed).map(page).collect();
    pages.into_iter().chain(next).chain([SitePage::of(head)])
}
