//! A page whose reader has another tab of the same site open.

use thirtyfour::WindowHandle;

use crate::support::content::{document, path, title};
use crate::support::engine::{ENGINE, Engine, skip};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, NEXT_BUILD};
use crate::support::status_bar::{an_hour_later, press_status_button, until_status};
use crate::support::updates::article_with_new_paragraph;
use crate::support::{browse, browse_with_worker};

/// Opens a second tab at a path. Returns the first tab and the second.
async fn second_tab(page: &Page, path: &str) -> [WindowHandle; 2] {
    let first = page.session.window().await.unwrap();
    let second = page.session.new_tab().await.unwrap();
    switch_to(page, &second).await;
    page.prepare_window().await;
    page.open(path).await;
    [first, second]
}

async fn switch_to(page: &Page, tab: &WindowHandle) {
    page.session.switch_to_window(tab.clone()).await.unwrap();
}

fn skips_without_tabs() -> bool {
    let one = *ENGINE == Engine::WebKit;
    if one {
        skip("its driver has one tab");
    }
    one
}

#[test]
fn settings_of_one_tab_apply_to_the_other() {
    if skips_without_tabs() {
        return;
    }
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        let [first, second] = second_tab(page, "articles/long/").await;
        page.choose("theme", "dark").await;
        switch_to(page, &first).await;
        page.until("document.documentElement.dataset.theme === 'dark'").await;
        page.choose("theme", "light").await;
        switch_to(page, &second).await;
        page.until("document.documentElement.dataset.theme === 'light'").await;
    });
}

#[test]
fn an_update_in_one_tab_does_not_change_the_other() {
    if skips_without_tabs() {
        return;
    }
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(7)).await;
        page.scroll_to(40.0).await;
        let before = page.main_text().await;
        let [first, second] = second_tab(page, &path(7)).await;
        page.server.set_fault(&document(7), article_with_new_paragraph(7));
        an_hour_later(page).await;
        until_status(page, "本文已更新").await;
        press_status_button(page).await;
        page.until("document.querySelector('main').innerText.includes('最后补充的一段')").await;
        switch_to(page, &first).await;
        page.assert_scrolled_to(40.0).await;
        assert_eq!(page.main_text().await, before);
        for tab in [&first, &second] {
            switch_to(page, tab).await;
            page.follow("国内").await;
            page.until_arrived("国内").await;
            page.back().await;
            page.until_arrived(&title(7)).await;
        }
    });
}

#[test]
fn both_tabs_work_after_a_new_worker_and_a_new_build() {
    if skips_without_tabs() {
        return;
    }
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.js("navigator.serviceWorker.addEventListener('controllerchange', () => { window.isServed = true }) ?? 0")
            .await;
        page.mark_document().await;
        page.server.deploy(&NEXT_BUILD);
        let worker = format!("{}\n// another", AT_ROOT.text("sw.js"));
        page.server.set_fault("sw.js", Fault::text(worker));
        let [first, second] = second_tab(page, "archive/").await;
        switch_to(page, &first).await;
        page.until("window.isServed").await;
        for tab in [&first, &second] {
            switch_to(page, tab).await;
            page.insert_link(&path(40), "").await.click().await.unwrap();
            page.until_arrived(&title(40)).await;
            page.back().await;
            page.until("document.activeElement?.localName === 'h1'").await;
        }
        switch_to(page, &first).await;
        assert!(page.is_same_document().await, "the page was not reloaded");
    });
}
