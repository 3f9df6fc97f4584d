//! The content, read and rendered, ready to be written down.

use std::path::PathBuf;

use crate::model::article::Kind;
use crate::model::time::Timestamp;
use crate::publish::front::Front;
use crate::publish::icons::Icon;
use crate::publish::markdown::Body;
use crate::publish::media::Medium;
use crate::publish::plan::Plan;
use crate::publish::settings::Settings;
use crate::publish::translations::Translations;

/// Everything that will be published.
#[derive(Debug)]
pub(crate) struct Library {
    pub(crate) settings: Settings,
    pub(crate) plan: Plan,
    /// Articles oldest first, then pages.
    pub(crate) stories: Vec<Story>,
    /// By place in `stories`.
    pub(crate) translations: Translations,
    pub(crate) media: Vec<Medium>,
    pub(crate) icons: Vec<Icon>,
}

/// An article or a page.
#[derive(Debug)]
pub(crate) struct Story {
    /// Relative to the content's directory.
    pub(crate) file: PathBuf,
    pub(crate) front: Front,
    pub(crate) body: Body,
    pub(crate) lead: Option<Lead>,
}

/// The picture that leads an article.
#[derive(Debug)]
pub(crate) struct Lead {
    /// Absolute, or relative to the site.
    pub(crate) address: String,
    pub(crate) alt: String,
    /// Pixels across and down, where known.
    pub(crate) size: Option<(u32, u32)>,
}

impl Library {
    /// Articles, oldest first: a place in the plan is a place in here.
    pub(crate) fn articles(&self) -> &[Story] {
        let articles = self.stories.partition_point(|it| it.front.kind == Kind::Article);
        &self.stories[..articles]
    }

    /// When the last of these articles changed.
    pub(crate) fn latest(&self, places: &[usize]) -> Option<&Timestamp> {
        let changed = places.iter().map(|it| self.articles()[*it].front.changed());
        changed.max_by_key(|it| it.instant)
    }
}
