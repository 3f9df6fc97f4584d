//! An endpoint that answers as it is told and writes down what it is asked for.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::task::Poll;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, poll_fn, ready};
use percent_encoding::percent_decode_str;
use quanwen::error::LoadError;
use quanwen::freshness::Now;
use quanwen::model::url::Place;
use quanwen::publish::address;
use quanwen::reading::{self, Answer};
use quanwen::store::{Bounds, Disk, Loading, NoDisk, Platform, Store};

pub(crate) const SITE: &str = "https://news.example/sub/";
pub(crate) const ENDPOINT: &str = "https://news.example/sub/content/";

/// What comes for a request.
#[derive(Clone, Debug, Default)]
pub(crate) enum Says {
    #[default]
    Nothing,
    Answers(Answer),
    Fails(LoadError),
}

thread_local! {
    /// What the clocks say.
    pub(crate) static NOW: Cell<Now> = const { Cell::new(Now { wall: 1.79e12, running: 0.0 }) };
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
pub(crate) struct Device(pub(crate) Rc<RefCell<BTreeMap<String, Answer>>>);

impl Disk for Device {
    fn find(&self, address: &str) -> LocalBoxFuture<'static, Option<Answer>> {
        ready(self.0.borrow().get(address).cloned()).boxed_local()
    }

    fn keep(&self, address: &str, answer: &Answer) {
        let seen = answer.seen.or(Some(NOW.get().wall));
        self.0.borrow_mut().insert(address.to_owned(), Answer { seen, ..answer.clone() });
    }

    fn let_go(&self, address: &str) {
        self.0.borrow_mut().remove(address);
    }

    fn has_room(&self) -> LocalBoxFuture<'static, bool> {
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
    pub(crate) fn store(&self, bounds: Bounds) -> Store {
        self.store_on(NoDisk, bounds)
    }

    /// A store that asks here, on this device.
    pub(crate) fn store_on(&self, disk: impl Disk + 'static, bounds: Bounds) -> Store {
        let host = self.clone();
        let platform = Platform {
            carried: Rc::new(|_| None),
            fetch: Rc::new(move |address, _| host.fetch(&address)),
            disk: Rc::new(disk),
            now: || NOW.get(),
            read: reading::native,
            resolve: address::resolve,
            endpoint: ENDPOINT.into(),
            site: SITE.into(),
            tell_owner: |message| TOLD.with_borrow_mut(|told| told.push(message.to_owned())),
        };
        Store::new(platform, bounds)
    }

    /// Like the browser's: nothing is sent before somebody waits for it.
    fn fetch(&self, address: &str) -> Loading<Answer> {
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
    Says::Answers(Answer::new(status, body.to_string()))
}

/// Where a document of the endpoint lies.
pub(crate) fn place(path: &str) -> Place {
    Place {
        document: format!("{ENDPOINT}{path}").into(),
        site: SITE.into(),
        resolve: address::resolve,
    }
}
