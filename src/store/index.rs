//! Which parts of the index there are, as the endpoint says now.

use futures::FutureExt;

use crate::endpoint::Endpoint;
use crate::reading::Document;
use crate::search::index::File;
use crate::store::{Loading, Store, Sureness};

impl Store {
    /// The directory of the index. Where one is here that is not good, the endpoint is asked first;
    /// with `anew` in any case, since what the one that is here names is gone. What is here serves
    /// where that cannot be had.
    pub fn directory(&self, anew: bool) -> Loading<Document> {
        let (store, endpoint) = (self.clone(), Endpoint::Search(File::Directory));
        async move {
            let here = store.ask(endpoint.clone()).await?;
            let newer = if anew {
                let request = store.fetch(endpoint.clone(), Sureness::Certain);
                Some(store.share(endpoint.clone(), request).boxed_local())
            } else {
                store.renew(&endpoint)
            };
            let Some(newer) = newer else { return Ok(here) };
            let newer = newer.await;
            store.accept(&endpoint);
            Ok(newer.unwrap_or(here))
        }
        .boxed_local()
    }
}
