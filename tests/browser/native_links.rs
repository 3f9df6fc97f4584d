//! Links that the app leaves to the browser.

use serde_json::json;
use thirtyfour::Key;

use crate::support::browse;
use crate::support::content::{path, title};
use crate::support::engine::{ENGINE, Engine};
use crate::support::page::Page;
use crate::support::site::AT_ROOT;
use crate::support::wait::eventually;

async fn until_there_are_windows(page: &Page, count: usize) {
    eventually("another window", async || {
        let windows = page.session.windows().await.unwrap();
        if windows.len() == count { Ok(()) } else { Err(format!("{} of them", windows.len())) }
    })
    .await;
}

#[test]
fn a_link_to_a_file_opens_the_file() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.mark_document().await;
        page.follow("附件").await;
        page.until("document.contentType === 'text/plain'").await;
        assert_eq!(page.server.request_count(AT_ROOT.media_file("notes")), 1);
        assert!(!page.is_same_document().await);
        page.back().await;
        page.until_heading("泉水一百问").await;
    });
}

#[test]
fn a_link_to_a_feed_opens_the_feed() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.follow("订阅").await;
        page.until("location.pathname === '/content/feed.json' && !document.querySelector('h1')")
            .await;
    });
}

#[test]
fn a_click_with_ctrl_opens_another_window() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark_document().await;
        let link = page.link(&title(60)).await;
        page.hover(&link).await;
        let click = page.session.action_chain().key_down(Key::Control).click().key_up(Key::Control);
        click.perform().await.unwrap();
        if *ENGINE == Engine::WebKit {
            // Its `MiniBrowser` opens such links in the same window.
            page.until("window.marked === undefined").await;
            page.until_heading(&title(60)).await;
            return;
        }
        until_there_are_windows(page, 2).await;
        assert_eq!(page.path().await, "/");
        assert!(page.is_same_document().await);
    });
}

#[test]
fn a_link_with_a_target_opens_another_window() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.insert_link(&path(3), "target=_blank").await.click().await.unwrap();
        until_there_are_windows(page, 2).await;
        assert_eq!(page.path().await, "/");
    });
}

#[test]
fn a_link_to_download_is_downloaded() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark_document().await;
        page.insert_link(&path(3), "download").await.click().await.unwrap();
        page.server.until_requested(&path(3), 1).await;
        assert_eq!(page.path().await, "/");
        assert!(page.is_same_document().await);
    });
}

#[test]
fn a_link_with_a_query_is_loaded_by_the_browser() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark_document().await;
        page.insert_link(&format!("{}?a=b", path(3)), "").await.click().await.unwrap();
        page.until_heading(&title(3)).await;
        assert!(!page.is_same_document().await);
    });
}

#[test]
fn links_to_other_sites_send_no_referrer() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        let outside = "[...document.links].filter((it) => it.origin !== location.origin)";
        let rels = page.js(&format!("{outside}.map((it) => it.rel)")).await;
        // The source, the text, the menu and the footer have one each.
        assert_eq!(rels, json!(vec!["noopener noreferrer"; 4]));
    });
}

#[test]
fn a_click_that_another_script_handles_is_ignored() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        let link = page.insert_link(&path(3), "").await;
        page.js("document.querySelector('#planted').onclick = () => false").await;
        link.click().await.unwrap();
        page.settle().await;
        assert_eq!(page.path().await, "/");
    });
}
