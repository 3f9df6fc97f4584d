//! Loading and revalidating a document: memory, embedded documents, the document cache, the
//! network.
//!
//! Tests: `tests/store/requests.rs`, `tests/store/revalidation.rs`.

use futures::FutureExt;
use futures::future::{Shared, ready};

use crate::decode::{Document, DocumentResponse};
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::freshness;
use crate::freshness::Validated;
use crate::model::parse_warnings::ParseWarnings;
use crate::model::url::UrlBase;
use crate::store::{CacheMode, LoadFuture, Platform, Priority, Store};

impl Store {
    /// The document: a cached one however old, or else one from the network.
    pub fn load(&self, id: DocumentId) -> LoadFuture<Document> {
        if let Some(entry) = self.memory.borrow_mut().get(&id) {
            return ready(Ok(entry.document.clone())).boxed_local();
        }
        if let Some(document) = self.take_embedded(&id) {
            return ready(Ok(document)).boxed_local();
        }
        let (store, requested) = (self.clone(), id.clone());
        let mode = match id {
            // The HTTP cache of a browser may have yesterday's.
            DocumentId::Site
            | DocumentId::List(_, None)
            | DocumentId::Archive
            // Cached without end, so it has to be complete.
            | DocumentId::Search(_) => CacheMode::NoCache,
            _ => CacheMode::Default,
        };
        let request = async move {
            match store.load_from_cache(&requested).await {
                Some(document) => Ok(document),
                None => store.fetch(requested, mode, Priority::High).await,
            }
        };
        self.join_in_flight(id, request.boxed_local()).boxed_local()
    }

    /// Loads the current version of a cached document. `None` when the cached one is fresh. Pages
    /// that show the cached version go on showing it; [`Store::apply_update`] replaces it.
    pub fn revalidate(&self, id: &DocumentId) -> Option<LoadFuture<Document>> {
        let age = self.age(id);
        if freshness::is_fresh(id, age, self.is_revision_current(id)) {
            return None;
        }
        let (store, requested) = (self.clone(), id.clone());
        let request = async move {
            // A page from the worker's cache may embed older documents than the document cache has.
            let cached = store.refresh_from_cache(&requested).await;
            match (store.fetch(requested, CacheMode::NoCache, Priority::High).await, cached) {
                (Err(error), Some(cached)) if error != LoadError::Missing => Ok(cached),
                (outcome, _) => outcome,
            }
        };
        Some(self.join_in_flight(id.clone(), request.boxed_local()).boxed_local())
    }

    /// The request for this document that is in flight, or else `request`.
    pub(crate) fn join_in_flight(
        &self,
        id: DocumentId,
        request: LoadFuture<Document>,
    ) -> Shared<LoadFuture<Document>> {
        self.in_flight.join(id, request)
    }

    fn take_embedded(&self, id: &DocumentId) -> Option<Document> {
        let url = self.url(id);
        let response = (self.platform.embedded)(&url)?;
        let document = self.decode(id, &response).ok()?;
        self.cache(id.clone(), &document, &response, (self.platform.now)());
        // A cached page embeds earlier documents, which must not replace those of the cache.
        if response.validated_at.is_none() {
            self.platform.document_cache.put(&url, &response);
        }
        Some(document)
    }

    /// The document of the document cache, if that is later than the one in memory.
    async fn refresh_from_cache(&self, id: &DocumentId) -> Option<Document> {
        let Validated::Earlier(in_memory) = self.memory.borrow().peek(id)?.validated else {
            return None;
        };
        let response = self.platform.document_cache.get(&self.url(id)).await?;
        let document = self.decode(id, &response).ok()?;
        response.validated_at.filter(|it| *it > in_memory)?;
        self.cache(id.clone(), &document, &response, (self.platform.now)());
        Some(document)
    }

    pub(crate) async fn load_from_cache(&self, id: &DocumentId) -> Option<Document> {
        let response = self.platform.document_cache.get(&self.url(id)).await?;
        let document = self.decode(id, &response).ok()?;
        // One that has arrived from the network meanwhile is later.
        if self.memory.borrow().peek(id).is_none() {
            self.cache(id.clone(), &document, &response, (self.platform.now)());
        }
        Some(document)
    }

    /// Loads a document from the network and caches it. Errors are logged.
    pub(crate) fn fetch(
        &self,
        id: DocumentId,
        mode: CacheMode,
        priority: Priority,
    ) -> LoadFuture<Document> {
        let store = self.clone();
        let url = self.url(&id);
        let requested = (self.platform.now)();
        let response = (self.platform.fetch)(url.clone(), mode, priority);
        async move {
            let outcome = match response.await {
                Ok(response) => match store.decode(&id, &response) {
                    Ok(document) => Ok((document, response)),
                    Err(LoadError::Missing) => {
                        Err(store.confirm_missing(&id, response.status).await)
                    }
                    Err(error) => Err(error),
                },
                Err(error) => Err(error),
            };
            // The page after the last sealed one is the head; only a request shows which is the
            // last.
            let may_be_head = matches!(id, DocumentId::List(_, Some(_)));
            // A request of low priority is aborted when its reader leaves the page: no error.
            if let Err(error) = &outcome
                && priority != Priority::Low
                && !(may_be_head && *error == LoadError::Missing)
            {
                (store.platform.log_error)(&format!("{url}: {error}"));
            }
            let (document, response) = outcome?;
            store.cache(id, &document, &response, requested);
            store.platform.document_cache.put(&url, &response);
            Ok(document)
        }
        .boxed_local()
    }

    /// Handles a response of the endpoint that it has no such document. A cached document is
    /// deleted only while the site's other documents are still there: a host that has lost
    /// everything for an hour, or that sends a login page, takes nothing from a reader.
    async fn confirm_missing(&self, id: &DocumentId, status: u16) -> LoadError {
        if self.memory.borrow().peek(id).is_none() {
            return LoadError::Missing;
        }
        if *id != DocumentId::Site {
            let site = self.url(&DocumentId::Site);
            let site = (self.platform.fetch)(site, CacheMode::NoCache, Priority::High).await;
            if site.is_ok_and(|it| self.decode(&DocumentId::Site, &it).is_ok()) {
                // An HTML page with another status means the same, but may be a login page.
                if matches!(status, 404 | 410) {
                    self.memory.borrow_mut().remove(id);
                    self.platform.document_cache.delete(&self.url(id));
                }
                return LoadError::Missing;
            }
        }
        LoadError::Unreachable("this document and the whole site are missing".to_owned())
    }

    /// Decodes a response, and logs what was left out.
    pub(crate) fn decode(
        &self,
        id: &DocumentId,
        response: &DocumentResponse,
    ) -> Result<Document, LoadError> {
        let Platform { decode, resolve, site_url, .. } = &self.platform;
        let url = self.url(id);
        let document_url = url.as_str().into();
        let base = UrlBase { document_url, site_url: site_url.clone(), resolve: *resolve };
        let mut warnings = ParseWarnings::default();
        let outcome = decode(id, response, &base, &mut warnings);
        // The warnings of a cached document were logged when it arrived.
        if outcome.is_ok() && response.validated_at.is_none() && !warnings.is_empty() {
            self.log_once(format!("{url}: {warnings}"));
        }
        outcome
    }

    fn log_once(&self, message: String) {
        let mut logged = self.logged.borrow_mut();
        if !logged.contains(&message) {
            (self.platform.log_error)(&message);
            logged.push(message);
        }
    }
}
