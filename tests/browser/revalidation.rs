//! What has changed since it was loaded: offered, never pushed under the reader's eyes.

use serde_json::{Value, json};

use crate::support::browse;
use crate::support::content::{document, path, title};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

const NOTE: &str = "document.querySelector('.note')";
const FEED: &str = "content/feed.json";

/// The page believes that an hour has passed, and is looked at again.
pub(crate) async fn an_hour_later(page: &Page) {
    page.js("(() => {
        window.clock ??= performance.now.bind(performance);
        window.hours = (window.hours ?? 0) + 1;
        performance.now = () => clock() + hours * 36e5;
        document.dispatchEvent(new Event('visibilitychange'));
    })()")
        .await;
}

pub(crate) async fn told(page: &Page, text: &str) {
    page.until(&format!("{NOTE}.textContent.includes({})", json!(text))).await;
}

pub(crate) async fn press(page: &Page) {
    page.js(&format!("{NOTE}.querySelector('.button').click()")).await;
}

async fn is_quiet(page: &Page) {
    page.until(&format!("{NOTE}.textContent === ''")).await;
}

fn parsed(path: &str) -> Value {
    serde_json::from_str(AT_ROOT.text(path)).expect("it is a document")
}

/// The front page with one more article.
pub(crate) fn with_one_more() -> Fault {
    let mut feed = parsed(FEED);
    let mut item = feed["items"][0].clone();
    item["title"] = json!("刚刚发生的事");
    item["id"] = json!("https://news.example/just-now");
    item["_quanwen"]["slug"] = json!("just-now");
    feed["items"].as_array_mut().expect("it has items").insert(0, item);
    Fault::text(feed.to_string())
}

/// An article with one more paragraph.
pub(crate) fn with_a_paragraph(number: usize) -> Fault {
    let mut article = parsed(&document(number));
    let body = article["content_html"].as_str().expect("it has a body").to_owned();
    article["content_html"] = json!(body + "<p>最后补充的一段。</p>");
    article["_quanwen"]["edition"] = json!("another");
    article["_quanwen"]["rev"] = json!("another");
    Fault::text(article.to_string())
}

#[test]
fn an_article_in_whose_place_a_host_sends_its_home_page_is_said_to_be_gone_from_there() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.set(&document(7), Fault::HomePage);
        an_hour_later(page).await;
        told(page, "本文已不在原处").await;
        assert!(page.main_text().await.contains("泉水从石缝里涌出来"));
        assert_eq!(page.complaints().await.len(), 1, "its owner is told");
    });
}

#[test]
fn new_articles_wait_until_their_reader_wants_them() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(300.0).await;
        page.server.set(FEED, with_one_more());
        an_hour_later(page).await;
        told(page, "有 1 篇新文章").await;
        page.is_at(300.0).await;
        assert!(!page.main_text().await.contains("刚刚发生的事"));
        press(page).await;
        page.until("document.querySelector('main h2').textContent === '刚刚发生的事'").await;
        is_quiet(page).await;
        page.is_at(0.0).await;
        assert_eq!(page.server.count(FEED), 1);
        // Of which there is only the headline here: asking ahead for it was in vain.
        page.complaints().await;
    });
}

#[test]
fn a_list_one_comes_back_to_is_as_it_was_left_and_still_offers_what_is_new() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.server.set(FEED, with_one_more());
        an_hour_later(page).await;
        told(page, "有 1 篇新文章").await;
        page.scroll_to(300.0).await;
        let link = page.headline_in_view().await;
        link.click().await.unwrap();
        page.until("location.pathname.startsWith('/articles/')").await;
        page.until("!document.querySelector('main .story')").await;
        is_quiet(page).await;
        page.back().await;
        page.arrived("最新").await;
        page.is_at(300.0).await;
        told(page, "有 1 篇新文章").await;
        assert!(!page.main_text().await.contains("刚刚发生的事"));
        // Whoever goes there anew gets what is new.
        page.follow("关于").await;
        page.arrived("关于本站").await;
        page.follow("首页").await;
        page.arrived("最新").await;
        assert!(page.main_text().await.contains("刚刚发生的事"));
        // Of which there is only the headline here: asking ahead for it was in vain.
        page.complaints().await;
    });
}

#[test]
fn an_article_that_has_changed_says_so_and_shows_where() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        let before = page.main_text().await;
        page.server.set(&document(7), with_a_paragraph(7));
        an_hour_later(page).await;
        told(page, "本文已更新").await;
        assert_eq!(page.main_text().await, before);
        press(page).await;
        page.until("document.querySelectorAll('[data-changed]').length === 1").await;
        let changed = page.js("document.querySelector('[data-changed]').textContent").await;
        assert_eq!(changed, json!("最后补充的一段。"));
        page.until(
            "document.querySelector('[data-changed]').getBoundingClientRect().top < innerHeight",
        )
        .await;
        is_quiet(page).await;
    });
}

#[test]
fn an_article_whose_neighbours_have_changed_says_nothing() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        let mut article = parsed(&document(7));
        article["_quanwen"]["newer"] = Value::Null;
        article["_quanwen"]["rev"] = json!("another");
        page.server.set(&document(7), Fault::text(article.to_string()));
        an_hour_later(page).await;
        page.received(&document(7)).await;
        page.settle().await;
        is_quiet(page).await;
    });
}

#[test]
fn an_article_that_was_taken_away_can_be_read_to_its_end() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.set(&document(7), Fault::Status(410));
        an_hour_later(page).await;
        told(page, "本文已被撤下").await;
        assert!(page.main_text().await.contains("泉水"));
        page.follow("国内").await;
        page.arrived("国内").await;
        page.back().await;
        page.arrived("没有这个页面").await;
        assert!(!page.complaints().await.is_empty(), "its owner is told");
    });
}

#[test]
fn a_menu_that_has_changed_is_taken_with_the_next_page() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        let mut site = parsed("content/site.json");
        site["menu"][0]["title"] = json!("头版");
        page.server.set("content/site.json", Fault::text(site.to_string()));
        an_hour_later(page).await;
        page.received("content/site.json").await;
        page.settle().await;
        let first = "document.querySelector('#menu-entries a').textContent";
        assert_eq!(page.js(first).await, json!("首页"), "not while one reads");
        page.follow("国内").await;
        page.arrived("国内").await;
        page.until(&format!("{first} === '头版'")).await;
        assert_eq!(page.js("document.querySelector('h1').textContent").await, json!("国内"));
    });
}

#[test]
fn without_an_answer_one_is_told_how_old_it_is_until_there_is_one() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.down(true);
        an_hour_later(page).await;
        told(page, "更新于 1 小时前 · 服务器没有应答").await;
        assert!(page.main_text().await.contains("泉水"));
        page.server.down(false);
        // By itself.
        is_quiet(page).await;
        assert!(!page.complaints().await.is_empty(), "its owner is told");
    });
}

#[test]
fn nothing_that_cannot_be_read_takes_the_place_of_what_can() {
    for fault in [Fault::HomePage, Fault::Shortened(100), Fault::Empty, Fault::text("Hello")] {
        browse(&AT_ROOT, async |page| {
            page.open(&path(7)).await;
            page.server.set(&document(7), fault);
            an_hour_later(page).await;
            page.until_complaint("quanwen: ").await;
            assert_eq!(page.js("document.querySelector('h1').textContent").await, json!(title(7)));
            page.follow("国内").await;
            page.arrived("国内").await;
            page.back().await;
            page.arrived(&title(7)).await;
            page.js("(window.probe.take = () => []) && 0").await;
        });
    }
}

#[test]
fn an_article_that_cannot_be_had_says_what_it_is_about_and_opens_by_itself() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.server.down(true);
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        let text = page.main_text().await;
        for part in ["第 60 号的摘要，说的是泉水。", "服务器暂时没有应答"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        page.server.down(false);
        page.until("document.querySelector('main .prose')").await;
        assert!(!page.complaints().await.is_empty(), "its owner is told");
    });
}
