//! The languages of the interface.

use crate::support::browse;
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, ENGLISH, Site, TRADITIONAL};

fn check_interface(site: &'static Site, newest: &str, menu: &str, archive: &str, missing: &str) {
    browse(site, async |page| {
        page.open("").await;
        page.until_heading(newest).await;
        page.button(menu).await;
        page.open("archive/").await;
        page.until_heading(archive).await;
        page.open("no/such/page/").await;
        page.until_heading(missing).await;
    });
}

#[test]
fn a_chinese_site_has_a_chinese_interface() {
    check_interface(&AT_ROOT, "最新", "菜单", "归档", "没有这个页面");
}

#[test]
fn a_traditional_chinese_site_has_a_traditional_chinese_interface() {
    check_interface(&TRADITIONAL, "最新", "選單", "彙整", "沒有這個頁面");
}

#[test]
fn an_english_site_has_an_english_interface() {
    check_interface(&ENGLISH, "Latest", "Menu", "Archive", "No such page");
}

async fn check_error(page: &Page, heading: &str, retry: &str) {
    let document = "content/sections/news/feed.json";
    page.server.set_fault(document, Fault::Status(500));
    page.open_by_link("sections/news/").await;
    page.until_arrived(heading).await;
    page.server.remove_faults(document);
    page.button(retry).await.click().await.unwrap();
    page.until_arrived("News").await;
    assert!(!page.take_errors().await.is_empty());
}

#[test]
fn errors_are_shown_in_english() {
    browse(&ENGLISH, async |page| {
        check_error(page, "The server is not answering", "Try again").await;
    });
}

#[test]
fn errors_are_shown_in_traditional_chinese() {
    browse(&TRADITIONAL, async |page| check_error(page, "伺服器暫時沒有回應", "重試").await);
}

#[test]
fn a_page_names_its_language() {
    for (site, language) in [(&AT_ROOT, "zh-Hans"), (&TRADITIONAL, "zh-Hant"), (&ENGLISH, "en")] {
        browse(site, async |page| {
            page.open("").await;
            assert_eq!(page.js("document.documentElement.lang").await, language);
        });
    }
}
