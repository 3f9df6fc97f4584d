//! The library: all articles and pages, read, arranged and rendered, ready to be written.
//!
//! Tests: `tests/publish/documents.rs`

use std::path::PathBuf;

use crate::model::article::Kind;
use crate::model::list::List;
use crate::model::timestamp::Timestamp;
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::content::media::MediaFile;
use crate::publish::content::settings::Settings;
use crate::publish::icons::Icon;
use crate::publish::markdown::Body;
use crate::publish::site::lists::SiteLists;
use crate::publish::site::translations::Translations;
use crate::publish::url;
use crate::text::excerpt::excerpt;

pub(crate) mod load; // loads all of it

/// Characters of a summary that is taken from the body.
const SUMMARY_CHARACTERS: usize = 120;

/// Everything that will be published.
#[derive(Debug)]
pub(crate) struct Library {
    pub(crate) settings: Settings,
    pub(crate) site_lists: SiteLists,
    /// Articles oldest first, then pages.
    pub(crate) articles_and_pages: Vec<LibraryArticle>,
    /// By index in `articles_and_pages`.
    pub(crate) translations: Translations,
    pub(crate) media: Vec<MediaFile>,
    pub(crate) icons: Vec<Icon>,
}

/// An article or a page.
#[derive(Debug)]
pub(crate) struct LibraryArticle {
    /// Relative to the content directory.
    pub(crate) file: PathBuf,
    pub(crate) front_matter: FrontMatter,
    pub(crate) body: Body,
    pub(crate) lead_image: Option<LeadImage>,
}

/// The image above an article.
#[derive(Debug)]
pub(crate) struct LeadImage {
    /// Absolute, or relative to the site.
    pub(crate) url: String,
    pub(crate) alt: String,
    /// Width and height in pixels; `None` for an image of another site.
    pub(crate) size: Option<(u32, u32)>,
    /// `None` for an image of another site.
    pub(crate) file: Option<MediaFile>,
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

impl LibraryArticle {
    /// The summary of the front matter, or else the beginning of the body; may be empty.
    pub(crate) fn summary(&self) -> String {
        match self.front_matter.summary.as_str() {
            "" => excerpt(&self.body.lead_text, SUMMARY_CHARACTERS),
            summary => summary.to_owned(),
        }
    }
}

impl LeadImage {
    /// The URL; a relative one is prefixed with `base`, the URL of the site or a path to it.
    pub(crate) fn url_from(&self, base: &str) -> String {
        let base = if url::is_relative(&self.url) { base } else { "" };
        format!("{base}{}", self.url)
    }
}
