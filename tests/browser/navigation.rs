//! From page to page by links.

use serde_json::json;

use crate::support::browse;
use crate::support::content::{HAN, LONG, document, path, title};
use crate::support::site::AT_ROOT;

#[test]
fn a_link_leads_to_an_article_without_a_reload() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark_document().await;
        page.follow(&title(60)).await;
        page.until_arrived(&title(60)).await;
        assert_eq!(page.path().await, format!("/{}", path(60)));
        assert!(page.is_same_document().await);
    });
}

#[test]
fn a_link_leads_to_the_top_of_the_page() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(1500.0).await;
        page.headline_in_view().await.click().await.unwrap();
        page.until("document.activeElement?.localName === 'h1'").await;
        page.assert_scrolled_to(0.0).await;
    });
}

#[test]
fn every_page_has_one_heading_and_a_title() {
    browse(&AT_ROOT, async |page| {
        for (path, heading, document_title) in [
            ("", "最新", "泉闻 - 专注分享国内外新闻资讯"),
            ("page/2/", "最新（第 2 页）", "最新（第 2 页） - 泉闻"),
            ("sections/yaowen/", "要闻", "要闻 - 泉闻"),
            ("tags/泉水/", "标签：泉水", "标签：泉水 - 泉闻"),
            ("articles/long/", LONG, "泉水一百问 - 泉闻"),
            ("articles/about/", "关于本站", "关于本站 - 泉闻"),
            ("archive/", "归档", "归档 - 泉闻"),
            ("archive/2026/09/", "2026年9月", "2026年9月 - 泉闻"),
            ("search/", "搜索", "搜索 - 泉闻"),
        ] {
            page.open(path).await;
            page.until_heading(heading).await;
            assert_eq!(page.js("document.querySelectorAll('h1').length").await, json!(1), "{path}");
            assert_eq!(page.title().await, document_title);
        }
    });
}

#[test]
fn the_title_follows_the_page() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.follow("国内").await;
        page.until_arrived("国内").await;
        assert_eq!(page.title().await, "国内 - 泉闻");
    });
}

#[test]
fn an_article_opens_by_its_url() {
    browse(&AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.until_heading(&title(7)).await;
        // The browser puts the focus on the body of a page that was just opened.
        assert_eq!(page.js("document.activeElement.localName").await, json!("body"));
    });
}

#[test]
fn a_url_may_be_chinese() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/趵突泉/").await;
        page.until_heading(HAN).await;
        page.open("sections/keji/").await;
        page.follow(HAN).await;
        page.until_arrived(HAN).await;
        assert_eq!(page.path().await, "/articles/趵突泉/");
    });
}

#[test]
fn links_lead_from_one_page_of_a_list_to_the_next() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        for number in [2, 1] {
            page.follow("更早的新闻 →").await;
            page.until_arrived(&format!("最新（第 {number} 页）")).await;
        }
        page.follow("← 更新的新闻").await;
        page.until_arrived("最新（第 2 页）").await;
        page.link(&title(40)).await;
    });
}

/// Both clicks happen before the next frame, as on a slow machine.
#[test]
fn of_two_quick_clicks_the_last_wins() {
    browse(&AT_ROOT, async |page| {
        let latch = page.server.hold(&document(60));
        page.open("").await;
        page.link(&title(60)).await.scroll_into_view().await.unwrap();
        page.server.until_requested(&document(60), 1).await;
        let (first, second) = (page.link(&title(60)).await, page.link("国内").await);
        let both = vec![first.to_json().unwrap(), second.to_json().unwrap()];
        page.session.execute("for (const it of arguments) it.click()", both).await.unwrap();
        page.until_arrived("国内").await;
        page.release(&latch, &document(60)).await;
        page.until_heading("国内").await;
        assert_eq!(page.title().await, "国内 - 泉闻");
        assert_eq!(page.path().await, "/sections/guonei/");
    });
}

#[test]
fn the_response_for_a_page_that_was_left_is_cached_but_not_shown() {
    browse(&AT_ROOT, async |page| {
        let latch = page.server.hold(&document(60));
        page.open("").await;
        page.follow(&title(60)).await;
        page.until_heading("正在载入").await;
        page.follow("国内").await;
        page.until_arrived("国内").await;
        page.release(&latch, &document(60)).await;
        page.until_heading("国内").await;
        page.back().await;
        page.back().await;
        page.until_arrived("最新").await;
        page.follow(&title(60)).await;
        page.until_arrived(&title(60)).await;
        assert_eq!(page.server.request_count(&document(60)), 1);
    });
}

#[test]
fn a_slow_page_shows_in_its_title_that_it_is_loading() {
    browse(&AT_ROOT, async |page| {
        let latch = page.server.hold("content/sections/guonei/feed.json");
        page.open("articles/about/").await;
        page.follow("国内").await;
        page.until_heading("正在载入").await;
        assert_eq!(page.title().await, "正在载入 - 泉闻");
        latch.open();
        page.until_arrived("国内").await;
    });
}
