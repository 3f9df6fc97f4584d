//! What the store needs of its environment. The browser, the prerenderer and tests each lend their
//! own: clocks, network, caches.

use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, ready};

use crate::decode::{Decode, DocumentResponse};
use crate::error::LoadError;
use crate::freshness::Clocks;
use crate::model::url::Resolve;

/// A request, under way or complete.
pub type LoadFuture<T> = LocalBoxFuture<'static, Result<T, LoadError>>;

/// Fetches the document at a URL. A request is sent when its future is polled first, and aborted
/// when the future is dropped.
pub type Fetch = Rc<dyn Fn(String, CacheMode, Priority) -> LoadFuture<DocumentResponse>>;

/// The documents embedded in the page, by URL; each is returned once.
pub type Embedded = Rc<dyn Fn(&str) -> Option<DocumentResponse>>;

/// Whether the browser's HTTP cache may respond (`cache` of a Fetch request).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheMode {
    /// As the HTTP cache sees fit.
    Default,
    /// Only after the endpoint has confirmed it.
    NoCache,
}

/// The priority of a request (`priority` of a Fetch request).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// A page waits for the response.
    High,
    /// No page waits for it: it is sent after everything else.
    Low,
}

/// Documents cached on the device, by URL. A failure there costs only the cached documents.
pub trait DocumentCache {
    /// The cached response for `url`.
    fn get(&self, url: &str) -> LocalBoxFuture<'static, Option<DocumentResponse>>;

    /// Caches a response.
    fn put(&self, url: &str, response: &DocumentResponse);

    /// Deletes it.
    fn delete(&self, url: &str);

    /// Whether documents can be cached. On a first visit the future completes only when the service
    /// worker is ready.
    fn can_store(&self) -> LocalBoxFuture<'static, bool> {
        ready(false).boxed_local()
    }

    /// Saves a document until [`DocumentCache::unsave`], with the pictures at these URLs.
    fn save(&self, _url: &str, _response: &DocumentResponse, _media: Vec<String>) -> SaveFuture {
        ready(Err(SaveError::Refused)).boxed_local()
    }

    /// Every saved document, in the order of saving.
    fn saved(&self) -> LocalBoxFuture<'static, Vec<SavedArticle>> {
        ready(Vec::new()).boxed_local()
    }

    /// Deletes a saved document and its pictures.
    fn unsave(&self, _url: &str) -> LocalBoxFuture<'static, ()> {
        ready(()).boxed_local()
    }
}

/// A document that is being saved.
pub type SaveFuture = LocalBoxFuture<'static, Result<(), SaveError>>;

/// A saved document.
#[derive(Clone, Debug)]
pub struct SavedArticle {
    /// Its URL.
    pub url: String,
    /// The response as it arrived.
    pub response: DocumentResponse,
    /// Its size in bytes, with its pictures.
    pub bytes: u32,
}

/// Why a document was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// It cannot be loaded.
    Unavailable(LoadError),
    /// The device has no room for it.
    QuotaExceeded,
    /// The browser does not let the site store anything.
    Refused,
}

/// A [`DocumentCache`] that caches nothing.
#[derive(Clone, Copy, Debug)]
pub struct NullCache;

impl DocumentCache for NullCache {
    fn get(&self, _: &str) -> LocalBoxFuture<'static, Option<DocumentResponse>> {
        ready(None).boxed_local()
    }

    fn put(&self, _: &str, _: &DocumentResponse) {}

    fn delete(&self, _: &str) {}
}

/// What the store is lent.
#[derive(Clone)]
pub struct Platform {
    /// The documents of the page itself, which come before all other sources.
    pub embedded: Embedded,
    /// Sends a request.
    pub fetch: Fetch,
    /// Caches documents beyond this page.
    pub document_cache: Rc<dyn DocumentCache>,
    /// Reads the clocks.
    pub now: fn() -> Clocks,
    /// Decodes a response.
    pub decode: Decode,
    /// Parses a URL.
    pub resolve: Resolve,
    /// The URL of the endpoint, with a slash at the end.
    pub content_url: Arc<str>,
    /// The URL of the site, with a slash at the end.
    pub site_url: Arc<str>,
    /// Reports an error on the console, for the publisher of the site.
    pub log_error: fn(&str),
}

impl fmt::Debug for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Platform").field("endpoint", &self.content_url).finish_non_exhaustive()
    }
}
