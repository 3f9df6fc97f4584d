//! The library: all articles and pages, read and arranged, ready to be rendered and written.
//!
//! Tests: `tests/publish/documents.rs`

use std::sync::Arc;

use crate::model::article::Kind;
use crate::model::list::List;
use crate::model::timestamp::Timestamp;
use crate::publish::content::media::MediaLibrary;
use crate::publish::content::settings::Settings;
use crate::publish::icons::Icon;
use crate::publish::site::lists::SiteLists;
use crate::publish::site::translations::Translations;

mod article; // one article, rendered when needed
pub(crate) mod check_bodies; // what is wrong with the bodies
pub(crate) mod load; // reads and arranges all of it

pub(crate) use crate::publish::library::article::{
    ArticleRenderer, LeadImage, LibraryArticle, RenderedArticle,
};

/// Everything that will be published.
#[derive(Debug)]
pub(crate) struct Library {
    pub(crate) settings: Settings,
    pub(crate) site_lists: SiteLists,
    /// Articles oldest first, then pages.
    pub(crate) articles_and_pages: Vec<LibraryArticle>,
    /// By index in `articles_and_pages`.
    pub(crate) translations: Translations,
    /// The media files that the articles rendered so far use.
    pub(crate) media: Arc<MediaLibrary>,
    pub(crate) icons: Vec<Icon>,
}

impl Library {
    /// The articles, oldest first; [`SiteLists`] has indices of this slice.
    pub(crate) fn articles(&self) -> &[LibraryArticle] {
        let articles =
            self.articles_and_pages.partition_point(|it| it.front_matter.kind == Kind::Article);
        &self.articles_and_pages[..articles]
    }

    /// When one of these articles, given by index, last changed.
    pub(crate) fn latest_change(&self, articles: &[usize]) -> Option<&Timestamp> {
        let changed = articles.iter().map(|it| self.articles()[*it].front_matter.last_changed());
        changed.max_by_key(|it| it.instant)
    }

    /// The title and the description of a list; the description may be empty.
    pub(crate) fn describe_list(&self, list: &List) -> (&str, &str) {
        match list {
            List::All => (&self.settings.title, &self.settings.description),
            List::Section(slug) => {
                let section = self.settings.sections.iter().find(|it| it.slug == *slug);
                section.map_or(("", ""), |it| (&it.title, &it.description))
            }
            List::Tag(slug) => (self.site_lists.labels.get(slug).map_or("", String::as_str), ""),
        }
    }
}
