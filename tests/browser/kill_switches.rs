//! Every way to turn the worker off: the worker and its caches go, and don't come back.

use serde_json::json;

use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::scripts::NO_STORAGE;
use crate::support::site::{AT_ROOT, WITHOUT_WORKER};
use crate::support::{browse_with_worker, browse_with_worker_and_script};

/// Opens a page and waits until it is idle; there is still neither a worker nor a cache.
async fn assert_stays_away(page: &Page) {
    page.open("articles/about/").await;
    page.until_idle().await;
    page.until_nothing_is_cached().await;
}

/// Looks for an updated worker, as browsers do by themselves.
const UPDATE: &str = "void navigator.serviceWorker.getRegistration().then((it) => it.update())";

/// The beginning of a worker that takes control at once; each test adds how it breaks requests.
const BROKEN: &str = "addEventListener('install', () => skipWaiting());
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('fetch', (event) => {";

#[test]
fn a_site_published_without_a_worker_removes_it_from_browsers() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.deploy(&WITHOUT_WORKER);
        page.open("archive/").await;
        page.until_nothing_is_cached().await;
        assert_stays_away(page).await;
    });
}

#[test]
fn the_self_removing_worker_reloads_open_pages_once() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.mark_document().await;
        page.server.set_fault("sw.js", Fault::text(WITHOUT_WORKER.text("sw.js")));
        let _ = page.session.execute(UPDATE, vec![]).await;
        page.until("!window.marked && window.probe?.runs() && !navigator.serviceWorker.controller")
            .await;
        let loaded = page.server.request_count("");
        page.until_idle().await;
        page.until_nothing_is_cached().await;
        assert_eq!(page.server.request_count(""), loaded);
    });
}

#[test]
fn a_build_manifest_that_turns_it_off_ends_the_worker() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        let manifest = AT_ROOT.text("build.json").replace("\"sw\":\"on\"", "\"sw\":\"off\"");
        page.server.set_fault("build.json", Fault::text(manifest));
        page.open("archive/").await;
        page.until_nothing_is_cached().await;
        assert_stays_away(page).await;
    });
}

#[test]
fn a_build_manifest_missing_twice_in_a_row_ends_the_worker() {
    for status in [404, 410] {
        browse_with_worker(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.server.set_fault_once("build.json", Fault::Status(status));
            let requests = page.server.request_count("build.json");
            page.open("archive/").await;
            // The page requests it again a few seconds later.
            page.server.until_requested("build.json", requests + 2).await;
            page.until_cached(&["archive/"]).await;
            page.until_idle().await;
            assert_eq!(page.worker_and_caches().await[0], json!(1), "once is not enough");
            page.server.set_fault("build.json", Fault::Status(status));
            page.open("archive/").await;
            page.until_nothing_is_cached().await;
            assert_stays_away(page).await;
        });
    }
}

#[test]
fn an_unavailable_build_manifest_ends_nothing() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        for fault in
            [Fault::Status(503), Fault::Reset, Fault::CaptivePortal, Fault::redirect("/no")]
        {
            page.server.set_fault("build.json", fault);
            for _ in 0..2 {
                let requests = page.server.request_count("build.json");
                page.open("archive/").await;
                page.server.until_requested("build.json", requests + 1).await;
                page.until_idle().await;
            }
        }
        page.until_cached(&["", "archive/"]).await;
        assert_eq!(page.worker_and_caches().await[0], json!(1));
    });
}

#[test]
fn a_url_parameter_ends_the_worker() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("?sw=off").await;
        page.until_nothing_is_cached().await;
        page.until_idle().await;
        page.until_nothing_is_cached().await;
        page.follow("国内").await;
        page.until_arrived("国内").await;
        page.until_nothing_is_cached().await;
        // Another page does not have this parameter.
        page.first_visit(&AT_ROOT).await;
    });
}

#[test]
fn a_worker_with_which_no_page_starts_goes_after_two_tries() {
    let worker = format!(
        "{BROKEN} if (/wasm$/.test(event.request.url)) event.respondWith(new Response('broken')) }})"
    );
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.set_fault("sw.js", Fault::text(&worker));
        page.open("archive/").await;
        page.promise(
            "navigator.serviceWorker.getRegistration().then((it) => it.update()).then(() => 0)",
        )
        .await;
        page.until("navigator.serviceWorker.controller.state === 'activated'").await;
        page.open_prerendered("").await;
        page.until_error("the page stays as it is").await;
        page.until("sessionStorage['quanwen:fails']").await;
        page.open_prerendered("archive/").await;
        // The page was reloaded once, without the worker.
        page.until("window.probe?.runs()").await;
        page.until("!navigator.serviceWorker.controller").await;
        let loaded = page.server.request_count("archive/");
        page.until_idle().await;
        page.until_nothing_is_cached().await;
        assert_eq!(page.server.request_count("archive/"), loaded);
        page.take_errors().await;
        assert_stays_away(page).await;
    });
}

#[test]
fn a_worker_that_throws_leaves_the_network() {
    for worker in [
        format!("{BROKEN} throw new Error('broken') }})"),
        format!(
            "{BROKEN} event.respondWith(Promise.reject().catch(() => fetch(event.request))) }})"
        ),
    ] {
        browse_with_worker(&AT_ROOT, async |page| {
            page.server.set_fault("sw.js", Fault::text(&worker));
            page.open("").await;
            page.until("navigator.serviceWorker.controller").await;
            page.open("archive/").await;
            page.follow("首页").await;
            page.until_arrived("最新").await;
            // It is replaced as soon as there is a better one.
            page.server.remove_faults("sw.js");
            page.open("archive/").await;
            page.until_cached(&[""]).await;
            // The new worker caches this before it is in control.
            let note =
                "navigator.serviceWorker.getRegistration().then((it) => { window.its = it; })";
            page.promise(note).await;
            page.until("window.its && !window.its.installing && !window.its.waiting").await;
            page.open("archive/").await;
            page.until_cached(&["archive/"]).await;
        });
    }
}

#[test]
fn an_unavailable_worker_leaves_the_old_one() {
    for fault in [
        Fault::text("throw new Error('broken')"),
        Fault::text("addEventListener('install', (event) => event.waitUntil(Promise.reject()))"),
        Fault::CaptivePortal,
        Fault::Status(503),
        Fault::Hang,
    ] {
        browse_with_worker(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.server.set_fault("sw.js", fault);
            let requests = page.server.request_count("sw.js");
            page.open("archive/").await;
            page.server.until_requested("sw.js", requests + 1).await;
            page.until_cached(&["archive/"]).await;
            page.until_idle().await;
            page.server.set_down(true);
            page.fresh_tab().await;
            page.open("archive/").await;
            page.until_heading("归档").await;
        });
    }
}

#[test]
fn a_worker_removed_from_the_host_goes() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.set_fault("sw.js", Fault::Status(404));
        page.open("archive/").await;
        page.until_nothing_is_cached().await;
    });
}

#[test]
fn everything_else_works_in_a_browser_without_workers_and_storage() {
    for script in [
        NO_STORAGE,
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })",
    ] {
        browse_with_worker_and_script(script, &AT_ROOT, async |page| {
            page.open("").await;
            page.until_idle().await;
            page.follow("国内").await;
            page.until_arrived("国内").await;
            page.open("?sw=off").await;
            page.until_idle().await;
            assert_eq!(page.server.request_count("sw.js"), 0);
        });
    }
}
