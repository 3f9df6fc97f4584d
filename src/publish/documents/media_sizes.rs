//! The media files that an article shows: the app saves them together with the article.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::publish::library::LibraryArticle;

/// The size in bytes of each media file that an article shows, by URL relative to the site. A file
/// that the article only links to is not among them: saving an article does not save it.
#[derive(Debug)]
pub(crate) struct MediaSizes(BTreeMap<String, usize>);

impl MediaSizes {
    pub(crate) fn of(article: &LibraryArticle) -> Self {
        let lead = article.lead_image().into_iter().filter_map(|it| it.file.as_ref());
        let shown = article.body().media.iter().chain(lead);
        Self(shown.map(|it| (it.url(), it.bytes)).collect())
    }

    /// The URLs, relative to the document that `to_site` leads from; null where there are none.
    pub(crate) fn urls(&self, to_site: &str) -> Option<Value> {
        let urls = self.0.keys().map(|it| Value::from(format!("{to_site}{it}")));
        (!self.0.is_empty()).then(|| urls.collect())
    }

    /// The size of all of them, in bytes.
    pub(crate) fn total(&self) -> usize {
        self.0.values().sum()
    }
}
