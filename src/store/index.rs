//! Which parts of the index there are, as the endpoint says now.

use futures::FutureExt;

use crate::endpoint::Endpoint;
use crate::reading::Document;
use crate::search::index::File;
use crate::store::{Loading, Store, Sureness};

impl Store {
    /// The directory of the index that is good; with `asked` the one that the endpoint has now,
    /// since what the one that is here names is gone.
    pub fn directory(&self, asked: bool) -> Loading<Document> {
        let (store, endpoint) = (self.clone(), Endpoint::Search(File::Directory));
        let newer = if asked {
            let request = self.fetch(endpoint.clone(), Sureness::Certain);
            Some(self.share(endpoint.clone(), request).boxed_local())
        } else {
            self.renew(&endpoint)
        };
        let newer = newer.unwrap_or_else(|| store.ask(endpoint.clone()));
        newer.inspect(move |_| store.accept(&endpoint)).boxed_local()
    }
}
