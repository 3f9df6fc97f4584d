//! A store that loads the documents of the site without a network, and logs which ones.

use std::cell::RefCell;
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

use futures::FutureExt;
use percent_encoding::percent_decode_str;

use crate::contract::DOCUMENTS_PATH;
use crate::decode;
use crate::decode::DocumentResponse;
use crate::error::LoadError;
use crate::freshness::Clocks;
use crate::model::url::native;
use crate::publish::documents::{DocumentText, Documents, DocumentsOnDemand};
use crate::store::{CacheLimits, NullCache, Platform, Store};

/// The documents that a page has loaded, in this order: each with its URL relative to the endpoint,
/// and the text that the page embeds.
pub(crate) type LoadedDocuments = Vec<(String, Arc<str>)>;

/// Where a store logs what it loads.
pub(crate) type DocumentLog = Rc<RefCell<LoadedDocuments>>;

/// Where a store gets the documents of a site from.
pub(crate) trait DocumentSource: Debug + Send + Sync {
    /// The document at a path, relative to the site; `None` where there is none.
    fn document(&self, path: &str) -> Option<DocumentText>;
}

impl DocumentSource for Documents {
    fn document(&self, path: &str) -> Option<DocumentText> {
        self.get(path).cloned()
    }
}

impl DocumentSource for DocumentsOnDemand {
    fn document(&self, path: &str) -> Option<DocumentText> {
        self.document(path)
    }
}

/// A store for one page of the site at `base_url`.
pub(crate) fn memory_store(
    documents: &Arc<dyn DocumentSource>,
    base_url: &Arc<str>,
    log: &DocumentLog,
) -> Store {
    let content_url: Arc<str> = format!("{base_url}{DOCUMENTS_PATH}").into();
    let (documents, root, log) = (Arc::clone(documents), Arc::clone(&content_url), Rc::clone(log));
    let fetch = move |url: String, _, _| {
        let url = url.strip_prefix(&*root).unwrap_or_default();
        let path = format!("{DOCUMENTS_PATH}{}", percent_decode_str(url).decode_utf8_lossy());
        let response = documents.document(&path).map(|text| {
            log.borrow_mut().push((url.to_owned(), Arc::clone(&text.embedded)));
            DocumentResponse::new(200, text.whole.to_string())
        });
        futures::future::ready(response.ok_or(LoadError::Missing)).boxed_local()
    };
    let platform = Platform {
        embedded: Rc::new(|_| None),
        fetch: Rc::new(fetch),
        document_cache: Rc::new(NullCache),
        now: Clocks::default,
        decode: decode::decode_native,
        resolve: native::resolve,
        content_url,
        site_url: Arc::clone(base_url),
        log_error: |_| (),
    };
    Store::new(platform, CacheLimits::default())
}
