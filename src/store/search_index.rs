//! Loads files of the search index in the version the endpoint has now.

use futures::FutureExt;

use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::search::format::file::IndexFile;
use crate::store::{CacheMode, LoadFuture, Priority, Store};

/// `requests` implements loading any document.
impl Store {
    /// The index manifest, revalidated unless the cached one is fresh.
    pub fn manifest(&self) -> LoadFuture<Document> {
        let id = DocumentId::Search(IndexFile::Manifest);
        match self.revalidate(&id) {
            Some(request) => self.apply_when_loaded(id, request),
            None => self.load(id),
        }
    }

    /// A file of the index from the endpoint: the cached one is of no use.
    pub fn reload_file(&self, file: IndexFile) -> LoadFuture<Document> {
        let id = DocumentId::Search(file);
        let request = self.fetch(id.clone(), CacheMode::NoCache, Priority::High);
        let request = self.join_in_flight(id.clone(), request).boxed_local();
        self.apply_when_loaded(id, request)
    }

    fn apply_when_loaded(
        &self,
        id: DocumentId,
        request: LoadFuture<Document>,
    ) -> LoadFuture<Document> {
        let store = self.clone();
        request.inspect(move |_| store.apply_update(&id)).boxed_local()
    }
}
