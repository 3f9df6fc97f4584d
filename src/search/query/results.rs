//! What a search returns.

use crate::model::slug::Slug;
use crate::search::format::article_table::ArticleRow;
use crate::search::format::file::IndexFile;
use crate::search::format::postings::Field;
use crate::search::query::snippet::Snippet;

/// The results that the loaded parts of the index give, and what is needed for more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// The first results in order, at most as many as were requested.
    pub hits: Vec<Hit>,
    /// The number of all results; an upper bound unless `is_exact`.
    pub count: usize,
    /// Whether `count` is the number of results.
    pub is_exact: bool,
    /// Whether something is missing because it is unavailable now.
    pub is_partial: bool,
    /// Files to load and insert into the index.
    pub needed_files: Vec<IndexFile>,
    /// Articles to load and insert into the index.
    pub needed_articles: Vec<Slug>,
}

/// An article that matches the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The article.
    pub article: ArticleRow,
    /// The best field that contains the worst pattern.
    pub field: Field,
    /// Its title, with the matches marked.
    pub title: Snippet,
    /// The passage around the first match; `None` until the article is loaded, and if only its title
    /// matches.
    pub snippet: Option<Snippet>,
}
