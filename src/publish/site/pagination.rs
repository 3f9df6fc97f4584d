//! Pagination: divides a list into sealed pages and its head.
//!
//! Tests: `tests/publish/documents.rs`, `tests/publish/incremental.rs`

use crate::model::list::{PAGE_SIZE, sealed_pages};

/// A list divided into pages, each oldest first.
pub(crate) struct ListPages<'a> {
    /// From page 1, which has the oldest articles. A sealed page never changes.
    pub(crate) sealed: Vec<&'a [usize]>,
    /// The newest articles.
    pub(crate) head: &'a [usize],
}

/// Divides a list of articles, oldest first, into pages.
pub(crate) fn paginate(articles: &[usize]) -> ListPages<'_> {
    let (sealed, head) = articles.split_at(sealed_pages(articles.len()) * PAGE_SIZE);
    ListPages { sealed: sealed.chunks(PAGE_SIZE).collect(), head }
}
