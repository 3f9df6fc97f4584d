//! What one has read can be read without network.

use serde_json::json;

use crate::stage::content::{LONG, document, path, title};
use crate::stage::fault::Fault;
use crate::stage::page::Page;
use crate::stage::site::{AT_ROOT, BELOW};
use crate::stage::wait::eventually;
use crate::stage::{browse_kept, browse_restarted};

const LONG_PAGE: &str = "articles/long/";

/// When the page at a path was kept.
async fn kept_since(page: &Page, path: &str) -> String {
    let url = json!(page.server.url(path));
    let since = format!("caches.match({url}).then((it) => it.headers.get('X-Quanwen-Kept'))");
    page.promise(&since).await.as_str().expect("it is kept").to_owned()
}

/// Reads one article by its address and one by a link, after the home page.
async fn read_two(page: &Page) {
    page.first_visit(&AT_ROOT).await;
    page.open(LONG_PAGE).await;
    page.follow("首页").await;
    page.arrived("最新").await;
    page.follow(&title(60)).await;
    page.arrived(&title(60)).await;
    page.until_kept(&[LONG_PAGE, &document(60)]).await;
}

/// Opens the two, and the home page by a link, with the application.
async fn read_them_again(page: &Page) {
    for (path, heading) in [(LONG_PAGE, LONG), (&*path(60), &*title(60))] {
        page.open(path).await;
        page.heading(heading).await;
        page.follow("首页").await;
        page.arrived("最新").await;
    }
}

#[test]
fn after_one_visit_the_home_page_opens_in_a_fresh_tab_without_network() {
    for site in [&AT_ROOT, &BELOW] {
        browse_kept(site, async |page| {
            page.first_visit(site).await;
            page.server.down(true);
            page.fresh_tab().await;
            page.open("").await;
            page.heading("最新").await;
            assert_eq!(page.js("Boolean(window.probe?.runs())").await, json!(true));
        });
    }
}

#[test]
fn after_a_first_visit_to_an_article_the_home_page_opens_too() {
    browse_kept(&AT_ROOT, async |page| {
        page.open(LONG_PAGE).await;
        page.until_kept(&["", "offline.html", LONG_PAGE, AT_ROOT.module()]).await;
        page.server.down(true);
        page.fresh_tab().await;
        for (path, heading) in [("", "最新"), (LONG_PAGE, LONG)] {
            page.open(path).await;
            page.heading(heading).await;
        }
        // What could not be asked for ahead.
        page.complaints().await;
    });
}

#[test]
fn articles_that_were_read_open_in_a_fresh_tab_without_network() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        page.server.down(true);
        page.fresh_tab().await;
        read_them_again(page).await;
        page.complaints().await;
    });
}

#[test]
fn articles_that_were_read_open_after_a_restart_of_the_browser_without_network() {
    browse_restarted(&AT_ROOT, read_two, async |page| {
        read_them_again(page).await;
        page.complaints().await;
    });
}

#[test]
fn a_first_visit_without_network_leaves_nothing_behind() {
    browse_kept(&AT_ROOT, async |page| {
        page.server.down(true);
        let _ = page.session.goto(page.server.url("")).await;
        page.server.down(false);
        page.first_visit(&AT_ROOT).await;
    });
}

#[test]
fn an_article_that_was_never_kept_says_so_and_comes_once_there_is_a_network() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.down(true);
        page.fresh_tab().await;
        page.open(&path(3)).await;
        page.heading("服务器暂时没有应答").await;
        page.server.down(false);
        page.button("重试").await.click().await.unwrap();
        page.heading(&title(3)).await;
        page.complaints().await;
    });
}

#[test]
fn where_not_even_the_application_is_kept_a_notice_says_so_in_the_language_of_the_site() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.promise(
            "caches.keys().then((all) => Promise.all(all.map(async (name) => {
            const cache = await caches.open(name);
            for (const it of await cache.keys()) await cache.delete(it);
        })))",
        )
        .await;
        page.server.down(true);
        page.fresh_tab().await;
        page.see(LONG_PAGE).await;
        page.heading("网络已断开").await;
        page.server.down(false);
        page.follow("重试").await;
        page.heading(LONG).await;
        page.until("probe.runs()").await;
    });
}

#[test]
fn a_host_that_fails_does_not_hide_what_is_kept() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        for fault in [Fault::Status(500), Fault::Status(503), Fault::Reset] {
            page.server.set("*", fault);
            read_them_again(page).await;
        }
        page.complaints().await;
    });
}

#[test]
fn after_three_seconds_what_is_kept_is_shown_and_the_late_answer_is_kept() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        let before = kept_since(page, LONG_PAGE).await;
        let gate = page.server.gate(LONG_PAGE);
        page.open(LONG_PAGE).await;
        page.heading(LONG).await;
        assert_eq!(kept_since(page, LONG_PAGE).await, before);
        gate.open();
        eventually("the late answer is kept", async || {
            let since = kept_since(page, LONG_PAGE).await;
            if since > before { Ok(()) } else { Err(since) }
        })
        .await;
    });
}

#[test]
fn a_page_that_never_comes_is_drawn_from_its_document() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.set(&path(3), Fault::Hang);
        page.open(&path(3)).await;
        page.heading(&title(3)).await;
    });
}

#[test]
fn an_article_that_is_gone_is_kept_no_longer() {
    for status in [404, 410] {
        browse_kept(&AT_ROOT, async |page| {
            read_two(page).await;
            page.server.set(LONG_PAGE, Fault::Status(status));
            page.server.set(&document(60), Fault::Status(status));
            page.enter(LONG_PAGE).await;
            page.open(&path(60)).await;
            let fetched = format!("fetch('/{}').then((it) => it.status)", document(60));
            assert_eq!(page.promise(&fetched).await, json!(status));
            eventually("both are gone", async || {
                let kept = page.kept().await;
                let is_there = |it: &str| kept.contains(&page.server.url(it));
                if is_there(LONG_PAGE) || is_there(&document(60)) {
                    Err(kept.join(" "))
                } else {
                    Ok(())
                }
            })
            .await;
            page.complaints().await;
        });
    }
}
