//! What the store needs of the world around it, and is lent.

use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, ready};

use crate::error::LoadError;
use crate::freshness::Now;
use crate::model::url::Resolve;
use crate::reading::{Answer, Read};

/// A request under way or answered.
pub type Loading<T> = LocalBoxFuture<'static, Result<T, LoadError>>;

/// How documents are fetched: an address in, an answer out. Nothing is sent before somebody waits,
/// and what nobody waits for any more is given up.
pub type Fetch = Rc<dyn Fn(String, Sureness) -> Loading<Answer>>;

/// What came with the page, by address: each document once.
pub type Carried = Rc<dyn Fn(&str) -> Option<Answer>>;

/// How sure an answer has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// As the browser's own cache sees fit.
    Likely,
    /// The endpoint itself has been asked.
    Certain,
    /// The same, after everything else: nobody waits for it.
    Ahead,
}

/// Documents kept on the device, by address. Whatever fails there costs only what is kept.
pub trait Disk {
    /// What is kept of the document at `address`.
    fn find(&self, address: &str) -> LocalBoxFuture<'static, Option<Answer>>;

    /// Keeps it.
    fn keep(&self, address: &str, answer: &Answer);

    /// Lets it go.
    fn let_go(&self, address: &str);

    /// Whether anything can be kept. On a first visit that is said a moment later.
    fn has_room(&self) -> LocalBoxFuture<'static, bool> {
        ready(false).boxed_local()
    }

    /// Keeps it for as long as its reader wants, with the pictures at these addresses.
    fn save(&self, _address: &str, _answer: &Answer, _media: Vec<String>) -> Saving {
        ready(Err(Unsaved::Refused)).boxed_local()
    }

    /// Everything that was saved.
    fn saved(&self) -> LocalBoxFuture<'static, Vec<Saved>> {
        ready(Vec::new()).boxed_local()
    }

    /// Takes what was saved away again.
    fn unsave(&self, _address: &str) -> LocalBoxFuture<'static, ()> {
        ready(()).boxed_local()
    }
}

/// Something that is being saved.
pub type Saving = LocalBoxFuture<'static, Result<(), Unsaved>>;

/// A document that was saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Where it lies.
    pub address: String,
    /// As it came.
    pub answer: Answer,
    /// As many bytes it takes, with its pictures.
    pub bytes: u32,
}

/// Why something was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// It cannot be had.
    NotHad(LoadError),
    /// There is no room for it.
    NoRoom,
    /// The browser does not let anything be kept.
    Refused,
}

/// A device that keeps nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoDisk;

impl Disk for NoDisk {
    fn find(&self, _: &str) -> LocalBoxFuture<'static, Option<Answer>> {
        ready(None).boxed_local()
    }

    fn keep(&self, _: &str, _: &Answer) {}

    fn let_go(&self, _: &str) {}
}

/// What the store needs.
#[derive(Clone)]
pub struct Platform {
    /// Answers before anything else, and at once.
    pub carried: Carried,
    /// Sends a request.
    pub fetch: Fetch,
    /// Keeps documents when the page is closed.
    pub disk: Rc<dyn Disk>,
    /// Says what time it is.
    pub now: fn() -> Now,
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

impl fmt::Debug for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Platform").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}
