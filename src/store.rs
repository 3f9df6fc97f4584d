//! What has been loaded. Every request for content goes through here, once.
//!
//! The store knows no browser: whoever makes it lends it a [`Platform`]. Two readers of one
//! document share one request; a failure is not remembered; what a page asked for is kept when
//! the page is left.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};

use crate::endpoint::Endpoint;
use crate::error::LoadError;
use crate::model::url::{Place, Resolve};
use crate::reading::{Answer, Document, Read};
use crate::route::Route;

/// A request under way or answered, shared by all who asked.
pub type Loading<T> = LocalBoxFuture<'static, Result<T, LoadError>>;

/// How documents are fetched: an address in, an answer out.
pub type Fetch = Rc<dyn Fn(String) -> Loading<Answer>>;

/// What the store needs of the world around it.
#[derive(Clone)]
pub struct Platform {
    /// Sends a request.
    pub fetch: Fetch,
    /// Reads an answer.
    pub read: Read,
    /// Parses an address.
    pub resolve: Resolve,
    /// Where the documents lie, with a slash at the end.
    pub endpoint: Arc<str>,
    /// Where the site lies, with a slash at the end.
    pub site: Arc<str>,
    /// Tells the site's owner, not the reader, what is wrong.
    pub tell_owner: fn(&str),
}

/// How much is kept in memory.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Documents.
    pub documents: usize,
    /// Bytes of the documents as they were sent.
    pub bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { documents: 100, bytes: 8 << 20 }
    }
}

type Request = Shared<Loading<Kept>>;

#[derive(Clone)]
struct Kept {
    document: Document,
    bytes: usize,
}

/// The documents of one site. A clone is the same store.
#[derive(Clone)]
pub struct Store {
    platform: Platform,
    bounds: Bounds,
    /// Least recently used first.
    requests: Rc<RefCell<Vec<(Endpoint, Request)>>>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("bounds", &self.bounds).finish_non_exhaustive()
    }
}

impl Store {
    /// An empty store.
    pub fn new(platform: Platform, bounds: Bounds) -> Self {
        Self { platform, bounds, requests: Rc::default() }
    }

    /// The document: from memory when it is there, asked for once when it is not.
    pub fn ask(&self, wanted: Endpoint) -> Loading<Document> {
        self.request(wanted).map(|kept| Ok(kept?.document)).boxed_local()
    }

    /// The document, if it is in memory.
    pub fn kept(&self, wanted: &Endpoint) -> Option<Document> {
        let requests = self.requests.borrow();
        let (_, request) = requests.iter().find(|(it, _)| it == wanted)?;
        request.peek()?.as_ref().ok().map(|it| it.document.clone())
    }

    /// What the page at `route` will need, to have it when it is shown; `None` when it needs
    /// nothing.
    pub fn prefetch(&self, route: Route) -> Option<Loading<Document>> {
        Some(self.ask(match route {
            Route::List(list, page) => Endpoint::List(list, page),
            Route::Article(slug) => Endpoint::Article(slug),
            Route::Archive => Endpoint::Archive,
            Route::Month(month) => Endpoint::Month(month),
            Route::NotFound => return None,
        }))
    }

    fn request(&self, endpoint: Endpoint) -> Request {
        let mut requests = self.requests.borrow_mut();
        // A failure is not worth remembering: the next visit asks again.
        requests.retain(|(_, request)| !matches!(request.peek(), Some(Err(_))));
        let known = requests.iter().position(|(it, _)| *it == endpoint);
        let request = match known {
            Some(place) => requests.remove(place).1,
            None => self.send(endpoint.clone()),
        };
        requests.push((endpoint, request.clone()));
        let_go(&mut requests, self.bounds);
        request
    }

    fn send(&self, endpoint: Endpoint) -> Request {
        let Platform { fetch, read, resolve, endpoint: root, site, tell_owner } =
            self.platform.clone();
        let address = format!("{root}{}", endpoint.path());
        let place = Place { document: address.as_str().into(), site, resolve };
        let answer = fetch(address.clone());
        async move {
            let outcome = answer.await.and_then(|answer| {
                let document = read(&endpoint, &answer, &place)?;
                Ok(Kept { document, bytes: answer.body.len() })
            });
            // Behind the newest sealed page comes the head, which only asking can tell.
            let is_border = matches!(endpoint, Endpoint::List(_, Some(_)));
            if let Err(error) = &outcome
                && !(is_border && *error == LoadError::Missing)
            {
                tell_owner(&format!("{address}: {error}"));
            }
            outcome
        }
        .boxed_local()
        .shared()
    }
}

/// Lets go of what was used least recently until the rest is within bounds. The last one, just
/// asked for, always stays.
fn let_go(requests: &mut Vec<(Endpoint, Request)>, bounds: Bounds) {
    let size = |request: &Request| match request.peek() {
        Some(Ok(kept)) => kept.bytes,
        _ => 0,
    };
    let mut bytes: usize = requests.iter().map(|(_, request)| size(request)).sum();
    while requests.len() > 1 && (requests.len() > bounds.documents || bytes > bounds.bytes) {
        bytes -= size(&requests.remove(0).1);
    }
}
