//! The pictures an article shows: what has to be kept to read it without network.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use crate::publish::library::{Library, LibraryArticle};

/// How large each file is, by its address relative to the site.
pub(crate) struct MediaSizes(HashMap<String, usize>);

impl MediaSizes {
    pub(crate) fn of(library: &Library) -> Self {
        Self(library.media.iter().map(|it| (it.url(), it.bytes)).collect())
    }

    /// Addresses of the pictures, relative to the document; null where there are none.
    pub(crate) fn urls(&self, story: &LibraryArticle, to_site: &str) -> Value {
        let found = self.shown_in(story);
        if found.is_empty() {
            return Value::Null;
        }
        found.iter().map(|it| Value::from(format!("{to_site}{it}"))).collect()
    }

    /// As much room they take.
    pub(crate) fn total_bytes(&self, story: &LibraryArticle) -> usize {
        self.shown_in(story).iter().filter_map(|it| self.0.get(*it)).sum()
    }

    /// Files that are linked to stay where they are: only what the page shows.
    fn shown_in<'s>(&self, story: &'s LibraryArticle) -> BTreeSet<&'s str> {
        let shown = story.body.html.split(" src=\"").skip(1);
        let shown = shown.filter_map(|it| it.split_once('"')).map(|(address, _)| address);
        let lead = story.lead_image.as_ref().map(|it| &*it.url);
        let below = |it: &'s str| it.trim_start_matches("../");
        shown.chain(lead).map(below).filter(|it| self.0.contains_key(*it)).collect()
    }
}
