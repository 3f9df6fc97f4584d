//! Reading on without network, from page to page.

use serde_json::json;

use crate::support::browse_kept;
use crate::support::content::{LONG, document, path, title};
use crate::support::engine::{ENGINE, Engine, skip};
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

/// Opens the home page and reads two articles, so that their documents are kept.
async fn read_two(page: &Page) {
    page.first_visit(&AT_ROOT).await;
    for number in [60, 61] {
        page.follow(&title(number)).await;
        page.arrived(&title(number)).await;
        page.back().await;
        page.arrived("最新").await;
    }
    page.until_kept(&["content/feed.json", &document(60), &document(61)]).await;
}

#[test]
fn articles_that_were_read_open_from_the_list_in_a_fresh_tab() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        page.server.down(true);
        page.fresh_tab().await;
        page.open("").await;
        for number in [61, 60] {
            page.follow(&title(number)).await;
            page.arrived(&title(number)).await;
            page.back().await;
            page.arrived("最新").await;
        }
        page.complaints().await;
    });
}

#[test]
fn an_article_that_was_never_kept_says_what_it_is_about_and_opens_by_itself() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        // The headlines in view were asked for ahead; this one is far below.
        page.server.down(true);
        page.fresh_tab().await;
        page.open(&path(42)).await;
        page.heading(&title(42)).await;
        let text = page.main_text().await;
        assert!(text.contains("第 42 号的摘要，说的是泉水。"), "{text}");
        page.server.down(false);
        page.until("document.querySelector('main .prose')").await;
        page.complaints().await;
    });
}

#[test]
fn a_page_from_the_device_says_how_old_it_is_until_the_host_has_been_asked() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        page.open(&path(60)).await;
        page.until_kept(&[&path(60)]).await;
        page.server.down(true);
        page.fresh_tab().await;
        page.open(&path(60)).await;
        // It has been kept for less than a minute; an hour is added to the clock.
        page.until("document.documentElement.dataset.kept").await;
        page.js("(() => {
            const now = performance.now.bind(performance);
            performance.now = () => now() + 36e5;
            const { Date } = window;
            const today = Date.now.bind(Date);
            Date.now = () => today() + 36e5;
        })()")
            .await;
        // As often as it takes: the application listens a moment after it has begun.
        page.until(
            "dispatchEvent(new Event('online')) \
             && document.querySelector('.note').textContent.startsWith('更新于 1 小时前 · ')",
        )
        .await;
        page.server.down(false);
        page.until("document.querySelector('.note').textContent === ''").await;
        page.complaints().await;
    });
}

#[test]
fn a_document_a_list_confirms_is_not_asked_for() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        page.fresh_tab().await;
        page.open("").await;
        let asked = page.server.count(&document(60));
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        page.follow("国内").await;
        page.arrived("国内").await;
        assert_eq!(page.server.count(&document(60)), asked);
    });
}

#[test]
fn what_one_reads_in_one_tab_is_there_in_another() {
    browse_kept(&AT_ROOT, async |page| {
        if *ENGINE == Engine::WebKit {
            skip("its driver has one tab");
            return;
        }
        page.first_visit(&AT_ROOT).await;
        let first = page.session.window().await.unwrap();
        let second = page.session.new_tab().await.unwrap();
        page.session.switch_to_window(second).await.unwrap();
        page.furnish().await;
        page.open("articles/long/").await;
        page.until_kept(&["content/articles/long.json"]).await;
        page.session.switch_to_window(first).await.unwrap();
        page.server.down(true);
        page.follow(LONG).await;
        page.arrived(LONG).await;
        assert_eq!(page.js("Boolean(document.querySelector('.prose'))").await, json!(true));
        page.complaints().await;
    });
}
