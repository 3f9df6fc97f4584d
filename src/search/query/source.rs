//! Where a search loads files and articles from. The finder requests them from the app; tests have
//! them in memory.

use futures::future::LocalBoxFuture;

use crate::model::slug::Slug;
use crate::search::format::file::IndexFile;
use crate::search::query::document::SearchDocument;

/// Why a file or an article could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// It does not exist, or is not valid.
    Missing,
    /// It cannot be loaded now, for a reason in words of the interface.
    Because(String),
}

/// A file or an article that is being loaded.
pub type SourceFuture<T> = LocalBoxFuture<'static, Result<T, Unavailable>>;

/// Whether a cached manifest is revalidated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revalidation {
    /// No: the cached one, however old.
    CacheOnly,
    /// If it is not fresh.
    IfStale,
    /// In any case: the cached one names files that do not exist.
    Always,
}

/// Loads what a search needs.
pub trait IndexSource {
    /// The manifest of the index.
    fn manifest(&self, revalidation: Revalidation) -> SourceFuture<String>;

    /// Any file of the index. With `reload` the cache is bypassed.
    fn file(&self, file: &IndexFile, reload: bool) -> SourceFuture<String>;

    /// An article.
    fn article(&self, slug: &Slug) -> SourceFuture<SearchDocument>;
}
