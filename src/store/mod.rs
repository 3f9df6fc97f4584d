//! What has been loaded. Every request for content goes through here, once.
//!
//! Three layers: memory, the device's disk, the network; and before them what came with the page.
//! The store knows no browser: whoever makes it lends it a [`Platform`]. Two readers of one
//! document share one request; a failure is not remembered; a request nobody waits for any more
//! is given up.

use std::cell::RefCell;
use std::rc::Rc;

use futures::FutureExt;
use futures::future::{Shared, WeakShared, ready};

use crate::endpoint::Endpoint;
use crate::error::LoadError;
use crate::freshness::{self, Seen};
use crate::model::article::Teaser;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::model::url::Place;
use crate::reading::{Answer, Document};
use crate::route::Route;

mod memory; // documents in memory
mod platform; // what the store is lent
mod saved; // what a reader wants to keep

pub use memory::Bounds;
use memory::{Kept, Memory};
pub use platform::{
    Carried, Disk, Fetch, Loading, NoDisk, Platform, Saved, Saving, Sureness, Unsaved,
};

/// A request that is under way as long as somebody waits for it.
type Request = (Endpoint, WeakShared<Loading<Document>>);

/// The documents of one site. A clone is the same store.
#[derive(Clone, Debug)]
pub struct Store {
    platform: Platform,
    bounds: Bounds,
    memory: Rc<RefCell<Memory>>,
    requests: Rc<RefCell<Vec<Request>>>,
}

impl Store {
    /// An empty store.
    pub fn new(platform: Platform, bounds: Bounds) -> Self {
        Self { platform, bounds, memory: Rc::default(), requests: Rc::default() }
    }

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
            Endpoint::Article(_) | Endpoint::List(_, Some(_)) | Endpoint::Month(_) => {
                Sureness::Likely
            }
            // A browser's own cache may give out yesterday's.
            _ => Sureness::Certain,
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

    /// From now on the document is what was last heard of it.
    pub fn accept(&self, endpoint: &Endpoint) {
        if let Some(kept) = self.memory.borrow_mut().take(endpoint)
            && let Some(newer) = kept.newer.take()
        {
            kept.document = newer;
        }
    }

    /// What was last heard of a document that is here, where that has not been accepted yet.
    pub fn newer(&self, endpoint: &Endpoint) -> Option<Document> {
        self.memory.borrow().peek(endpoint)?.newer.clone()
    }

    /// The document, if it is in memory.
    pub fn kept(&self, wanted: &Endpoint) -> Option<Document> {
        self.memory.borrow().peek(wanted).map(|it| it.document.clone())
    }

    /// How long ago the document was what the endpoint has, in milliseconds; `None` where nobody
    /// knows.
    pub fn age(&self, endpoint: &Endpoint) -> Option<f64> {
        let seen = self.memory.borrow().peek(endpoint)?.seen;
        freshness::age(seen, (self.platform.now)())
    }

    /// Milliseconds since the page was opened.
    pub fn running(&self) -> f64 {
        (self.platform.now)().running
    }

    /// What lists in memory, or the front page on the disk, say of an article.
    pub async fn teaser(&self, slug: &Slug) -> Option<Teaser> {
        if let Some(known) = self.known_teaser(slug) {
            return Some(known);
        }
        let front = Endpoint::List(List::All, None);
        self.take_from_disk(&front).await?;
        self.known_teaser(slug)
    }

    /// What the page at `route` will need, to have it when it is shown; `None` when it needs
    /// nothing.
    pub fn prefetch(&self, route: Route) -> Option<Loading<Document>> {
        Some(self.ask(match route {
            Route::List(list, page) => Endpoint::List(list, page),
            Route::Article(slug) => Endpoint::Article(slug),
            Route::Archive => Endpoint::Archive,
            Route::Month(month) => Endpoint::Month(month),
            Route::Saved | Route::NotFound => return None,
        }))
    }

    /// Hands out the request that is under way, or else this one.
    fn share(&self, endpoint: Endpoint, request: Loading<Document>) -> Shared<Loading<Document>> {
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

    async fn take_from_disk(&self, endpoint: &Endpoint) -> Option<Document> {
        let address = self.address(endpoint);
        let answer = self.platform.disk.find(&address).await?;
        let document = self.read(endpoint, &answer).ok()?;
        // What has come from the network meanwhile is newer.
        if self.memory.borrow().peek(endpoint).is_none() {
            self.remember(endpoint.clone(), &document, &answer);
        }
        Some(document)
    }

    fn fetch(&self, endpoint: Endpoint, sureness: Sureness) -> Loading<Document> {
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
            if let Err(error) = &outcome
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

    fn read(&self, endpoint: &Endpoint, answer: &Answer) -> Result<Document, LoadError> {
        let Platform { read, resolve, site, .. } = &self.platform;
        let document = self.address(endpoint).into();
        read(endpoint, answer, &Place { document, site: site.clone(), resolve: *resolve })
    }

    fn remember(&self, endpoint: Endpoint, document: &Document, answer: &Answer) {
        let mut memory = self.memory.borrow_mut();
        let seen = match answer.seen {
            Some(wall) => Seen::Before(wall),
            None => Seen::Here((self.platform.now)()),
        };
        if let Some(kept) = memory.take(&endpoint) {
            kept.newer = Some(document.clone());
            kept.seen = seen;
            return;
        }
        let document = document.clone();
        let kept = Kept { document, newer: None, bytes: answer.body.len(), seen };
        memory.insert(endpoint, kept, self.bounds);
    }

    /// The endpoint says that there is no such document. One that is here is let go where the rest
    /// is still there: a host that has lost everything for an hour, or that answers with a page to
    /// log in, takes nothing from a reader.
    async fn missing(&self, endpoint: &Endpoint, status: u16) -> LoadError {
        if self.memory.borrow().peek(endpoint).is_none() {
            return LoadError::Missing;
        }
        if matches!(status, 404 | 410) && *endpoint != Endpoint::Site {
            let site = self.address(&Endpoint::Site);
            let site = (self.platform.fetch)(site, Sureness::Certain).await;
            if site.is_ok_and(|it| self.read(&Endpoint::Site, &it).is_ok()) {
                self.memory.borrow_mut().remove(endpoint);
                self.platform.disk.let_go(&self.address(endpoint));
                return LoadError::Missing;
            }
        }
        LoadError::Unreachable("what is here is said to be missing, and so is the site".to_owned())
    }

    /// A list that is good names the revision that is here.
    fn is_confirmed(&self, endpoint: &Endpoint) -> bool {
        let Endpoint::Article(slug) = endpoint else { return false };
        let memory = self.memory.borrow();
        let here = memory.peek(endpoint).and_then(|it| it.document.article());
        let Some(here) = here.and_then(|it| it.teaser.revision.clone()) else { return false };
        let now = (self.platform.now)();
        let good = memory
            .iter()
            .filter(|(it, kept)| freshness::is_good(it, freshness::age(kept.seen, now), false));
        good.map(|(_, kept)| kept.newer.as_ref().unwrap_or(&kept.document))
            .filter_map(|it| it.list()?.teaser(slug))
            .any(|it| it.revision.as_ref() == Some(&here))
    }

    fn known_teaser(&self, slug: &Slug) -> Option<Teaser> {
        let memory = self.memory.borrow();
        memory.iter().find_map(|(_, kept)| kept.document.list()?.teaser(slug).cloned())
    }

    fn address(&self, endpoint: &Endpoint) -> String {
        format!("{}{}", self.platform.endpoint, endpoint.path())
    }
}
