//! An endpoint in memory: it replies as a test tells it to, and lists the requests it gets.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::task::Poll;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, poll_fn, ready};
use percent_encoding::percent_decode_str;
use quanwen::decode;
use quanwen::decode::DocumentResponse;
use quanwen::error::LoadError;
use quanwen::freshness::Clocks;
use quanwen::model::url::{UrlBase, native};
use quanwen::store::{CacheLimits, DocumentCache, LoadFuture, NullCache, Platform, Store};

pub(crate) const SITE: &str = "https://news.example/sub/";
pub(crate) const ENDPOINT: &str = "https://news.example/sub/content/";

/// The reply to a request.
#[derive(Clone, Debug, Default)]
pub(crate) enum Reply {
    #[default]
    Pending,
    Response(DocumentResponse),
    Error(LoadError),
}

thread_local! {
    /// The clocks.
    pub(crate) static NOW: Cell<Clocks> = const { Cell::new(Clocks { wall: 1.79e12, monotonic: 0.0 }) };
    static LOGGED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The endpoint. Without a reply for a request, it stays pending.
#[derive(Clone, Default)]
pub(crate) struct Host {
    replies: Rc<RefCell<BTreeMap<String, Reply>>>,
    default: Rc<RefCell<Reply>>,
    requested: Rc<RefCell<Vec<String>>>,
}

/// The document cache of a device, by URL.
#[derive(Clone, Default)]
pub(crate) struct Device(pub(crate) Rc<RefCell<BTreeMap<String, DocumentResponse>>>);

impl DocumentCache for Device {
    fn get(&self, url: &str) -> LocalBoxFuture<'static, Option<DocumentResponse>> {
        ready(self.0.borrow().get(url).cloned()).boxed_local()
    }

    fn put(&self, url: &str, response: &DocumentResponse) {
        let validated_at = response.validated_at.or(Some(NOW.get().wall));
        self.0
            .borrow_mut()
            .insert(url.to_owned(), DocumentResponse { validated_at, ..response.clone() });
    }

    fn delete(&self, url: &str) {
        self.0.borrow_mut().remove(url);
    }

    fn can_store(&self) -> LocalBoxFuture<'static, bool> {
        ready(true).boxed_local()
    }
}

impl Host {
    /// An endpoint without replies, and an empty log.
    pub(crate) fn new() -> Self {
        LOGGED.take();
        Self::default()
    }

    /// Sets the reply for the file at `path`, relative to the endpoint.
    pub(crate) fn reply(&self, path: &str, reply: Reply) {
        self.replies.borrow_mut().insert(path.to_owned(), reply);
    }

    /// Sets the reply for every other file.
    pub(crate) fn reply_by_default(&self, reply: Reply) {
        self.default.replace(reply);
    }

    /// The paths that were requested so far, in order.
    pub(crate) fn requested(&self) -> Vec<String> {
        self.requested.borrow().clone()
    }

    /// A store that sends its requests here, on a device without a document cache.
    pub(crate) fn store(&self, limits: CacheLimits) -> Store {
        self.store_on(NullCache, limits)
    }

    /// A store that sends its requests here, with this document cache.
    pub(crate) fn store_on(
        &self,
        document_cache: impl DocumentCache + 'static,
        limits: CacheLimits,
    ) -> Store {
        let host = self.clone();
        let platform = Platform {
            embedded: Rc::new(|_| None),
            fetch: Rc::new(move |url, _, _| host.fetch(&url)),
            document_cache: Rc::new(document_cache),
            now: || NOW.get(),
            decode: decode::decode_native,
            resolve: native::resolve,
            content_url: ENDPOINT.into(),
            site_url: SITE.into(),
            log_error: |message| LOGGED.with_borrow_mut(|logged| logged.push(message.to_owned())),
        };
        Store::new(platform, limits)
    }

    /// As in the browser, a request is sent when its future is polled first.
    fn fetch(&self, url: &str) -> LoadFuture<DocumentResponse> {
        let (host, mut is_sent) = (self.clone(), false);
        let path = url.strip_prefix(ENDPOINT).expect("the store requests only from the endpoint");
        let path = path.to_owned();
        poll_fn(move |_| {
            if !is_sent {
                host.requested.borrow_mut().push(path.clone());
                is_sent = true;
            }
            match host.reply_for(&path) {
                Reply::Pending => Poll::Pending,
                Reply::Response(response) => Poll::Ready(Ok(response)),
                Reply::Error(error) => Poll::Ready(Err(error)),
            }
        })
        .boxed_local()
    }

    fn reply_for(&self, path: &str) -> Reply {
        let file = percent_decode_str(path).decode_utf8().expect("paths are UTF-8");
        let reply = self.replies.borrow().get(&*file).cloned();
        reply.unwrap_or_else(|| self.default.borrow().clone())
    }
}

/// The messages logged since the endpoint was created.
pub(crate) fn logged() -> Vec<String> {
    LOGGED.with_borrow(Clone::clone)
}

/// A response with this status and body.
pub(crate) fn response(status: u16, body: impl ToString) -> Reply {
    Reply::Response(DocumentResponse::new(status, body.to_string()))
}

/// The base of relative URLs in the document at `path`, relative to the endpoint.
pub(crate) fn url_base(path: &str) -> UrlBase {
    UrlBase {
        document_url: format!("{ENDPOINT}{path}").into(),
        site_url: SITE.into(),
        resolve: native::resolve,
    }
}
