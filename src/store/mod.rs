//! What has been loaded. Every request for content goes through here, once.
//!
//! Three layers: memory, the device's disk, the network; and before them what came with the page.
//! The store knows no browser: whoever makes it lends it a [`Platform`]. Two readers of one
//! document share one request; a failure is not remembered; a request nobody waits for any more
//! is given up.

use std::cell::RefCell;
use std::rc::Rc;

use crate::endpoint::Endpoint;
use crate::freshness::{self, Seen};
use crate::model::article::Teaser;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::reading::{Answer, Document};
use crate::route::Route;

mod memory; // documents in memory
mod platform; // what the store is lent
mod requests; // from a wish to a document
mod newest; // what is kept before anybody has wished for it
mod saved; // what a reader wants to keep
mod told; // what the owner hears
mod index; // which parts of the index there are

pub use memory::Bounds;
use memory::{Kept, Memory};
pub use platform::{
    Carried, Disk, Fetch, Loading, NoDisk, Platform, Saved, Saving, Sureness, Unsaved,
};
use requests::Request;

/// The documents of one site. A clone is the same store.
#[derive(Clone, Debug)]
pub struct Store {
    platform: Platform,
    bounds: Bounds,
    memory: Rc<RefCell<Memory>>,
    requests: Rc<RefCell<Vec<Request>>>,
    /// What the owner has been told of documents that were not read whole: each once.
    told: Rc<RefCell<Vec<String>>>,
}

impl Store {
    /// An empty store.
    pub fn new(platform: Platform, bounds: Bounds) -> Self {
        let (memory, requests, told) = Default::default();
        Self { platform, bounds, memory, requests, told }
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
            Route::Search | Route::Saved | Route::NotFound => return None,
        }))
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
