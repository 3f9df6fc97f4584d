//! An article as input of the search index.

use crate::publish::library::LibraryArticle;
use crate::search::analysis::html_text;
use crate::search::format::article_table::ArticleRow;
use crate::search::query::document::SearchDocument;

/// An article as input of the search index.
#[derive(Clone, Debug)]
pub struct IndexedArticle {
    /// What a result shows of it.
    pub row: ArticleRow,
    /// The text that a search finds it by.
    pub document: SearchDocument,
}

impl IndexedArticle {
    pub(crate) fn of(article: &LibraryArticle) -> Self {
        let front_matter = &article.front_matter;
        let source = front_matter.source.iter().map(|it| it.name.clone());
        let tags = front_matter.tags.iter().map(|it| it.label.clone());
        // Rendered once for both, where the library does not keep it.
        let (summary, body) = article
            .with_rendered(|it| (article.summary_of(&it.body), html_text::text(&it.body.html)));
        Self {
            row: ArticleRow {
                slug: front_matter.slug.clone(),
                section: front_matter.section.clone(),
                published: Some(front_matter.published.clone()),
                title: front_matter.title.clone(),
            },
            document: SearchDocument {
                title: front_matter.title.clone(),
                metadata: [summary].into_iter().chain(source).chain(tags).collect(),
                body,
            },
        }
    }
}
