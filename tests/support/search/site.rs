//! A site that is searched.

use std::collections::BTreeMap;

use quanwen::publish::search_index::IndexedArticle;

/// A site's index and its articles.
pub(crate) struct Site {
    /// By slug.
    pub(crate) articles: BTreeMap<String, IndexedArticle>,
    /// By path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// The site with these articles, oldest first.
    pub(crate) fn of(articles: Vec<IndexedArticle>) -> Self {
        let files = quanwen::publish::search_index::files(&articles);
        let by_slug = |it: IndexedArticle| (it.row.slug.to_string(), it);
        Self { articles: articles.into_iter().map(by_slug).collect(), files }
    }
}
