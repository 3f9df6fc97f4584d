//! The content, read and rendered, ready to be written down.

use std::path::PathBuf;

use crate::model::article::Kind;
use crate::model::timestamp::Timestamp;
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::content::media::MediaFile;
use crate::publish::content::settings::Settings;
use crate::publish::icons::Icon;
use crate::publish::markdown::Body;
use crate::publish::site::lists::SiteLists;
use crate::publish::site::translations::Translations;

pub(crate) mod load; // loads all of it

/// Everything that will be published.
#[derive(Debug)]
pub(crate) struct Library {
    pub(crate) settings: Settings,
    pub(crate) site_lists: SiteLists,
    /// Articles oldest first, then pages.
    pub(crate) articles_and_pages: Vec<LibraryArticle>,
    /// By place in `stories`.
    pub(crate) translations: Translations,
    pub(crate) media: Vec<MediaFile>,
    pub(crate) icons: Vec<Icon>,
}

/// An article or a page.
#[derive(Debug)]
pub(crate) struct LibraryArticle {
    /// Relative to the content's directory.
    pub(crate) file: PathBuf,
    pub(crate) front_matter: FrontMatter,
    pub(crate) body: Body,
    pub(crate) lead_image: Option<LeadImage>,
}

/// The picture that leads an article.
#[derive(Debug)]
pub(crate) struct LeadImage {
    /// Absolute, or relative to the site.
    pub(crate) url: String,
    pub(crate) alt: String,
    /// Pixels across and down, where known.
    pub(crate) size: Option<(u32, u32)>,
}

impl Library {
    /// Articles, oldest first: a place in the plan is a place in here.
    pub(crate) fn articles(&self) -> &[LibraryArticle] {
        let articles =
            self.articles_and_pages.partition_point(|it| it.front_matter.kind == Kind::Article);
        &self.articles_and_pages[..articles]
    }

    /// When the last of these articles changed.
    pub(crate) fn latest_change(&self, places: &[usize]) -> Option<&Timestamp> {
        let changed = places.iter().map(|it| self.articles()[*it].front_matter.last_changed());
        changed.max_by_key(|it| it.instant)
    }
}
