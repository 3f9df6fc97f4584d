//! Another build is published while pages of this one are open, cached, or half loaded.

use serde_json::json;

use crate::support::content::{LONG, path, title};
use crate::support::fault::Fault;
use crate::support::page::{APP_RUNS, Page};
use crate::support::site::{AT_ROOT, NEXT_BUILD, Site};
use crate::support::{browse, browse_with_worker};

const IS_NEXT: &str = "Boolean(window.isNext)";

/// Waits until the app runs, and checks which build it is of.
async fn assert_build(page: &Page, is_next: bool) {
    page.until(APP_RUNS).await;
    assert_eq!(page.js(IS_NEXT).await, json!(is_next));
}

#[test]
fn an_open_tab_works_after_its_build_was_removed_from_the_host() {
    for test in [browse, browse_with_worker] {
        test(&AT_ROOT, async |page: &Page| {
            page.open("").await;
            page.server.deploy(&NEXT_BUILD);
            page.follow(&title(60)).await;
            page.until_arrived(&title(60)).await;
            page.back().await;
            page.until_arrived("最新").await;
            page.follow("国内").await;
            page.until_arrived("国内").await;
            assert_build(page, false).await;
            page.open(&path(60)).await;
            assert_build(page, true).await;
        });
    }
}

#[test]
fn after_an_hour_the_next_link_of_an_old_tab_loads_the_new_build() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.deploy(&NEXT_BUILD);
        let requests = page.server.request_count("build.json");
        page.js("(() => {
            const now = Date.now;
            window.Date.now = () => now() + 2 * 36e5;
            Object.defineProperty(document, 'hidden', { value: false });
            dispatchEvent(new Event('visibilitychange'));
        })()")
            .await;
        page.server.until_requested("build.json", requests + 1).await;
        page.until_idle().await;
        assert_build(page, false).await;
        page.follow("国内").await;
        page.until("window.isNext").await;
        page.until_heading("国内").await;
        assert_build(page, true).await;
    });
}

#[test]
fn cached_pages_open_offline_each_with_its_own_build() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.deploy(&NEXT_BUILD);
        page.open("articles/long/").await;
        page.until_cached(&["articles/long/", NEXT_BUILD.script(), NEXT_BUILD.module()]).await;
        page.server.set_down(true);
        page.fresh_tab().await;
        for (path, heading, is_next) in [("", "最新", false), ("articles/long/", LONG, true)] {
            page.open(path).await;
            page.until_heading(heading).await;
            assert_build(page, is_next).await;
        }
        // Documents that could not be loaded in advance.
        page.take_errors().await;
    });
}

/// Opens a page whose app cannot start. It can be read, and is requested at most `at_most` times.
async fn assert_readable(page: &Page, path: &str, at_most: usize) {
    page.open_prerendered(path).await;
    page.settle().await;
    page.until_idle().await;
    page.until_idle().await;
    assert!(page.main_text().await.chars().count() > 20);
    assert!(page.server.request_count(path) <= at_most, "{}", page.server.request_count(path));
}

#[test]
fn a_page_published_before_its_app_is_readable_and_reloads_at_most_once() {
    for missing in [Site::script, Site::module] {
        browse(&AT_ROOT, async |page| {
            page.server.deploy(&NEXT_BUILD);
            page.server.set_fault(missing(&NEXT_BUILD), Fault::Status(404));
            // Once by the reader, and once to see whether there is another version by now.
            assert_readable(page, "archive/", 2).await;
            page.server.remove_faults(missing(&NEXT_BUILD));
            page.reload().await;
            assert_build(page, true).await;
            page.take_errors().await;
        });
    }
}

#[test]
fn an_old_page_from_a_cdn_reloads_once_into_the_new_build() {
    for missing in [Site::script, Site::module] {
        browse(&AT_ROOT, async |page| {
            let old = Fault::text(AT_ROOT.text("archive/index.html"));
            page.server.deploy(&NEXT_BUILD);
            page.server.set_fault(missing(&AT_ROOT), Fault::Status(404));
            // The page of the old build, which the cache of a content delivery network still has.
            page.server.set_fault_once("archive/", old);
            page.open_prerendered("archive/").await;
            page.until("window.isNext").await;
            assert_build(page, true).await;
            assert_eq!(page.server.request_count("archive/"), 3);
            page.take_errors().await;
        });
    }
}

#[test]
fn an_old_page_that_a_cdn_keeps_sending_is_readable() {
    browse(&AT_ROOT, async |page| {
        page.server.deploy(&NEXT_BUILD);
        page.server.set_fault("archive/", Fault::text(AT_ROOT.text("archive/index.html")));
        assert_readable(page, "archive/", 2).await;
    });
}

#[test]
fn one_reload_repairs_a_file_that_was_broken_for_a_moment() {
    for (broken, fault) in [
        (Site::script as fn(&Site) -> &str, Fault::ImmutableHomePage),
        (Site::module, Fault::ImmutableHomePage),
        (Site::script, Fault::CutOff(1000)),
        (Site::module, Fault::CutOff(1000)),
        (Site::module, Fault::Truncated(1000)),
        (Site::script, Fault::Reset),
    ] {
        for test in [browse, browse_with_worker] {
            let fault = fault.clone();
            test(&AT_ROOT, async move |page: &Page| {
                page.server.set_fault_once(broken(&AT_ROOT), fault);
                page.open_prerendered("archive/").await;
                assert_build(page, false).await;
                let requests = page.server.requests_below("");
                // Later requests are those of the worker for what it caches.
                let before = requests.iter().take_while(|it| *it != "sw.js");
                let times = before.filter(|it| *it == "archive/").count();
                assert!(times <= 3, "{requests:?}");
                page.take_errors().await;
            });
        }
    }
}

#[test]
fn a_file_whose_hash_differs_from_its_name_is_never_cached() {
    for fault in [
        Fault::HomePage,
        Fault::CaptivePortal,
        Fault::Status(500),
        Fault::CutOff(50),
        Fault::Truncated(50),
        Fault::Empty,
        Fault::Reset,
        Fault::redirect("/favicon.ico"),
    ] {
        browse_with_worker(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.server.deploy(&NEXT_BUILD);
            let files = [NEXT_BUILD.script(), NEXT_BUILD.module(), AT_ROOT.media_file("one")];
            for path in files {
                page.server.set_fault(path, fault.clone());
                let fetch =
                    format!("fetch('/{path}').then((it) => it.blob()).then(() => 0, () => 0)");
                page.promise(&fetch).await;
            }
            page.until_idle().await;
            let cached = page.cached_urls().await;
            for path in files {
                assert!(!cached.contains(&page.server.url(path)), "{fault:?}: {path}");
            }
        });
    }
}

#[test]
fn an_incomplete_or_foreign_page_is_never_cached() {
    for fault in [
        Fault::CaptivePortal,
        Fault::Status(500),
        Fault::CutOff(2000),
        Fault::Truncated(2000),
        Fault::ContentType("text/plain"),
        Fault::redirect("/archive/"),
    ] {
        browse_with_worker(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.server.set_fault("articles/long/", fault.clone());
            page.navigate_to("articles/long/").await;
            page.open("archive/").await;
            page.until_cached(&["archive/"]).await;
            let cached = page.cached_urls().await;
            assert!(!cached.contains(&page.server.url("articles/long/")), "{fault:?}");
            page.take_errors().await;
        });
    }
}

#[test]
fn a_captive_portal_leaves_nothing_in_the_caches() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(9)).await;
        page.until_cached(&[&path(9)]).await;
        page.server.set_fault("*", Fault::CaptivePortal);
        for path in ["", "articles/long/", &path(9)] {
            page.navigate_to(path).await;
            page.until_heading("Log in").await;
        }
        page.server.set_down(true);
        page.server.remove_faults("*");
        page.fresh_tab().await;
        for (path, heading) in [("", "最新"), (&*path(9), &*title(9))] {
            page.open(path).await;
            page.until_heading(heading).await;
            assert_build(page, false).await;
        }
        assert!(!page.cached_urls().await.contains(&page.server.url("articles/long/")));
        page.server.set_down(false);
        page.open("articles/long/").await;
        page.until_heading(LONG).await;
        page.take_errors().await;
    });
}
