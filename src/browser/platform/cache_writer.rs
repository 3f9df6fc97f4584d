//! Stores documents in the document cache, within its limits.
//!
//! The service worker (`publish/bundle/js/sw.js`) creates the cache, and the publisher's kill
//! switches delete it: where it does not exist, nothing is stored. The store puts here only
//! documents that it could decode. Above the limits the least recently used ones are evicted. If
//! storing fails, the app works without; the settings say that offline reading is off.
//!
//! Tests: `tests/browser/storage_limits.rs`, `tests/browser/kill_switches.rs`

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Cache;

use crate::browser::dom::{document, window};
use crate::browser::platform::cache_storage::{SiteCaches, to_web_response};
use crate::browser::platform::clock::jitter;
use crate::browser::platform::eviction::{MAX_DOCUMENTS, evict};
use crate::browser::platform::saved_articles;
use crate::contract::{DOCUMENTS_CACHE, NOT_STORED};
use crate::decode::DocumentResponse;

/// The limits are checked once in this number of stored documents.
const EVICT_EVERY: u32 = 20;

/// How many documents may wait for the service worker to create the cache.
const MAX_PENDING_PUTS: u32 = 20;

/// Stores the documents of one site.
#[derive(Debug)]
pub(crate) struct CacheWriter {
    pub(crate) caches: SiteCaches,
    pending_puts: Cell<u32>,
    completed_puts: Cell<u32>,
    /// How often storing failed, usually for lack of space.
    failed_puts: Cell<u32>,
}

impl CacheWriter {
    /// For the site at `site_url`.
    pub(crate) fn new(site_url: &str) -> Self {
        let (pending_puts, failed_puts) = Default::default();
        // A random start: otherwise a reader whose pages store less than `EVICT_EVERY` documents
        // each would never reach a check.
        let completed_puts = Cell::new(u32::from(jitter()) % EVICT_EVERY);
        Self { caches: SiteCaches::new(site_url), pending_puts, completed_puts, failed_puts }
    }

    /// Stores a document. If there is no space left, evicts half of all documents instead.
    pub(crate) async fn put_or_evict(self: Rc<Self>, url: String, response: DocumentResponse) {
        if self.is_full() || self.pending_puts.get() >= MAX_PENDING_PUTS {
            return;
        }
        self.pending_puts.set(self.pending_puts.get() + 1);
        let outcome = self.put(&url, &response).await;
        self.pending_puts.set(self.pending_puts.get() - 1);
        if let Err(error) = outcome {
            let name = Reflect::get(&error, &"name".into()).unwrap_or_default();
            self.failed_puts.set(self.failed_puts.get() + 1);
            if name.as_string().is_some_and(|it| it.contains("Quota")) {
                evict(&self.caches, |count| count / 2).await;
            }
        }
        if self.is_full()
            && let Some(root) = document().document_element()
        {
            let _ = root.set_attribute(NOT_STORED, "");
        }
    }

    /// Whether storing has failed twice: evicting half of the documents made no room, or the
    /// browser refuses. Nothing more is stored on this page then.
    pub(crate) fn is_full(&self) -> bool {
        self.failed_puts.get() > 1
    }

    async fn put(&self, url: &str, response: &DocumentResponse) -> Result<(), JsValue> {
        let Some(cache) = self.wait_for_cache().await else { return Ok(()) };
        JsFuture::from(cache.put_with_str(url, &to_web_response(response, &[])?)).await?;
        saved_articles::update_if_saved(&self.caches, url, response).await;
        self.completed_puts.set(self.completed_puts.get() + 1);
        if self.completed_puts.get().is_multiple_of(EVICT_EVERY) {
            evict(&self.caches, |_| MAX_DOCUMENTS).await;
        }
        Ok(())
    }

    /// The cache, once the service worker has created it: on a first visit that takes a moment.
    pub(crate) async fn wait_for_cache(&self) -> Option<Cache> {
        if let Some(cache) = self.caches.open_existing(DOCUMENTS_CACHE).await {
            return Some(cache);
        }
        let workers = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
        let workers: web_sys::ServiceWorkerContainer = workers.dyn_into().ok()?;
        JsFuture::from(workers.ready().ok()?).await.ok()?;
        self.caches.open_existing(DOCUMENTS_CACHE).await
    }
}
