//! From a wish for a document to the document: memory, what came with the page, the disk, the
//! network.

use futures::FutureExt;
use futures::future::{Shared, WeakShared, ready};

use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::freshness;
use crate::freshness::Validated;
use crate::store::{CacheMode, LoadFuture, Store};

/// A request that is under way as long as somebody waits for it.
pub(crate) type InFlightRequest = (DocumentId, WeakShared<LoadFuture<Document>>);

impl Store {
    /// The document: from memory or the disk when it is there, however old; asked for once when it
    /// is not.
    pub fn load(&self, wanted: DocumentId) -> LoadFuture<Document> {
        if let Some(kept) = self.memory.borrow_mut().get(&wanted) {
            return ready(Ok(kept.document.clone())).boxed_local();
        }
        if let Some(document) = self.take_embedded(&wanted) {
            return ready(Ok(document)).boxed_local();
        }
        let (store, endpoint) = (self.clone(), wanted.clone());
        let sureness = match endpoint {
            // A browser's own cache may give out yesterday's.
            DocumentId::Site
            | DocumentId::List(_, None)
            | DocumentId::Archive
            // Kept here for ever: it had better be whole.
            | DocumentId::Search(_) => CacheMode::NoCache,
            _ => CacheMode::Default,
        };
        let request = async move {
            match store.load_from_cache(&endpoint).await {
                Some(document) => Ok(document),
                None => store.fetch(endpoint, sureness).await,
            }
        };
        self.join_in_flight(wanted, request.boxed_local()).boxed_local()
    }

    /// Asks the endpoint what has become of a document that is here: it, or its newer self. `None`
    /// where the one that is here is good. Those who have the document keep it; who asks after
    /// [`Store::accept`] gets the newer one.
    pub fn revalidate(&self, endpoint: &DocumentId) -> Option<LoadFuture<Document>> {
        let age = self.age(endpoint);
        if freshness::is_fresh(endpoint, age, self.is_revision_current(endpoint)) {
            return None;
        }
        let (store, wanted) = (self.clone(), endpoint.clone());
        let request = async move {
            // A page from the worker's cache may bring older documents than the disk has.
            let kept = store.refresh_from_cache(&wanted).await;
            match (store.fetch(wanted, CacheMode::NoCache).await, kept) {
                (Err(error), Some(kept)) if error != LoadError::Missing => Ok(kept),
                (outcome, _) => outcome,
            }
        };
        Some(self.join_in_flight(endpoint.clone(), request.boxed_local()).boxed_local())
    }

    /// Hands out the request that is under way, or else this one.
    pub(crate) fn join_in_flight(
        &self,
        endpoint: DocumentId,
        request: LoadFuture<Document>,
    ) -> Shared<LoadFuture<Document>> {
        let mut requests = self.in_flight.borrow_mut();
        requests.retain(|(_, request)| request.upgrade().is_some_and(|it| it.peek().is_none()));
        let known = requests.iter().find(|(it, _)| *it == endpoint);
        if let Some(known) = known.and_then(|(_, request)| request.upgrade()) {
            return known;
        }
        let request = request.shared();
        if let Some(weak) = request.downgrade() {
            requests.push((endpoint, weak));
        }
        request
    }

    fn take_embedded(&self, endpoint: &DocumentId) -> Option<Document> {
        let address = self.url(endpoint);
        let answer = (self.platform.embedded)(&address)?;
        let document = self.decode(endpoint, &answer).ok()?;
        self.cache(endpoint.clone(), &document, &answer);
        // What was kept with a page is not what the endpoint says now.
        if answer.validated_at.is_none() {
            self.platform.document_cache.put(&address, &answer);
        }
        Some(document)
    }

    /// What the disk has, where that is newer than what is here.
    async fn refresh_from_cache(&self, endpoint: &DocumentId) -> Option<Document> {
        let Validated::Earlier(here) = self.memory.borrow().peek(endpoint)?.validated else {
            return None;
        };
        let answer = self.platform.document_cache.get(&self.url(endpoint)).await?;
        let document = self.decode(endpoint, &answer).ok()?;
        answer.validated_at.filter(|it| *it > here)?;
        self.cache(endpoint.clone(), &document, &answer);
        Some(document)
    }

    pub(crate) async fn load_from_cache(&self, endpoint: &DocumentId) -> Option<Document> {
        let address = self.url(endpoint);
        let answer = self.platform.document_cache.get(&address).await?;
        let document = self.decode(endpoint, &answer).ok()?;
        // What has come from the network meanwhile is newer.
        if self.memory.borrow().peek(endpoint).is_none() {
            self.cache(endpoint.clone(), &document, &answer);
        }
        Some(document)
    }

    pub(crate) fn fetch(&self, endpoint: DocumentId, sureness: CacheMode) -> LoadFuture<Document> {
        let store = self.clone();
        let address = self.url(&endpoint);
        let answer = (self.platform.fetch)(address.clone(), sureness);
        async move {
            let outcome = match answer.await {
                Ok(answer) => match store.decode(&endpoint, &answer) {
                    Ok(document) => Ok((document, answer)),
                    Err(LoadError::Missing) => {
                        Err(store.confirm_missing(&endpoint, answer.status).await)
                    }
                    Err(error) => Err(error),
                },
                Err(error) => Err(error),
            };
            // Behind the newest sealed page comes the head, which only asking can tell.
            let is_border = matches!(endpoint, DocumentId::List(_, Some(_)));
            // What nobody waits for is broken off where its reader leaves the page.
            if let Err(error) = &outcome
                && sureness != CacheMode::NoCacheLowPriority
                && !(is_border && *error == LoadError::Missing)
            {
                (store.platform.log_error)(&format!("{address}: {error}"));
            }
            let (document, answer) = outcome?;
            store.cache(endpoint, &document, &answer);
            store.platform.document_cache.put(&address, &answer);
            Ok(document)
        }
        .boxed_local()
    }

    /// The endpoint says that there is no such document. One that is here is let go where the rest
    /// is still there: a host that has lost everything for an hour, or that answers with a page to
    /// log in, takes nothing from a reader.
    async fn confirm_missing(&self, endpoint: &DocumentId, status: u16) -> LoadError {
        if self.memory.borrow().peek(endpoint).is_none() {
            return LoadError::Missing;
        }
        if *endpoint != DocumentId::Site {
            let site = self.url(&DocumentId::Site);
            let site = (self.platform.fetch)(site, CacheMode::NoCache).await;
            if site.is_ok_and(|it| self.decode(&DocumentId::Site, &it).is_ok()) {
                // A page in its place says as much, but may be one to log in on.
                if matches!(status, 404 | 410) {
                    self.memory.borrow_mut().remove(endpoint);
                    self.platform.document_cache.delete(&self.url(endpoint));
                }
                return LoadError::Missing;
            }
        }
        LoadError::Unreachable("what is here is said to be missing, and so is the site".to_owned())
    }
}
