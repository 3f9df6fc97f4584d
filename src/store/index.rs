//! Which parts of the index there are, as the endpoint says now.

use futures::FutureExt;

use crate::endpoint::Endpoint;
use crate::reading::Document;
use crate::search::index::File;
use crate::store::{Loading, Store, Sureness};

impl Store {
    /// The directory of the index that is good.
    pub fn directory(&self) -> Loading<Document> {
        let endpoint = Endpoint::Search(File::Directory);
        match self.renew(&endpoint) {
            Some(newer) => self.accepted(endpoint, newer),
            None => self.ask(endpoint),
        }
    }

    /// A part of the index that the endpoint has now: what is here is of no use.
    pub fn anew(&self, file: File) -> Loading<Document> {
        let endpoint = Endpoint::Search(file);
        let request = self.fetch(endpoint.clone(), Sureness::Certain);
        let newer = self.share(endpoint.clone(), request).boxed_local();
        self.accepted(endpoint, newer)
    }

    fn accepted(&self, endpoint: Endpoint, newer: Loading<Document>) -> Loading<Document> {
        let store = self.clone();
        newer.inspect(move |_| store.accept(&endpoint)).boxed_local()
    }
}
