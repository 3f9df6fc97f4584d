//! What has been loaded. Every request for content goes through here, once.
//!
//! Three layers: memory, the device's disk, the network; and before them what came with the page.
//! The store knows no browser: whoever makes it lends it a [`Platform`]. Two readers of one
//! document share one request; a failure is not remembered; a request nobody waits for any more
//! is given up.

use std::cell::RefCell;
use std::rc::Rc;

use crate::decode::{Document, DocumentResponse};
use crate::endpoint::DocumentId;
use crate::freshness;
use crate::freshness::Validated;
use crate::model::article::Teaser;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::route::Route;

mod memory_cache; // documents in memory
mod platform; // what the store is lent
mod requests; // loading: memory, embedded, cache, network
mod precache; // stores the newest articles
mod saved; // articles that the reader saved
mod told; // logs what was left out
mod search_index; // which parts of the search index exist

pub use crate::store::memory_cache::CacheLimits;
use crate::store::memory_cache::{CacheEntry, LruCache};
pub use crate::store::platform::{
    CacheMode, DocumentCache, Embedded, Fetch, LoadFuture, NullCache, Platform, SaveError,
    SaveFuture, SavedArticle,
};
use crate::store::requests::InFlightRequest;

/// The documents of one site. A clone is the same store.
#[derive(Clone, Debug)]
pub struct Store {
    platform: Platform,
    limits: CacheLimits,
    memory: Rc<RefCell<LruCache>>,
    in_flight: Rc<RefCell<Vec<InFlightRequest>>>,
    /// What the owner has been told of documents that were not read whole: each once.
    logged: Rc<RefCell<Vec<String>>>,
}

impl Store {
    /// An empty store.
    pub fn new(platform: Platform, bounds: CacheLimits) -> Self {
        let (memory, requests, told) = Default::default();
        Self { platform, limits: bounds, memory, in_flight: requests, logged: told }
    }

    /// From now on the document is what was last heard of it.
    pub fn apply_update(&self, endpoint: &DocumentId) {
        if let Some(kept) = self.memory.borrow_mut().get(endpoint)
            && let Some(newer) = kept.pending_update.take()
        {
            kept.document = newer;
        }
    }

    /// What was last heard of a document that is here, where that has not been accepted yet.
    pub fn pending_update(&self, endpoint: &DocumentId) -> Option<Document> {
        self.memory.borrow().peek(endpoint)?.pending_update.clone()
    }

    /// The document, if it is in memory.
    pub fn cached(&self, wanted: &DocumentId) -> Option<Document> {
        self.memory.borrow().peek(wanted).map(|it| it.document.clone())
    }

    /// How long ago the document was what the endpoint has, in milliseconds; `None` where nobody
    /// knows.
    pub fn age(&self, endpoint: &DocumentId) -> Option<f64> {
        let seen = self.memory.borrow().peek(endpoint)?.validated;
        freshness::age(seen, (self.platform.now)())
    }

    /// Milliseconds since the page was opened.
    pub fn monotonic(&self) -> f64 {
        (self.platform.now)().monotonic
    }

    /// What lists in memory, or the front page on the disk, say of an article.
    pub async fn teaser(&self, slug: &Slug) -> Option<Teaser> {
        if let Some(known) = self.cached_teaser(slug) {
            return Some(known);
        }
        let front = DocumentId::List(List::All, None);
        self.load_from_cache(&front).await?;
        self.cached_teaser(slug)
    }

    /// What the page at `route` will need, to have it when it is shown; `None` when it needs
    /// nothing.
    pub fn prefetch(&self, route: Route) -> Option<LoadFuture<Document>> {
        Some(self.load(match route {
            Route::List(list, page) => DocumentId::List(list, page),
            Route::Article(slug) => DocumentId::Article(slug),
            Route::Archive => DocumentId::Archive,
            Route::Month(month) => DocumentId::Month(month),
            Route::Search | Route::Saved | Route::NotFound => return None,
        }))
    }

    fn cache(&self, endpoint: DocumentId, document: &Document, answer: &DocumentResponse) {
        let mut memory = self.memory.borrow_mut();
        let seen = match answer.validated_at {
            Some(wall) => Validated::Earlier(wall),
            None => Validated::ThisSession((self.platform.now)()),
        };
        if let Some(kept) = memory.get(&endpoint) {
            kept.pending_update = Some(document.clone());
            kept.validated = seen;
            return;
        }
        let document = document.clone();
        let kept = CacheEntry {
            document,
            pending_update: None,
            bytes: answer.body.len(),
            validated: seen,
        };
        memory.insert(endpoint, kept, self.limits);
    }

    /// A list that is good names the revision that is here.
    fn is_revision_current(&self, endpoint: &DocumentId) -> bool {
        let DocumentId::Article(slug) = endpoint else { return false };
        let memory = self.memory.borrow();
        let here = memory.peek(endpoint).and_then(|it| it.document.article());
        let Some(here) = here.and_then(|it| it.teaser.revision.clone()) else { return false };
        let now = (self.platform.now)();
        let good = memory.iter().filter(|(it, kept)| {
            freshness::is_fresh(it, freshness::age(kept.validated, now), false)
        });
        good.map(|(_, kept)| kept.pending_update.as_ref().unwrap_or(&kept.document))
            .filter_map(|it| it.list()?.teaser(slug))
            .any(|it| it.revision.as_ref() == Some(&here))
    }

    fn cached_teaser(&self, slug: &Slug) -> Option<Teaser> {
        let memory = self.memory.borrow();
        memory.iter().find_map(|(_, kept)| kept.document.list()?.teaser(slug).cloned())
    }

    fn url(&self, endpoint: &DocumentId) -> String {
        format!("{}{}", self.platform.content_url, endpoint.path())
    }
}
