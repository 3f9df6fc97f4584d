//! What the tests stand on: sites, a server for them, a browser, and a page in it.
//!
//! Each test has a server, and so an origin, and a window of its own; browsers are shared where
//! they take long to start.

mod browser; // browsers, shared
pub(crate) mod content; // what the sites say
pub(crate) mod engine; // what runs the pages
pub(crate) mod fault; // what a bad one does
mod static_host; // what a good host answers
pub(crate) use crate::support::static_host::But; // what a host leaves out
mod http; // a little of HTTP
pub(crate) mod proxy; // what is not on this machine
pub(crate) mod page; // what a reader does
mod queries; // what a reader sees
mod process; // programs that end with the tests
pub(crate) mod caches; // what a page has kept
pub(crate) mod next_build; // the site after another build
mod run;
pub(crate) mod server; // a host that can be either
pub(crate) mod site; // the sites, published
pub(crate) mod wait; // waiting for what has to come // a test, from beginning to end

use std::sync::LazyLock;

use tokio::runtime::Runtime;

pub(crate) use crate::support::run::{
    browse, browse_kept, browse_kept_with, browse_restarted, browse_unguarded,
    browse_unguarded_with, browse_watched, browse_with, elsewhere,
};

/// Everything runs here, whatever thread a test is on: connections outlive tests.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Runtime::new().expect("threads can be started"));
