//! Which parts of the index there are, as the endpoint says now.

use futures::FutureExt;

use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::search::query::index::IndexFile;
use crate::store::{CacheMode, LoadFuture, Priority, Store};

impl Store {
    /// The directory of the index that is good.
    pub fn manifest(&self) -> LoadFuture<Document> {
        let endpoint = DocumentId::Search(IndexFile::Manifest);
        match self.revalidate(&endpoint) {
            Some(newer) => self.apply_when_loaded(endpoint, newer),
            None => self.load(endpoint),
        }
    }

    /// A part of the index that the endpoint has now: what is here is of no use.
    pub fn reload_file(&self, file: IndexFile) -> LoadFuture<Document> {
        let endpoint = DocumentId::Search(file);
        let request = self.fetch(endpoint.clone(), CacheMode::NoCache, Priority::High);
        let newer = self.join_in_flight(endpoint.clone(), request).boxed_local();
        self.apply_when_loaded(endpoint, newer)
    }

    fn apply_when_loaded(
        &self,
        endpoint: DocumentId,
        newer: LoadFuture<Document>,
    ) -> LoadFuture<Document> {
        let store = self.clone();
        newer.inspect(move |_| store.apply_update(&endpoint)).boxed_local()
    }
}
