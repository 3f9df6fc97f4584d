//! Without network, and without the application.

use thirtyfour::Key;

use super::{RESULTS, by_key, said, titles, write};
use crate::support::content::{HAN, LONG};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_kept, browse_with};

#[test]
fn what_was_looked_for_before_is_found_without_network() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        by_key(page).await;
        write(page, "来历").await;
        said(page, "找到 2 篇").await;
        let asked = page.server.asked_below("content/search/");
        let asked: Vec<&str> = asked.iter().map(|it| it.trim_start_matches('/')).collect();
        page.until_kept(&asked).await;
        page.until_kept(&["content/articles/long.json"]).await;
        page.server.down(true);
        page.open("archive/").await;
        by_key(page).await;
        write(page, "来历").await;
        said(page, "找到 2 篇").await;
        // What was never asked for is not here, which is said.
        let field = page.find(super::FIELD).await;
        field.clear().await.unwrap();
        write(page, "“第 1 号的摘要”").await;
        said(page, "只找了这台设备上已有的").await;
        // An address with a search opens too.
        page.fresh_tab().await;
        page.open("search/?q=%E6%9D%A5%E5%8E%86").await;
        said(page, "找到 2 篇").await;
        page.complaints().await;
    });
}

#[test]
fn where_nothing_is_kept_it_says_that_it_cannot_search() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.server.set("content/search/index.txt", Fault::Status(503));
        by_key(page).await;
        write(page, "来历").await;
        said(page, "搜索现在用不了：服务器暂时没有应答").await;
        page.server.heal("content/search/index.txt");
        page.press(&[Key::Enter]).await;
        said(page, "找到 2 篇").await;
        page.complaints().await;
    });
}

#[test]
fn an_article_that_cannot_be_had_leaves_the_others() {
    browse(&AT_ROOT, async |page| {
        page.open("archive/").await;
        page.server.set("content/articles/long.json", Fault::Reset);
        by_key(page).await;
        // Longer than the index is sure of.
        write(page, "从石缝里涌出来").await;
        page.until(&format!("{RESULTS} > 1")).await;
        said(page, "取不到").await;
        assert!(!titles(page).await.contains(&LONG.to_owned()));
        page.complaints().await;
    });
}

/// The form leads to the page it stands on, with an explanation and the archive.
async fn explains(page: &Page) {
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
    browse_with("globalThis.WebAssembly = undefined", &AT_ROOT, explains);
}

#[test]
fn a_finder_that_cannot_be_had_leaves_the_form() {
    browse(&AT_ROOT, async |page| {
        let finder = || AT_ROOT.files.keys().filter(|it| it.starts_with("finder-"));
        finder().for_each(|it| page.server.set(it, Fault::Status(404)));
        page.open("search/").await;
        write(page, "来历").await;
        page.js("(window.isLeft = true) && 0").await;
        page.press(&[Key::Enter]).await;
        page.until("!window.isLeft && location.search.includes('q=%E6%9D%A5%E5%8E%86')").await;
        page.until("document.querySelector('.archive a')").await;
        page.until_complaint("quanwen: nothing can be searched").await;
        finder().for_each(|it| page.server.heal(it));
        page.open("search/?q=%E6%9D%A5%E5%8E%86").await;
        said(page, "找到 2 篇").await;
        assert_eq!(titles(page).await, [LONG, HAN]);
    });
}
