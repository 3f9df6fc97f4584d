//! From a wish for a document to the document: memory, what came with the page, the disk, the
//! network.

use futures::FutureExt;
use futures::future::{Shared, WeakShared, ready};

use crate::endpoint::Endpoint;
use crate::error::LoadError;
use crate::freshness::{self, Seen};
use crate::reading::Document;
use crate::store::{Loading, Store, Sureness};

/// A request that is under way as long as somebody waits for it.
pub(super) type Request = (Endpoint, WeakShared<Loading<Document>>);

impl Store {
    /// The document: from memory or the disk when it is there, however old; asked for once when it
    /// is not.
    pub fn ask(&self, wanted: Endpoint) -> Loading<Document> {
        if let Some(kept) = self.memory.borrow_mut().take(&wanted) {
            return ready(Ok(kept.document.clone())).boxed_local();
        }
        if let Some(document) = self.take_carried(&wanted) {
            return ready(Ok(document)).boxed_local();
        }
        let (store, endpoint) = (self.clone(), wanted.clone());
        let sureness = match endpoint {
            // A browser's own cache may give out yesterday's.
            Endpoint::Site
            | Endpoint::List(_, None)
            | Endpoint::Archive
            // Kept here for ever: it had better be whole.
            | Endpoint::Search(_) => Sureness::Certain,
            _ => Sureness::Likely,
        };
        let request = async move {
            match store.take_from_disk(&endpoint).await {
                Some(document) => Ok(document),
                None => store.fetch(endpoint, sureness).await,
            }
        };
        self.share(wanted, request.boxed_local()).boxed_local()
    }

    /// Asks the endpoint what has become of a document that is here: it, or its newer self. `None`
    /// where the one that is here is good. Those who have the document keep it; who asks after
    /// [`Store::accept`] gets the newer one.
    pub fn renew(&self, endpoint: &Endpoint) -> Option<Loading<Document>> {
        let age = self.age(endpoint);
        if freshness::is_good(endpoint, age, self.is_confirmed(endpoint)) {
            return None;
        }
        let (store, wanted) = (self.clone(), endpoint.clone());
        let request = async move {
            // A page from the worker's cache may bring older documents than the disk has.
            let kept = store.take_newer_from_disk(&wanted).await;
            match (store.fetch(wanted, Sureness::Certain).await, kept) {
                (Err(error), Some(kept)) if error != LoadError::Missing => Ok(kept),
                (outcome, _) => outcome,
            }
        };
        Some(self.share(endpoint.clone(), request.boxed_local()).boxed_local())
    }

    /// Hands out the request that is under way, or else this one.
    pub(super) fn share(
        &self,
        endpoint: Endpoint,
        request: Loading<Document>,
    ) -> Shared<Loading<Document>> {
        let mut requests = self.requests.borrow_mut();
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

    fn take_carried(&self, endpoint: &Endpoint) -> Option<Document> {
        let address = self.address(endpoint);
        let answer = (self.platform.carried)(&address)?;
        let document = self.read(endpoint, &answer).ok()?;
        self.remember(endpoint.clone(), &document, &answer);
        // What was kept with a page is not what the endpoint says now.
        if answer.seen.is_none() {
            self.platform.disk.keep(&address, &answer);
        }
        Some(document)
    }

    /// What the disk has, where that is newer than what is here.
    async fn take_newer_from_disk(&self, endpoint: &Endpoint) -> Option<Document> {
        let Seen::Before(here) = self.memory.borrow().peek(endpoint)?.seen else { return None };
        let answer = self.platform.disk.find(&self.address(endpoint)).await?;
        let document = self.read(endpoint, &answer).ok()?;
        answer.seen.filter(|it| *it > here)?;
        self.remember(endpoint.clone(), &document, &answer);
        Some(document)
    }

    pub(super) async fn take_from_disk(&self, endpoint: &Endpoint) -> Option<Document> {
        let address = self.address(endpoint);
        let answer = self.platform.disk.find(&address).await?;
        let document = self.read(endpoint, &answer).ok()?;
        // What has come from the network meanwhile is newer.
        if self.memory.borrow().peek(endpoint).is_none() {
            self.remember(endpoint.clone(), &document, &answer);
        }
        Some(document)
    }

    pub(super) fn fetch(&self, endpoint: Endpoint, sureness: Sureness) -> Loading<Document> {
        let store = self.clone();
        let address = self.address(&endpoint);
        let answer = (self.platform.fetch)(address.clone(), sureness);
        async move {
            let outcome = match answer.await {
                Ok(answer) => match store.read(&endpoint, &answer) {
                    Ok(document) => Ok((document, answer)),
                    Err(LoadError::Missing) => Err(store.missing(&endpoint, answer.status).await),
                    Err(error) => Err(error),
                },
                Err(error) => Err(error),
            };
            // Behind the newest sealed page comes the head, which only asking can tell.
            let is_border = matches!(endpoint, Endpoint::List(_, Some(_)));
            // What nobody waits for is broken off where its reader leaves the page.
            if let Err(error) = &outcome
                && sureness != Sureness::Ahead
                && !(is_border && *error == LoadError::Missing)
            {
                (store.platform.tell_owner)(&format!("{address}: {error}"));
            }
            let (document, answer) = outcome?;
            store.remember(endpoint, &document, &answer);
            store.platform.disk.keep(&address, &answer);
            Ok(document)
        }
        .boxed_local()
    }

    /// The endpoint says that there is no such document. One that is here is let go where the rest
    /// is still there: a host that has lost everything for an hour, or that answers with a page to
    /// log in, takes nothing from a reader.
    async fn missing(&self, endpoint: &Endpoint, status: u16) -> LoadError {
        if self.memory.borrow().peek(endpoint).is_none() {
            return LoadError::Missing;
        }
        if *endpoint != Endpoint::Site {
            let site = self.address(&Endpoint::Site);
            let site = (self.platform.fetch)(site, Sureness::Certain).await;
            if site.is_ok_and(|it| self.read(&Endpoint::Site, &it).is_ok()) {
                // A page in its place says as much, but may be one to log in on.
                if matches!(status, 404 | 410) {
                    self.memory.borrow_mut().remove(endpoint);
                    self.platform.disk.let_go(&self.address(endpoint));
                }
                return LoadError::Missing;
            }
        }
        LoadError::Unreachable("what is here is said to be missing, and so is the site".to_owned())
    }
}
