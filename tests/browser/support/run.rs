//! A test, from beginning to end.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

use futures::FutureExt;

use super::RUNTIME;
use super::browser::{Borrowed, Browser};
use super::engine::{ENGINE, Engine, skip};
use super::page::Page;
use super::process;
use super::proxy::Outside;
use super::server::Server;
use super::site::Site;
use super::static_host::But;
use super::wait::within;

/// Longer than any test takes, shorter than anybody waits.
const LIMIT: Duration = Duration::from_mins(2);
/// The same for a test that visits hundreds of pages.
const LONG_LIMIT: Duration = Duration::from_mins(10);

const PROBE: &str = include_str!("probe.js");

/// Runs a test in a browser, with a server for `site`.
///
/// # Panics
/// Where the test does, or when the page has complained of something the test did not expect:
/// a test that makes trouble takes the complaints with [`Page::complaints`].
pub(crate) fn browse(site: &'static Site, test: impl AsyncFnOnce(&Page)) {
    browse_with("", site, test);
}

/// The same, with a script that runs before anything else on each page.
pub(crate) fn browse_with(script: &str, site: &'static Site, test: impl AsyncFnOnce(&Page)) {
    run(Server::start(site, format!("{PROBE}\n{script}"), But::Worker), test);
}

/// The same on pages that have lost their content security policy: what is not let through then
/// is kept out by the application alone.
pub(crate) fn browse_unguarded(site: &'static Site, test: impl AsyncFnOnce(&Page)) {
    browse_unguarded_with("", site, test);
}

/// The same, with a script that runs before anything else on each page.
pub(crate) fn browse_unguarded_with(
    script: &str,
    site: &'static Site,
    test: impl AsyncFnOnce(&Page),
) {
    run(Server::start(site, format!("{PROBE}\n{script}"), But::Guard), test);
}

/// Another host for `site`, with nothing but its documents and files.
pub(crate) fn elsewhere(site: &'static Site) -> Server {
    Server::start(site, String::new(), But::Worker)
}

/// The same on a site with its worker.
pub(crate) fn browse_kept(site: &'static Site, test: impl AsyncFnOnce(&Page)) {
    browse_kept_with("", site, test);
}

/// The same, with a script that runs before anything else on each page.
pub(crate) fn browse_kept_with(script: &str, site: &'static Site, test: impl AsyncFnOnce(&Page)) {
    run(Server::start(site, format!("{PROBE}\n{script}"), But::Nothing), test);
}

/// The same in a browser that ends after the first half of the test; the other is in one that
/// finds what it has left behind, but no network.
pub(crate) fn browse_restarted(
    site: &'static Site,
    before: impl AsyncFnOnce(&Page),
    after: impl AsyncFnOnce(&Page),
) {
    if *ENGINE == Engine::WebKit {
        skip("its driver's browser remembers nothing");
        return;
    }
    let server = Server::start(site, PROBE.to_owned(), But::Nothing);
    RUNTIME.block_on(within(LIMIT, async {
        let lasting = process::scratch();
        let browser = Browser::start(*ENGINE, Some(lasting.path()), None).await;
        let mut page = Page::new(browser.session(), server).await;
        before(&page).await;
        browser.end().await;
        page.server.down(true);
        let browser = Browser::start(*ENGINE, Some(lasting.path()), None).await;
        page.session = browser.session();
        page.furnish().await;
        after(&page).await;
    }));
}

/// Runs a test on a site `but` something, in a browser of its own that has a way to other hosts: it
/// leads nowhere, but notes which they are. `script` runs before anything else on each page.
pub(crate) fn browse_watched(
    script: &str,
    site: &'static Site,
    but: But,
    test: impl AsyncFnOnce(&Page, &Outside),
) {
    let server = Server::start(site, format!("{PROBE}\n{script}"), but);
    RUNTIME.block_on(async {
        let outside = Outside::start().await;
        let browser = Borrowed::take_behind(outside.address).await;
        let test = async |page: &Page| test(page, &outside).await;
        attend(&browser, server, LONG_LIMIT, test).await;
    });
}

fn run(server: Server, test: impl AsyncFnOnce(&Page)) {
    RUNTIME.block_on(async { attend(&Borrowed::take().await, server, LIMIT, test).await });
}

async fn attend(
    browser: &Borrowed,
    server: Server,
    limit: Duration,
    test: impl AsyncFnOnce(&Page),
) {
    let page = Page::new(browser.session(), server).await;
    let whole = async {
        test(&page).await;
        let mut complaints = page.complaints().await;
        complaints.retain(|it| !ENGINE.is_farewell(it));
        assert_eq!(complaints, [""; 0], "the page complains of nothing");
    };
    let outcome = AssertUnwindSafe(within(limit, whole)).catch_unwind().await;
    if let Err(panic) = outcome {
        eprintln!("{}", page.describe().await);
        resume_unwind(panic);
    }
}
