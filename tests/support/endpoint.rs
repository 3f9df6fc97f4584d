//! An endpoint that answers as it is told and writes down what it is asked for.

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
use quanwen::model::url::UrlBase;
use quanwen::publish::url;
use quanwen::store::{CacheLimits, DocumentCache, LoadFuture, NullCache, Platform, Store};

pub(crate) const SITE: &str = "https://news.example/sub/";
pub(crate) const ENDPOINT: &str = "https://news.example/sub/content/";

/// What comes for a request.
#[derive(Clone, Debug, Default)]
pub(crate) enum Says {
    #[default]
    Nothing,
    Answers(DocumentResponse),
    Fails(LoadError),
}

thread_local! {
    /// What the clocks say.
    pub(crate) static NOW: Cell<Clocks> = const { Cell::new(Clocks { wall: 1.79e12, monotonic: 0.0 }) };
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The endpoint. Where it has not been told what to say, nothing comes.
#[derive(Clone, Default)]
pub(crate) struct Host {
    says: Rc<RefCell<BTreeMap<String, Says>>>,
    otherwise: Rc<RefCell<Says>>,
    asked: Rc<RefCell<Vec<String>>>,
}

/// A device: what it keeps, by address.
#[derive(Clone, Default)]
pub(crate) struct Device(pub(crate) Rc<RefCell<BTreeMap<String, DocumentResponse>>>);

impl DocumentCache for Device {
    fn get(&self, address: &str) -> LocalBoxFuture<'static, Option<DocumentResponse>> {
        ready(self.0.borrow().get(address).cloned()).boxed_local()
    }

    fn put(&self, address: &str, answer: &DocumentResponse) {
        let seen = answer.validated_at.or(Some(NOW.get().wall));
        self.0
            .borrow_mut()
            .insert(address.to_owned(), DocumentResponse { validated_at: seen, ..answer.clone() });
    }

    fn delete(&self, address: &str) {
        self.0.borrow_mut().remove(address);
    }

    fn can_store(&self) -> LocalBoxFuture<'static, bool> {
        ready(true).boxed_local()
    }
}

impl Host {
    /// A silent one, with an owner who has not been told anything.
    pub(crate) fn new() -> Self {
        TOLD.take();
        Self::default()
    }

    /// From now on the file at `path`, relative to the endpoint, is answered so.
    pub(crate) fn says(&self, path: &str, says: Says) {
        self.says.borrow_mut().insert(path.to_owned(), says);
    }

    /// From now on everything else is answered so.
    pub(crate) fn says_otherwise(&self, says: Says) {
        self.otherwise.replace(says);
    }

    /// The paths it has been asked for so far, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }

    /// A store that asks here, on a device that keeps nothing.
    pub(crate) fn store(&self, bounds: CacheLimits) -> Store {
        self.store_on(NullCache, bounds)
    }

    /// A store that asks here, on this device.
    pub(crate) fn store_on(
        &self,
        disk: impl DocumentCache + 'static,
        bounds: CacheLimits,
    ) -> Store {
        let host = self.clone();
        let platform = Platform {
            embedded: Rc::new(|_| None),
            fetch: Rc::new(move |address, _| host.fetch(&address)),
            document_cache: Rc::new(disk),
            now: || NOW.get(),
            decode: decode::decode_native,
            resolve: url::resolve,
            content_url: ENDPOINT.into(),
            site_url: SITE.into(),
            log_error: |message| TOLD.with_borrow_mut(|told| told.push(message.to_owned())),
        };
        Store::new(platform, bounds)
    }

    /// Like the browser's: nothing is sent before somebody waits for it.
    fn fetch(&self, address: &str) -> LoadFuture<DocumentResponse> {
        let (host, mut sent) = (self.clone(), false);
        let path = address.strip_prefix(ENDPOINT).expect("the store keeps to the endpoint");
        let path = path.to_owned();
        poll_fn(move |_| {
            if !sent {
                host.asked.borrow_mut().push(path.clone());
                sent = true;
            }
            match host.says_to(&path) {
                Says::Nothing => Poll::Pending,
                Says::Answers(answer) => Poll::Ready(Ok(answer)),
                Says::Fails(error) => Poll::Ready(Err(error)),
            }
        })
        .boxed_local()
    }

    fn says_to(&self, path: &str) -> Says {
        let file = percent_decode_str(path).decode_utf8().expect("paths are text");
        let known = self.says.borrow().get(&*file).cloned();
        known.unwrap_or_else(|| self.otherwise.borrow().clone())
    }
}

/// What the site's owner has been told since the endpoint was made.
pub(crate) fn told() -> Vec<String> {
    TOLD.with_borrow(Clone::clone)
}

/// It answers with this status and body.
pub(crate) fn answer(status: u16, body: impl ToString) -> Says {
    Says::Answers(DocumentResponse::new(status, body.to_string()))
}

/// Where a document of the endpoint lies.
pub(crate) fn place(path: &str) -> UrlBase {
    UrlBase {
        document_url: format!("{ENDPOINT}{path}").into(),
        site_url: SITE.into(),
        resolve: url::resolve,
    }
}
