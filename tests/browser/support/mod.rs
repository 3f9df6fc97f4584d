//! What the tests share: sites, a server for them, a browser, and a page in it.
//!
//! Each test has a server and a window of its own, and so an origin of its own. Browsers are
//! shared, because they take long to start.

mod run; // one test, from start to end

mod browser; // browsers and their drivers, shared by all tests
pub(crate) mod engine; // the three engines and what each driver needs
mod process; // programs that end with the tests
pub(crate) mod proxy; // a proxy that notes requests to other hosts
pub(crate) mod wait; // waiting with a time limit

pub(crate) mod server; // the static host, with faults
mod static_host; // the responses of a well-behaved host
pub(crate) mod fault; // faults that the server makes on request
mod rules; // which requests meet which fault
mod http; // as much HTTP as the server needs

pub(crate) mod site; // the sites under test, published
pub(crate) mod served; // a site that `quanwen serve` serves
pub(crate) mod content; // the Markdown of the sites under test
pub(crate) mod next_build; // the site after another build of the app
pub(crate) mod updates; // documents as a later publication would have them
pub(crate) mod malformed; // documents that are broken in every way we know
pub(crate) mod attacks; // documents full of attacks, and a script that observes them

pub(crate) mod page; // a page: what a reader can do
mod elements; // a page: its elements
mod queries; // a page: what it shows, and its JavaScript
mod caches; // a page: its caches, its worker, a new tab
pub(crate) mod status_bar; // a page: its status bar, and an hour that passes
pub(crate) mod saved; // a page: its button that saves articles
pub(crate) mod held_app; // a page whose app starts when the test says so
pub(crate) mod messages; // interface texts that several tests expect
pub(crate) mod scripts; // scripts that change what the browser offers a page

#[path = "../../support/attack_corpus.rs"]
pub(crate) mod attack_corpus; // samples in corpora/attacks
#[path = "../../support/benign_corpus.rs"]
pub(crate) mod benign_corpus; // samples in corpora/benign

use std::sync::LazyLock;

use tokio::runtime::Runtime;

pub(crate) use crate::support::run::{
    browse, browse_across_restart, browse_behind_proxy, browse_with_script, browse_with_worker,
    browse_with_worker_and_script, browse_without_policy, browse_without_policy_with_script,
    other_host,
};
pub(crate) use crate::support::static_host::Omit;

/// All asynchronous code runs here, whichever thread a test is on: connections outlive tests.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Runtime::new().expect("threads can be started"));
