//! Runs a test: starts a server, borrows a browser, opens a page, checks that it reported no error.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

use futures::FutureExt;

use super::RUNTIME;
use super::browser::{BorrowedBrowser, Browser};
use super::engine::{ENGINE, Engine, skip};
use super::page::Page;
use super::process;
use super::proxy::Proxy;
use super::server::Server;
use super::site::Site;
use super::static_host::Omit;
use super::wait::within;

/// The time limit of a test: longer than any of them takes.
const LIMIT: Duration = Duration::from_mins(2);
/// The time limit of a test that visits hundreds of pages.
const LONG_LIMIT: Duration = Duration::from_mins(10);

const PROBE: &str = include_str!("probe.js");

/// Runs a test in a browser, with a server for `site` that has no worker.
///
/// # Panics
/// Where the test does, or when the page has reported an error that the test did not expect: a test
/// that causes errors takes them with [`Page::take_errors`].
pub(crate) fn browse(site: &'static Site, test: impl AsyncFnOnce(&Page)) {
    browse_with_script("", site, test);
}

/// As [`browse`], with a script that runs before all others on each page.
pub(crate) fn browse_with_script(script: &str, site: &'static Site, test: impl AsyncFnOnce(&Page)) {
    run(Server::start(site, format!("{PROBE}\n{script}"), Omit::Worker), test);
}

/// As [`browse`], on pages without their content security policy: what the policy would block must
/// then be blocked by the app's sanitizer.
pub(crate) fn browse_without_policy(site: &'static Site, test: impl AsyncFnOnce(&Page)) {
    browse_without_policy_with_script("", site, test);
}

/// As [`browse_without_policy`], with a script that runs before all others on each page.
pub(crate) fn browse_without_policy_with_script(
    script: &str,
    site: &'static Site,
    test: impl AsyncFnOnce(&Page),
) {
    run(Server::start(site, format!("{PROBE}\n{script}"), Omit::WorkerAndPolicy), test);
}

/// Another host for `site`, with its documents and files but no worker.
pub(crate) fn other_host(site: &'static Site) -> Server {
    Server::start(site, String::new(), Omit::Worker)
}

/// As [`browse`], on a site with its worker.
pub(crate) fn browse_with_worker(site: &'static Site, test: impl AsyncFnOnce(&Page)) {
    browse_with_worker_and_script("", site, test);
}

/// As [`browse_with_worker`], with a script that runs before all others on each page.
pub(crate) fn browse_with_worker_and_script(
    script: &str,
    site: &'static Site,
    test: impl AsyncFnOnce(&Page),
) {
    run(Server::start(site, format!("{PROBE}\n{script}"), Omit::Nothing), test);
}

/// As [`browse_with_worker`], in two browsers with one profile: `before` runs in the first, which
/// then closes; `after` runs in the second, while the server is down.
pub(crate) fn browse_across_restart(
    site: &'static Site,
    before: impl AsyncFnOnce(&Page),
    after: impl AsyncFnOnce(&Page),
) {
    if *ENGINE == Engine::WebKit {
        skip("the browser of its driver has no profile that outlives it");
        return;
    }
    let server = Server::start(site, PROBE.to_owned(), Omit::Nothing);
    RUNTIME.block_on(within(LIMIT, async {
        let profile = process::scratch();
        let browser = Browser::start(*ENGINE, Some(profile.path()), None).await;
        let mut page = Page::new(browser.session(), server).await;
        before(&page).await;
        browser.end().await;
        page.server.set_down(true);
        let browser = Browser::start(*ENGINE, Some(profile.path()), None).await;
        page.session = browser.session();
        page.prepare_window().await;
        after(&page).await;
    }));
}

/// Runs a test on a site without what `omit` names, in a browser of its own behind a proxy. The
/// proxy notes requests to other hosts and refuses them. `script` runs before all others on each
/// page.
pub(crate) fn browse_behind_proxy(
    script: &str,
    site: &'static Site,
    omit: Omit,
    test: impl AsyncFnOnce(&Page, &Proxy),
) {
    let server = Server::start(site, format!("{PROBE}\n{script}"), omit);
    RUNTIME.block_on(async {
        let proxy = Proxy::start().await;
        let browser = BorrowedBrowser::start_behind(proxy.addr).await;
        let test = async |page: &Page| test(page, &proxy).await;
        run_in(&browser, server, LONG_LIMIT, test).await;
    });
}

fn run(server: Server, test: impl AsyncFnOnce(&Page)) {
    RUNTIME.block_on(async { run_in(&BorrowedBrowser::take().await, server, LIMIT, test).await });
}

async fn run_in(
    browser: &BorrowedBrowser,
    server: Server,
    limit: Duration,
    test: impl AsyncFnOnce(&Page),
) {
    let page = Page::new(browser.session(), server).await;
    let test_and_errors = async {
        test(&page).await;
        let mut errors = page.take_errors().await;
        errors.retain(|it| !ENGINE.is_abort_on_leave(it));
        assert_eq!(errors, [""; 0], "the page reports no error");
    };
    let outcome = AssertUnwindSafe(within(limit, test_and_errors)).catch_unwind().await;
    if let Err(panic) = outcome {
        eprintln!("{}", page.describe().await);
        resume_unwind(panic);
    }
}
