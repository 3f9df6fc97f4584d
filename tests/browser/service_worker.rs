//! What the service worker caches can be read without a network.

use serde_json::json;

use crate::support::content::{LONG, PICTURES, path, title};
use crate::support::engine::{ENGINE, Engine, skip};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, BELOW_PATH};
use crate::support::wait::eventually;
use crate::support::{browse_across_restart, browse_with_worker};

const LONG_PAGE: &str = "articles/long/";

/// The time at which the page at a path was cached.
async fn cached_since(page: &Page, path: &str) -> String {
    let url = json!(page.server.url(path));
    let since = format!("caches.match({url}).then((it) => it.headers.get('X-Quanwen-Kept'))");
    page.promise(&since).await.as_str().expect("the page is cached").to_owned()
}

/// Reads two articles after the home page.
async fn read_two(page: &Page) {
    page.first_visit(&AT_ROOT).await;
    page.open(LONG_PAGE).await;
    page.open(&path(60)).await;
    page.until_cached(&[LONG_PAGE, &path(60)]).await;
}

/// Opens the two articles and the home page, and waits for the app.
async fn read_them_again(page: &Page) {
    for (path, heading) in [(LONG_PAGE, LONG), ("", "最新"), (&*path(60), &*title(60))] {
        page.open(path).await;
        page.until_heading(heading).await;
    }
}

#[test]
fn after_one_visit_the_home_page_opens_in_a_new_tab_without_a_network() {
    for site in [&AT_ROOT, &BELOW_PATH] {
        browse_with_worker(site, async |page| {
            page.first_visit(site).await;
            page.server.set_down(true);
            page.fresh_tab().await;
            page.open("").await;
            page.until_heading("最新").await;
            page.take_errors().await;
        });
    }
}

#[test]
fn after_a_first_visit_to_an_article_the_home_page_opens_without_a_network() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.open(LONG_PAGE).await;
        page.until_cached(&["", "offline/", LONG_PAGE, AT_ROOT.module()]).await;
        page.server.set_down(true);
        page.fresh_tab().await;
        for (path, heading) in [("", "最新"), (LONG_PAGE, LONG)] {
            page.open(path).await;
            page.until_heading(heading).await;
        }
        // Documents that could not be loaded in advance.
        page.take_errors().await;
    });
}

#[test]
fn articles_that_were_read_open_in_a_new_tab_without_a_network() {
    browse_with_worker(&AT_ROOT, async |page| {
        read_two(page).await;
        page.server.set_down(true);
        page.fresh_tab().await;
        read_them_again(page).await;
        page.take_errors().await;
    });
}

#[test]
fn articles_that_were_read_open_after_a_restart_of_the_browser_without_a_network() {
    browse_across_restart(&AT_ROOT, read_two, async |page| {
        read_them_again(page).await;
        page.take_errors().await;
    });
}

#[test]
fn a_first_visit_without_a_network_does_not_spoil_the_next() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.server.set_down(true);
        let _ = page.session.goto(page.server.url("")).await;
        page.server.set_down(false);
        page.first_visit(&AT_ROOT).await;
    });
}

#[test]
fn an_uncached_article_shows_an_error_and_loads_once_there_is_a_network() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.set_down(true);
        page.fresh_tab().await;
        page.open(&path(3)).await;
        page.until_heading("服务器暂时没有应答").await;
        page.server.set_down(false);
        page.button("重试").await.click().await.unwrap();
        page.until_heading(&title(3)).await;
        page.take_errors().await;
    });
}

#[test]
fn with_empty_caches_the_browser_reports_that_there_is_no_network() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.promise(
            "caches.keys().then((all) => Promise.all(all.map(async (name) => {
            const cache = await caches.open(name);
            for (const it of await cache.keys()) await cache.delete(it);
        })))",
        )
        .await;
        page.server.set_down(true);
        page.fresh_tab().await;
        let _ = page.session.goto(page.server.url(LONG_PAGE)).await;
        page.server.set_down(false);
        page.open(LONG_PAGE).await;
        page.until_heading(LONG).await;
        page.until_cached(&["", "offline/", LONG_PAGE]).await;
    });
}

#[test]
fn a_failing_host_does_not_hide_cached_pages() {
    browse_with_worker(&AT_ROOT, async |page| {
        read_two(page).await;
        for fault in [Fault::Status(500), Fault::Status(503), Fault::Reset] {
            page.server.set_fault("*", fault);
            read_them_again(page).await;
        }
        page.take_errors().await;
    });
}

#[test]
fn after_three_seconds_the_cached_page_is_shown_and_the_late_response_is_cached() {
    browse_with_worker(&AT_ROOT, async |page| {
        read_two(page).await;
        let before = cached_since(page, LONG_PAGE).await;
        let latch = page.server.hold(LONG_PAGE);
        page.open(LONG_PAGE).await;
        page.until_heading(LONG).await;
        assert_eq!(cached_since(page, LONG_PAGE).await, before);
        if *ENGINE == Engine::WebKit {
            skip("it drops a preloaded response once another page was shown");
            return;
        }
        latch.open();
        eventually("the late response is cached", async || {
            let since = cached_since(page, LONG_PAGE).await;
            if since > before { Ok(()) } else { Err(since) }
        })
        .await;
    });
}

#[test]
fn a_page_that_never_arrives_is_rendered_from_its_document() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.set_fault(&path(3), Fault::Hang);
        page.open(&path(3)).await;
        page.until_heading(&title(3)).await;
    });
}

#[test]
fn a_removed_article_is_removed_from_the_cache() {
    for status in [404, 410] {
        browse_with_worker(&AT_ROOT, async |page| {
            read_two(page).await;
            page.server.set_fault(LONG_PAGE, Fault::Status(status));
            page.navigate_to(LONG_PAGE).await;
            eventually("the page is no longer cached", async || {
                let cached = page.cached_urls().await;
                let is_there = cached.contains(&page.server.url(LONG_PAGE));
                if is_there { Err(cached.join(" ")) } else { Ok(()) }
            })
            .await;
            page.until_cached(&[&path(60)]).await;
            page.take_errors().await;
        });
    }
}

#[test]
fn saved_pages_open_without_a_network_and_are_never_evicted() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        // In the same way as the app saves it.
        page.promise(
            "caches.open(`quanwen ${document.baseURI} saved`).then((it) => it.addAll(['articles/pictures/', 'articles/long/']))",
        )
        .await;
        page.open(LONG_PAGE).await;
        page.server.set_down(true);
        page.fresh_tab().await;
        for (path, heading) in [("articles/pictures/", PICTURES), (LONG_PAGE, LONG)] {
            page.open(path).await;
            page.until_heading(heading).await;
        }
        page.server.set_down(false);
        page.server.set_fault("articles/pictures/", Fault::Status(410));
        page.navigate_to("articles/pictures/").await;
        page.until_idle().await;
        page.until_cached(&["articles/pictures/"]).await;
        page.take_errors().await;
    });
}
