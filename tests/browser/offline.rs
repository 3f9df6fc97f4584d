//! Reading from page to page without a network.

use serde_json::json;

use crate::support::browse_with_worker;
use crate::support::content::{LONG, document, path, title};
use crate::support::engine::{ENGINE, Engine, skip};
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

/// Opens the home page and reads two articles, so that their documents are cached.
async fn read_two(page: &Page) {
    page.first_visit(&AT_ROOT).await;
    for number in [60, 61] {
        page.follow(&title(number)).await;
        page.until_arrived(&title(number)).await;
        page.back().await;
        page.until_arrived("最新").await;
    }
    page.until_cached(&["content/feed.json", &document(60), &document(61)]).await;
}

#[test]
fn articles_that_were_read_open_offline_from_the_list_in_a_new_tab() {
    browse_with_worker(&AT_ROOT, async |page| {
        read_two(page).await;
        page.server.set_down(true);
        page.fresh_tab().await;
        page.open("").await;
        for number in [61, 60] {
            page.follow(&title(number)).await;
            page.until_arrived(&title(number)).await;
            page.back().await;
            page.until_arrived("最新").await;
        }
        page.take_errors().await;
    });
}

#[test]
fn an_uncached_article_shows_its_summary_and_opens_once_online() {
    browse_with_worker(&AT_ROOT, async |page| {
        read_two(page).await;
        // Articles whose headlines were in view were loaded in advance; this headline is far below.
        page.server.set_down(true);
        page.fresh_tab().await;
        page.open(&path(42)).await;
        page.until_heading(&title(42)).await;
        let text = page.main_text().await;
        assert!(text.contains("第 42 号的摘要，说的是泉水。"), "{text}");
        page.server.set_down(false);
        page.until("document.querySelector('main .prose')").await;
        page.take_errors().await;
    });
}

#[test]
fn a_cached_page_shows_its_age_until_it_is_revalidated() {
    browse_with_worker(&AT_ROOT, async |page| {
        read_two(page).await;
        page.open(&path(60)).await;
        page.until_cached(&[&path(60)]).await;
        page.server.set_down(true);
        page.fresh_tab().await;
        page.open(&path(60)).await;
        // The page was cached less than a minute ago; the test adds an hour to the clock.
        page.until("document.documentElement.dataset.kept").await;
        page.js("(() => {
            const now = performance.now.bind(performance);
            performance.now = () => now() + 36e5;
            const { Date } = window;
            const today = Date.now.bind(Date);
            Date.now = () => today() + 36e5;
        })()")
            .await;
        // Repeatedly, because the app listens for the event only a moment after it has started.
        page.until(
            "dispatchEvent(new Event('online')) \
             && document.querySelector('.note').textContent.startsWith('更新于 1 小时前 · ')",
        )
        .await;
        page.server.set_down(false);
        page.until("document.querySelector('.note').textContent === ''").await;
        page.take_errors().await;
    });
}

#[test]
fn a_document_whose_revision_is_in_a_list_is_not_requested() {
    browse_with_worker(&AT_ROOT, async |page| {
        read_two(page).await;
        page.fresh_tab().await;
        page.open("").await;
        let requests = page.server.request_count(&document(60));
        page.follow(&title(60)).await;
        page.until_arrived(&title(60)).await;
        page.follow("国内").await;
        page.until_arrived("国内").await;
        assert_eq!(page.server.request_count(&document(60)), requests);
    });
}

#[test]
fn an_article_cached_by_one_tab_opens_in_another() {
    browse_with_worker(&AT_ROOT, async |page| {
        if *ENGINE == Engine::WebKit {
            skip("its driver has one tab");
            return;
        }
        page.first_visit(&AT_ROOT).await;
        let first = page.session.window().await.unwrap();
        let second = page.session.new_tab().await.unwrap();
        page.session.switch_to_window(second).await.unwrap();
        page.prepare_window().await;
        page.open("articles/long/").await;
        page.until_cached(&["content/articles/long.json"]).await;
        page.session.switch_to_window(first).await.unwrap();
        page.server.set_down(true);
        page.follow(LONG).await;
        page.until_arrived(LONG).await;
        assert_eq!(page.js("Boolean(document.querySelector('.prose'))").await, json!(true));
        page.take_errors().await;
    });
}
