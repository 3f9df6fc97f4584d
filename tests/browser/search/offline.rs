//! Searches without network, without the finder, and without the app.

use thirtyfour::Key;

use super::{RESULT_COUNT, enter, open_by_key, titles, until_status};
use crate::support::content::{HAN, LONG};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_kept, browse_with};

#[test]
fn offline_a_search_finds_what_is_on_the_device() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        open_by_key(page).await;
        enter(page, "来历").await;
        until_status(page, "找到 2 篇").await;
        let requested = page.server.asked_below("content/search/");
        let requested: Vec<&str> = requested.iter().map(|it| it.trim_start_matches('/')).collect();
        page.until_kept(&requested).await;
        page.until_kept(&["content/articles/long.json"]).await;
        page.server.down(true);
        page.open("archive/").await;
        open_by_key(page).await;
        enter(page, "来历").await;
        until_status(page, "找到 2 篇").await;
        // What was never loaded is not on the device, and the status message reports that.
        let field = page.find(super::FIELD).await;
        field.clear().await.unwrap();
        enter(page, "“第 1 号的摘要”").await;
        until_status(page, "只找了这台设备上已有的").await;
        // The URL of a search opens too.
        page.fresh_tab().await;
        page.open("search/?q=%E6%9D%A5%E5%8E%86").await;
        until_status(page, "找到 2 篇").await;
        page.complaints().await;
    });
}

#[test]
fn without_a_cached_index_the_status_states_the_reason() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.server.set("content/search/index.txt", Fault::Status(503));
        open_by_key(page).await;
        enter(page, "来历").await;
        until_status(page, "搜索现在用不了：服务器暂时没有应答").await;
        page.server.heal("content/search/index.txt");
        page.press(&[Key::Enter]).await;
        until_status(page, "找到 2 篇").await;
        page.complaints().await;
    });
}

#[test]
fn an_unavailable_article_leaves_the_others() {
    browse(&AT_ROOT, async |page| {
        page.open("archive/").await;
        page.server.set("content/articles/long.json", Fault::Reset);
        open_by_key(page).await;
        // Articles are verified, since the query is longer than a bigram.
        enter(page, "从石缝里涌出来").await;
        page.until(&format!("{RESULT_COUNT} > 1")).await;
        until_status(page, "取不到").await;
        assert!(!titles(page).await.contains(&LONG.to_owned()));
        page.complaints().await;
    });
}

/// Submitting the form opens the search page, with an explanation and the archive.
async fn leads_to_the_archive(page: &Page) {
    page.see("").await;
    page.js("document.querySelector('.way-to-search').click()").await;
    page.until("location.pathname === '/search/' && document.querySelector('.search button')")
        .await;
    page.js("(document.querySelector('.search input').value = '来历', window.isLeft = true)").await;
    page.js("document.querySelector('.search button').click()").await;
    page.until("!window.isLeft && location.search.includes('q=%E6%9D%A5%E5%8E%86')").await;
    page.until("document.querySelector('.archive a[href*=\"archive/2026\"]')").await;
    let text = page.main_text().await;
    assert!(text.contains("不能时，请从归档中查找"), "{text}");
}

#[test]
fn without_web_assembly_the_form_leads_to_the_archive() {
    browse_with("globalThis.WebAssembly = undefined", &AT_ROOT, leads_to_the_archive);
}

#[test]
fn a_finder_that_fails_to_load_leaves_the_form() {
    browse(&AT_ROOT, async |page| {
        let finder = || AT_ROOT.files.keys().filter(|it| it.starts_with("finder-"));
        finder().for_each(|it| page.server.set(it, Fault::Status(404)));
        page.open("search/").await;
        enter(page, "来历").await;
        page.js("(window.isLeft = true) && 0").await;
        page.press(&[Key::Enter]).await;
        page.until("!window.isLeft && location.search.includes('q=%E6%9D%A5%E5%8E%86')").await;
        page.until("document.querySelector('.archive a')").await;
        page.until_complaint("quanwen: nothing can be searched").await;
        finder().for_each(|it| page.server.heal(it));
        page.open("search/?q=%E6%9D%A5%E5%8E%86").await;
        until_status(page, "找到 2 篇").await;
        assert_eq!(titles(page).await, [LONG, HAN]);
    });
}
