//! The worker goes when it is told to, in each of the ways there are, and does not come back.

use serde_json::json;

use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, WITHOUT};
use crate::support::{browse_kept, browse_kept_with};

/// Loads the page anew and has it done all it does; there is still neither worker nor cache.
async fn it_stays_away(page: &Page) {
    page.open("articles/about/").await;
    page.idle().await;
    page.until_nothing_is_kept().await;
}

/// Asks whether the host has another worker, as browsers do by themselves.
const UPDATE: &str = "void navigator.serviceWorker.getRegistration().then((it) => it.update())";

/// Has a worker that answers as another one would that is broken.
const BROKEN: &str = "addEventListener('install', () => skipWaiting());
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('fetch', (event) => {";

#[test]
fn a_site_that_does_without_takes_the_worker_from_its_readers() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.deploy(&WITHOUT);
        page.open("archive/").await;
        page.until_nothing_is_kept().await;
        it_stays_away(page).await;
    });
}

#[test]
fn the_last_worker_lets_go_of_open_pages_with_one_reload() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.mark().await;
        page.server.set("sw.js", Fault::text(WITHOUT.text("sw.js")));
        let _ = page.session.execute(UPDATE, vec![]).await;
        page.until("!window.marked && window.probe?.runs() && !navigator.serviceWorker.controller")
            .await;
        let loaded = page.server.count("");
        page.idle().await;
        page.until_nothing_is_kept().await;
        assert_eq!(page.server.count(""), loaded);
    });
}

#[test]
fn a_record_that_says_off_ends_the_worker() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        let record = AT_ROOT.text("build.json").replace("\"sw\":\"on\"", "\"sw\":\"off\"");
        page.server.set("build.json", Fault::text(record));
        page.open("archive/").await;
        page.until_nothing_is_kept().await;
        it_stays_away(page).await;
    });
}

#[test]
fn a_record_that_is_gone_twice_in_a_row_ends_the_worker() {
    for status in [404, 410] {
        browse_kept(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.server.set_once("build.json", Fault::Status(status));
            let asked = page.server.count("build.json");
            page.open("archive/").await;
            // It asks again a few seconds later.
            page.server.until_asked("build.json", asked + 2).await;
            page.until_kept(&["archive/"]).await;
            page.idle().await;
            assert_eq!(page.worker_and_caches().await[0], json!(1), "once is not enough");
            page.server.set("build.json", Fault::Status(status));
            page.open("archive/").await;
            page.until_nothing_is_kept().await;
            it_stays_away(page).await;
        });
    }
}

#[test]
fn a_record_that_cannot_be_had_ends_nothing() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        for fault in [Fault::Status(503), Fault::Reset, Fault::Portal, Fault::elsewhere("/no")] {
            page.server.set("build.json", fault);
            for _ in 0..2 {
                let asked = page.server.count("build.json");
                page.open("archive/").await;
                page.server.until_asked("build.json", asked + 1).await;
                page.idle().await;
            }
        }
        page.until_kept(&["", "archive/"]).await;
        assert_eq!(page.worker_and_caches().await[0], json!(1));
    });
}

#[test]
fn an_address_that_says_off_ends_the_worker() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("?sw=off").await;
        page.until_nothing_is_kept().await;
        page.idle().await;
        page.until_nothing_is_kept().await;
        page.follow("国内").await;
        page.arrived("国内").await;
        page.until_nothing_is_kept().await;
        // Another page knows nothing of that.
        page.first_visit(&AT_ROOT).await;
    });
}

#[test]
fn a_worker_with_which_no_page_begins_goes_after_two_tries() {
    let worker = format!(
        "{BROKEN} if (/wasm$/.test(event.request.url)) event.respondWith(new Response('broken')) }})"
    );
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.set("sw.js", Fault::text(&worker));
        page.open("archive/").await;
        page.promise(
            "navigator.serviceWorker.getRegistration().then((it) => it.update()).then(() => 0)",
        )
        .await;
        page.until("navigator.serviceWorker.controller.state === 'activated'").await;
        page.see("").await;
        page.until_complaint("the page stays as it is").await;
        page.until("sessionStorage['quanwen:fails']").await;
        page.see("archive/").await;
        // It has been loaded anew without it, once.
        page.until("window.probe?.runs()").await;
        page.until("!navigator.serviceWorker.controller").await;
        let loaded = page.server.count("archive/");
        page.idle().await;
        page.until_nothing_is_kept().await;
        assert_eq!(page.server.count("archive/"), loaded);
        page.complaints().await;
        it_stays_away(page).await;
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
        browse_kept(&AT_ROOT, async |page| {
            page.server.set("sw.js", Fault::text(&worker));
            page.open("").await;
            page.until("navigator.serviceWorker.controller").await;
            page.open("archive/").await;
            page.follow("首页").await;
            page.arrived("最新").await;
            // It goes as soon as there is a better one.
            page.server.heal("sw.js");
            page.open("archive/").await;
            page.until_kept(&[""]).await;
            // It has kept this before it is the one that answers.
            let note =
                "navigator.serviceWorker.getRegistration().then((it) => { window.its = it; })";
            page.promise(note).await;
            page.until("window.its && !window.its.installing && !window.its.waiting").await;
            page.open("archive/").await;
            page.until_kept(&["archive/"]).await;
        });
    }
}

#[test]
fn a_worker_that_cannot_be_had_leaves_the_old_one() {
    for fault in [
        Fault::text("throw new Error('broken')"),
        Fault::text("addEventListener('install', (event) => event.waitUntil(Promise.reject()))"),
        Fault::Portal,
        Fault::Status(503),
        Fault::Hang,
    ] {
        browse_kept(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.server.set("sw.js", fault);
            let asked = page.server.count("sw.js");
            page.open("archive/").await;
            page.server.until_asked("sw.js", asked + 1).await;
            page.until_kept(&["archive/"]).await;
            page.idle().await;
            page.server.down(true);
            page.fresh_tab().await;
            page.open("archive/").await;
            page.heading("归档").await;
        });
    }
}

#[test]
fn a_worker_that_is_gone_from_the_host_goes() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.set("sw.js", Fault::Status(404));
        page.open("archive/").await;
        page.until_nothing_is_kept().await;
    });
}

/// A browser whose reader lets nothing be stored.
pub(crate) const REFUSED: &str = "for (const [from, name] of [[Navigator.prototype, 'serviceWorker'],
    [window, 'caches'], [window, 'indexedDB'], [window, 'sessionStorage'], [window, 'localStorage']]) {
    Object.defineProperty(from, name, { get() { throw new DOMException('refused', 'SecurityError') } });
}";

#[test]
fn where_the_browser_refuses_workers_and_storage_everything_else_is_there() {
    for script in [
        REFUSED,
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })",
    ] {
        browse_kept_with(script, &AT_ROOT, async |page| {
            page.open("").await;
            page.idle().await;
            page.follow("国内").await;
            page.arrived("国内").await;
            page.open("?sw=off").await;
            page.idle().await;
            assert_eq!(page.server.count("sw.js"), 0);
        });
    }
}
