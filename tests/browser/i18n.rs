//! What the interface speaks.

use crate::support::browse;
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, ENGLISH, Site, TRADITIONAL};

fn speaks(site: &'static Site, newest: &str, menu: &str, archive: &str, missing: &str) {
    browse(site, async |page| {
        page.open("").await;
        page.heading(newest).await;
        page.button(menu).await;
        page.open("archive/").await;
        page.heading(archive).await;
        page.open("no/such/page/").await;
        page.heading(missing).await;
    });
}

#[test]
fn a_site_in_chinese_speaks_chinese() {
    speaks(&AT_ROOT, "最新", "菜单", "归档", "没有这个页面");
}

#[test]
fn a_site_in_traditional_chinese_speaks_that() {
    speaks(&TRADITIONAL, "最新", "選單", "彙整", "沒有這個頁面");
}

#[test]
fn a_site_in_english_speaks_english() {
    speaks(&ENGLISH, "Latest", "Menu", "Archive", "No such page");
}

async fn fails_with(page: &Page, heading: &str, retry: &str) {
    let document = "content/sections/news/feed.json";
    page.server.set(document, Fault::Status(500));
    page.visit("sections/news/").await;
    page.arrived(heading).await;
    page.server.heal(document);
    page.button(retry).await.click().await.unwrap();
    page.arrived("News").await;
    assert!(!page.complaints().await.is_empty());
}

#[test]
fn what_went_wrong_is_said_in_english() {
    browse(&ENGLISH, async |page| {
        fails_with(page, "The server is not answering", "Try again").await;
    });
}

#[test]
fn what_went_wrong_is_said_in_traditional_chinese() {
    browse(&TRADITIONAL, async |page| fails_with(page, "伺服器暫時沒有回應", "重試").await);
}

#[test]
fn the_document_says_what_language_it_is_in() {
    for (site, language) in [(&AT_ROOT, "zh-Hans"), (&TRADITIONAL, "zh-Hant"), (&ENGLISH, "en")] {
        browse(site, async |page| {
            page.open("").await;
            assert_eq!(page.js("document.documentElement.lang").await, language);
        });
    }
}
