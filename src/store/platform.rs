//! What the store needs of the world around it, and is lent.

use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, ready};

use crate::decode::{Decode, DocumentResponse};
use crate::error::LoadError;
use crate::freshness::Clocks;
use crate::model::url::Resolve;

/// A request under way or answered.
pub type LoadFuture<T> = LocalBoxFuture<'static, Result<T, LoadError>>;

/// How documents are fetched: an address in, an answer out. Nothing is sent before somebody waits,
/// and what nobody waits for any more is given up.
pub type Fetch = Rc<dyn Fn(String, CacheMode) -> LoadFuture<DocumentResponse>>;

/// What came with the page, by address: each document once.
pub type Embedded = Rc<dyn Fn(&str) -> Option<DocumentResponse>>;

/// How sure an answer has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheMode {
    /// As the browser's own cache sees fit.
    Default,
    /// The endpoint itself has been asked.
    NoCache,
    /// The same, after everything else: nobody waits for it.
    NoCacheLowPriority,
}

/// Documents kept on the device, by address. Whatever fails there costs only what is kept.
pub trait DocumentCache {
    /// What is kept of the document at `address`.
    fn get(&self, address: &str) -> LocalBoxFuture<'static, Option<DocumentResponse>>;

    /// Keeps it.
    fn put(&self, address: &str, answer: &DocumentResponse);

    /// Lets it go.
    fn delete(&self, address: &str);

    /// Whether anything can be kept. On a first visit that is said a moment later.
    fn can_store(&self) -> LocalBoxFuture<'static, bool> {
        ready(false).boxed_local()
    }

    /// Keeps it for as long as its reader wants, with the pictures at these addresses.
    fn save(&self, _address: &str, _answer: &DocumentResponse, _media: Vec<String>) -> SaveFuture {
        ready(Err(SaveError::Refused)).boxed_local()
    }

    /// Everything that was saved.
    fn saved(&self) -> LocalBoxFuture<'static, Vec<SavedArticle>> {
        ready(Vec::new()).boxed_local()
    }

    /// Takes what was saved away again.
    fn unsave(&self, _address: &str) -> LocalBoxFuture<'static, ()> {
        ready(()).boxed_local()
    }
}

/// Something that is being saved.
pub type SaveFuture = LocalBoxFuture<'static, Result<(), SaveError>>;

/// A document that was saved.
#[derive(Clone, Debug)]
pub struct SavedArticle {
    /// Where it lies.
    pub url: String,
    /// As it came.
    pub response: DocumentResponse,
    /// As many bytes it takes, with its pictures.
    pub bytes: u32,
}

/// Why something was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// It cannot be had.
    Unavailable(LoadError),
    /// There is no room for it.
    QuotaExceeded,
    /// The browser does not let anything be kept.
    Refused,
}

/// A device that keeps nothing.
#[derive(Clone, Copy, Debug)]
pub struct NullCache;

impl DocumentCache for NullCache {
    fn get(&self, _: &str) -> LocalBoxFuture<'static, Option<DocumentResponse>> {
        ready(None).boxed_local()
    }

    fn put(&self, _: &str, _: &DocumentResponse) {}

    fn delete(&self, _: &str) {}
}

/// What the store needs.
#[derive(Clone)]
pub struct Platform {
    /// Answers before anything else, and at once.
    pub embedded: Embedded,
    /// Sends a request.
    pub fetch: Fetch,
    /// Keeps documents when the page is closed.
    pub document_cache: Rc<dyn DocumentCache>,
    /// Says what time it is.
    pub now: fn() -> Clocks,
    /// Reads an answer.
    pub decode: Decode,
    /// Parses an address.
    pub resolve: Resolve,
    /// Where the documents lie, with a slash at the end.
    pub content_url: Arc<str>,
    /// Where the site lies, with a slash at the end.
    pub site_url: Arc<str>,
    /// Tells the site's owner, not the reader, what is wrong.
    pub log_error: fn(&str),
}

impl fmt::Debug for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Platform").field("endpoint", &self.content_url).finish_non_exhaustive()
    }
}
