//! A site whose articles are searched.

use std::collections::BTreeMap;

use quanwen::publish::search_index::IndexedArticle;

/// The index of a site, and its articles.
pub(crate) struct Site {
    /// The articles by slug.
    pub(crate) articles: BTreeMap<String, IndexedArticle>,
    /// The files of the index by path, relative to the endpoint.
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
