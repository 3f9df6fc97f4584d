//! Updates of what is on the screen: they are offered, and never replace what the reader is
//! reading.

use serde_json::{Value, json};

use crate::support::browse;
use crate::support::content::{document, path, title};
use crate::support::fault::Fault;
use crate::support::site::AT_ROOT;
use crate::support::status_bar::{
    an_hour_later, press_status_button, until_status, until_status_empty,
};
use crate::support::updates::{FEED, article_with_new_paragraph, feed_with_new_article, parse};

/// How many blocks the body of the article has.
const BLOCKS: &str = "document.querySelectorAll('.prose > *').length";

#[test]
fn an_article_replaced_by_the_home_page_is_reported_as_moved() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.set_fault(&document(7), Fault::HomePage);
        an_hour_later(page).await;
        until_status(page, "本文已不在原处").await;
        assert!(page.main_text().await.contains("泉水从石缝里涌出来"));
        assert_eq!(page.take_errors().await.len(), 1, "the console has an error");
    });
}

#[test]
fn new_articles_wait_until_the_reader_wants_them() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(300.0).await;
        page.server.set_fault(FEED, feed_with_new_article());
        an_hour_later(page).await;
        until_status(page, "有 1 篇新文章").await;
        page.assert_scrolled_to(300.0).await;
        assert!(!page.main_text().await.contains("刚刚发生的事"));
        press_status_button(page).await;
        page.until("document.querySelector('main h2').textContent === '刚刚发生的事'").await;
        until_status_empty(page).await;
        page.assert_scrolled_to(0.0).await;
        assert_eq!(page.server.request_count(FEED), 1);
        // The site has only the headline of the new article: loading it in advance fails.
        page.take_errors().await;
    });
}

#[test]
fn back_leads_to_the_list_as_it_was_left_with_its_offer_of_new_articles() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.server.set_fault(FEED, feed_with_new_article());
        an_hour_later(page).await;
        until_status(page, "有 1 篇新文章").await;
        page.scroll_to(300.0).await;
        let link = page.headline_in_view().await;
        link.click().await.unwrap();
        page.until("location.pathname.startsWith('/articles/')").await;
        page.until("!document.querySelector('main .story')").await;
        until_status_empty(page).await;
        page.back().await;
        page.until_arrived("最新").await;
        page.assert_scrolled_to(300.0).await;
        until_status(page, "有 1 篇新文章").await;
        assert!(!page.main_text().await.contains("刚刚发生的事"));
        // A reader who goes to the list again gets the new articles.
        page.follow("关于").await;
        page.until_arrived("关于本站").await;
        page.follow("首页").await;
        page.until_arrived("最新").await;
        assert!(page.main_text().await.contains("刚刚发生的事"));
        // The site has only the headline of the new article: loading it in advance fails.
        page.take_errors().await;
    });
}

#[test]
fn an_updated_article_is_offered_and_its_changes_are_highlighted() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        let before = page.main_text().await;
        let blocks = page.js(BLOCKS).await;
        page.server.set_fault(&document(7), article_with_new_paragraph(7));
        an_hour_later(page).await;
        until_status(page, "本文已更新").await;
        assert_eq!(page.main_text().await, before);
        press_status_button(page).await;
        page.until("document.querySelectorAll('[data-changed]').length === 1").await;
        let changed = page.js("document.querySelector('[data-changed]').textContent").await;
        assert_eq!(changed, json!("最后补充的一段。"));
        assert_eq!(
            page.js(BLOCKS).await.as_u64(),
            blocks.as_u64().map(|it| it + 1),
            "no text is twice"
        );
        page.until(
            "document.querySelector('[data-changed]').getBoundingClientRect().top < innerHeight",
        )
        .await;
        until_status_empty(page).await;
    });
}

#[test]
fn changed_neighbours_of_an_article_are_not_reported() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        let mut article = parse(&document(7));
        article["_quanwen"]["newer"] = Value::Null;
        article["_quanwen"]["rev"] = json!("another");
        page.server.set_fault(&document(7), Fault::text(article.to_string()));
        an_hour_later(page).await;
        page.until_received(&document(7)).await;
        page.settle().await;
        until_status_empty(page).await;
    });
}

#[test]
fn a_removed_article_can_be_read_to_its_end() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.set_fault(&document(7), Fault::Status(410));
        an_hour_later(page).await;
        until_status(page, "本文已被撤下").await;
        assert!(page.main_text().await.contains("泉水"));
        page.follow("国内").await;
        page.until_arrived("国内").await;
        page.back().await;
        page.until_arrived("没有这个页面").await;
        assert!(!page.take_errors().await.is_empty(), "the console has an error");
    });
}

#[test]
fn a_changed_menu_is_shown_with_the_next_page() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        let mut site = parse("content/site.json");
        site["menu"][0]["title"] = json!("头版");
        page.server.set_fault("content/site.json", Fault::text(site.to_string()));
        an_hour_later(page).await;
        page.until_received("content/site.json").await;
        page.settle().await;
        let first = "document.querySelector('#menu-entries a').textContent";
        assert_eq!(page.js(first).await, json!("首页"), "not while the page is open");
        page.follow("国内").await;
        page.until_arrived("国内").await;
        page.until(&format!("{first} === '头版'")).await;
        assert_eq!(page.js("document.querySelector('h1').textContent").await, json!("国内"));
    });
}

#[test]
fn without_a_response_the_age_is_shown_until_there_is_one() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.set_down(true);
        an_hour_later(page).await;
        until_status(page, "更新于 1 小时前 · 服务器没有应答").await;
        assert!(page.main_text().await.contains("泉水"));
        page.server.set_down(false);
        // Without the reader's doing.
        until_status_empty(page).await;
        assert!(!page.take_errors().await.is_empty(), "the console has an error");
    });
}

#[test]
fn a_malformed_document_never_replaces_a_valid_one() {
    for fault in [Fault::HomePage, Fault::Truncated(100), Fault::Empty, Fault::text("Hello")] {
        browse(&AT_ROOT, async |page| {
            page.open(&path(7)).await;
            page.server.set_fault(&document(7), fault);
            an_hour_later(page).await;
            page.until_error("quanwen: ").await;
            assert_eq!(page.js("document.querySelector('h1').textContent").await, json!(title(7)));
            page.follow("国内").await;
            page.until_arrived("国内").await;
            page.back().await;
            page.until_arrived(&title(7)).await;
            page.js("(window.probe.take = () => []) && 0").await;
        });
    }
}

#[test]
fn an_unavailable_article_shows_its_summary_and_opens_once_the_server_is_up() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.server.set_down(true);
        page.follow(&title(60)).await;
        page.until_arrived(&title(60)).await;
        let text = page.main_text().await;
        for part in ["第 60 号的摘要，说的是泉水。", "服务器暂时没有应答"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        page.server.set_down(false);
        page.until("document.querySelector('main .prose')").await;
        assert!(!page.take_errors().await.is_empty(), "the console has an error");
    });
}
