//! Loads and caches the documents of a site. Every request for content goes through the store.
//!
//! A document comes from the first of these that has it: memory, the page it is embedded in, the
//! device's cache, the network. The store does not know the browser: its creator lends it a
//! [`Platform`]. Concurrent loads of a document share one request; a failure is not cached; a
//! request without a waiting caller is aborted.
//!
//! Tests: `tests/store/requests.rs`, `tests/store/revalidation.rs`, `tests/store/precache.rs`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::decode::{Document, DocumentResponse};
use crate::endpoint::DocumentId;
use crate::freshness;
use crate::freshness::{Clocks, Validated};
use crate::model::article::Teaser;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::route::Route;

mod platform; // what the store is lent
mod memory_cache; // documents in memory
mod in_flight; // requests under way
mod requests; // loading and revalidating
mod precache; // caches the newest articles
mod saved; // articles that the reader saved
mod search_index; // files of the search index

use crate::store::in_flight::InFlightRequests;
pub use crate::store::memory_cache::CacheLimits;
use crate::store::memory_cache::{CacheEntry, LruCache};
pub use crate::store::platform::{
    CacheMode, DocumentCache, Embedded, Fetch, LoadFuture, NullCache, Platform, Priority,
    SaveError, SaveFuture, SavedArticle,
};

/// The documents of one site. Cheap to clone; clones share the cache.
#[derive(Clone, Debug)]
pub struct Store {
    platform: Platform,
    limits: CacheLimits,
    memory: Rc<RefCell<LruCache>>,
    in_flight: Rc<InFlightRequests>,
    /// Documents requested before this time of the monotonic clock are stale.
    expired_at: Rc<Cell<f64>>,
    /// Parse warnings that the console shows already, so that it shows each once.
    logged: Rc<RefCell<Vec<String>>>,
}

impl Store {
    /// An empty store.
    pub fn new(platform: Platform, limits: CacheLimits) -> Self {
        let (memory, in_flight, logged) = Default::default();
        let expired_at = Rc::new(Cell::new(f64::NEG_INFINITY));
        Self { platform, limits, memory, in_flight, expired_at, logged }
    }

    /// Makes every document stale that was requested before now: all of them may have changed.
    pub fn expire(&self) {
        self.expired_at.set(self.monotonic());
        self.in_flight.clear();
    }

    /// Replaces the document with its pending update, if it has one.
    pub fn apply_update(&self, id: &DocumentId) {
        if let Some(entry) = self.memory.borrow_mut().get(id)
            && let Some(update) = entry.pending_update.take()
        {
            entry.document = update;
        }
    }

    /// The later version of a document in memory that has not been applied yet.
    pub fn pending_update(&self, id: &DocumentId) -> Option<Document> {
        self.memory.borrow().peek(id)?.pending_update.clone()
    }

    /// The document, if it is in memory.
    pub fn cached(&self, id: &DocumentId) -> Option<Document> {
        self.memory.borrow().peek(id).map(|it| it.document.clone())
    }

    /// The time since the document was validated, in milliseconds; `None` when unknown.
    pub fn age(&self, id: &DocumentId) -> Option<f64> {
        self.age_of(self.memory.borrow().peek(id)?.validated)
    }

    fn age_of(&self, validated: Validated) -> Option<f64> {
        let is_expired = match validated {
            Validated::ThisSession(at) => at.monotonic < self.expired_at.get(),
            Validated::Earlier(_) => self.expired_at.get() >= 0.0,
        };
        if is_expired { None } else { freshness::age(validated, (self.platform.now)()) }
    }

    /// Milliseconds since the page was opened.
    pub fn monotonic(&self) -> f64 {
        (self.platform.now)().monotonic
    }

    /// The teaser of an article, from lists in memory or from the cached front page.
    pub async fn teaser(&self, slug: &Slug) -> Option<Teaser> {
        if let Some(teaser) = self.cached_teaser(slug) {
            return Some(teaser);
        }
        let front_page = DocumentId::List(List::All, None);
        self.load_from_cache(&front_page).await?;
        self.cached_teaser(slug)
    }

    /// Loads the document of the page at `route`, so that it is in memory when the page is opened.
    /// `None` for pages without a document.
    pub fn prefetch(&self, route: Route) -> Option<LoadFuture<Document>> {
        Some(self.load(match route {
            Route::List(list, page) => DocumentId::List(list, page),
            Route::Article(slug) => DocumentId::Article(slug),
            Route::Archive => DocumentId::Archive,
            Route::Month(month) => DocumentId::Month(month),
            Route::Search | Route::Saved | Route::NotFound => return None,
        }))
    }

    /// Caches a document in memory. One that is there already stays as it is shown; the new version
    /// becomes its pending update.
    ///
    /// `requested` is when the document was requested: it may have changed since.
    fn cache(
        &self,
        id: DocumentId,
        document: &Document,
        response: &DocumentResponse,
        requested: Clocks,
    ) {
        let mut memory = self.memory.borrow_mut();
        let validated = match response.validated_at {
            Some(wall) => Validated::Earlier(wall),
            None => Validated::ThisSession(requested),
        };
        if let Some(entry) = memory.get(&id) {
            entry.pending_update = Some(document.clone());
            entry.validated = validated;
            return;
        }
        let (document, bytes) = (document.clone(), response.body.len());
        let entry = CacheEntry { document, pending_update: None, bytes, validated };
        memory.insert(id, entry, self.limits);
    }

    /// Whether a fresh list names the revision of the article in memory.
    fn is_revision_current(&self, id: &DocumentId) -> bool {
        let DocumentId::Article(slug) = id else { return false };
        let memory = self.memory.borrow();
        let article = memory.peek(id).and_then(|it| it.document.article());
        let Some(revision) = article.and_then(|it| it.teaser.revision.clone()) else {
            return false;
        };
        let fresh = memory
            .iter()
            .filter(|(id, entry)| freshness::is_fresh(id, self.age_of(entry.validated), false));
        fresh
            .filter_map(|(_, entry)| entry.latest().list()?.teaser(slug))
            .any(|it| it.revision.as_ref() == Some(&revision))
    }

    fn cached_teaser(&self, slug: &Slug) -> Option<Teaser> {
        let memory = self.memory.borrow();
        memory.iter().find_map(|(_, entry)| entry.document.list()?.teaser(slug).cloned())
    }

    fn url(&self, id: &DocumentId) -> String {
        format!("{}{}", self.platform.content_url, id.path())
    }
}
