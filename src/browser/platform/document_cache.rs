//! The document cache: documents that are stored on the device, in Cache Storage.
//!
//! Tests: `tests/browser/offline.rs`, `tests/browser/service_worker.rs`,
//! `tests/browser/faults/storage_and_clock.rs`

use std::rc::Rc;
use std::time::Duration;

use futures::FutureExt;
use futures::future::LocalBoxFuture;
use js_sys::Date;
use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
// Not Leptos' `spawn_local`, which has no executor before the views are mounted.
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

use crate::browser::platform::cache_storage::{cache_storage, from_web_response, header_number};
use crate::browser::platform::cache_writer::CacheWriter;
use crate::browser::platform::saved_articles;
use crate::contract::{DOCUMENTS_CACHE, USED_AT};
use crate::decode::DocumentResponse;
use crate::store::{DocumentCache, SaveError, SaveFuture, SavedArticle};

/// How long the time of last use of a document may be out of date, in milliseconds. To update it,
/// the whole document is stored again.
const DAY_MS: f64 = 864e5;

/// How long storing waits, so that what is shown on the screen goes first.
const PUT_DELAY: Duration = Duration::from_millis(500);

/// The documents of one site in Cache Storage.
#[derive(Clone, Debug)]
pub(crate) struct CacheStorageDocuments(Rc<CacheWriter>);

impl CacheStorageDocuments {
    /// The documents of the site at `site_url`.
    pub(crate) fn new(site_url: &str) -> Self {
        Self(Rc::new(CacheWriter::new(site_url)))
    }
}

impl DocumentCache for CacheStorageDocuments {
    fn get(&self, url: &str) -> LocalBoxFuture<'static, Option<DocumentResponse>> {
        let (writer, url) = (Rc::clone(&self.0), url.to_owned());
        async move {
            let found = JsFuture::from(cache_storage()?.match_with_str(&url)).await.ok()?;
            let stored: Response = found.dyn_into().ok()?;
            let response = from_web_response(&stored).await?;
            let unused_ms = header_number(&stored, USED_AT).map_or(f64::NAN, |it| Date::now() - it);
            // Stored again, it has a new time of last use.
            if !(0.0..DAY_MS).contains(&unused_ms) {
                spawn_local(writer.put_or_evict(url, response.clone()).boxed_local());
            }
            Some(response)
        }
        .boxed_local()
    }

    fn put(&self, url: &str, response: &DocumentResponse) {
        let writer = Rc::clone(&self.0);
        let work = writer.put_or_evict(url.to_owned(), response.clone());
        set_timeout(move || spawn_local(work.boxed_local()), PUT_DELAY);
    }

    fn delete(&self, url: &str) {
        let (writer, url) = (Rc::clone(&self.0), url.to_owned());
        let work = async move {
            let cache = writer.caches.open_existing(DOCUMENTS_CACHE).await?;
            JsFuture::from(cache.delete_with_str(&url)).await.ok()?;
            saved_articles::unsave(&writer.caches, &url).await
        };
        spawn_local(work.map(drop).boxed_local());
    }

    fn can_store(&self) -> LocalBoxFuture<'static, bool> {
        let writer = Rc::clone(&self.0);
        async move { !writer.is_full() && writer.wait_for_cache().await.is_some() }.boxed_local()
    }

    fn save(&self, url: &str, response: &DocumentResponse, media: Vec<String>) -> SaveFuture {
        let (writer, url, response) = (Rc::clone(&self.0), url.to_owned(), response.clone());
        async move {
            if writer.caches.open_existing(DOCUMENTS_CACHE).await.is_none() {
                return Err(SaveError::Refused);
            }
            saved_articles::save(&writer.caches, &url, &response, media).await
        }
        .boxed_local()
    }

    fn saved(&self) -> LocalBoxFuture<'static, Vec<SavedArticle>> {
        let writer = Rc::clone(&self.0);
        async move { saved_articles::list(&writer.caches).await.unwrap_or_default() }.boxed_local()
    }

    fn unsave(&self, url: &str) -> LocalBoxFuture<'static, ()> {
        let (writer, url) = (Rc::clone(&self.0), url.to_owned());
        async move { saved_articles::unsave(&writer.caches, &url).await.unwrap_or_default() }
            .boxed_local()
    }
}
