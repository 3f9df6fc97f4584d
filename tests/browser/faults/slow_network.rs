//! A slow network: the prerendered page can be read and its links work before the app has arrived,
//! and an article that is slow or cut off doesn't stop the reader.

use serde_json::json;

use crate::support::content::{LONG, document, path, title};
use crate::support::engine::{ENGINE, Engine};
use crate::support::fault::Fault;
use crate::support::messages::{LOADING, SERVER_ERROR};
use crate::support::page::APP_RUNS;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::status_bar::wake;
use crate::support::{browse, browse_with_script};

#[test]
fn slow_pages_are_readable_and_their_links_work_before_the_app_arrives() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault("*", Fault::Slow);
        // However fast the machine of the test is, the module is still loading.
        let module = page.server.hold(AT_ROOT.module());
        if *ENGINE == Engine::Chromium {
            page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 6 })).await;
        }
        page.open_prerendered("articles/long/").await;
        page.until_heading(LONG).await;
        page.until("document.querySelector('main').innerText.includes('泉水从石缝里涌出来')").await;
        page.js("(window.isLeft = true) && 0").await;
        page.follow("国内").await;
        page.until("window.isLeft === undefined").await;
        page.until_heading("国内").await;
        page.js("(window.isLeft = true) && 0").await;
        page.follow(&title(60)).await;
        page.until("window.isLeft === undefined").await;
        page.until_heading(&title(60)).await;
        assert_eq!(page.js(APP_RUNS).await, json!(false));
        page.server.until_requested(AT_ROOT.module(), 1).await;
        module.open();
        page.until(APP_RUNS).await;
        page.until_heading(&title(60)).await;
        if *ENGINE == Engine::Chromium {
            page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
        }
    });
}

#[test]
fn a_page_opens_while_the_article_before_it_is_cut_off() {
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("sections/guonei/").await;
        page.follow("首页").await;
        page.until_arrived("最新").await;
        page.server.set_fault(&document(61), Fault::Hang);
        page.follow_without_scrolling(&title(61)).await;
        page.until_heading(LOADING).await;
        page.server.until_requested(&document(61), 1).await;
        page.server.set_down(true);
        page.until_arrived(&title(61)).await;
        page.assert_text(SERVER_ERROR).await;
        assert_eq!(page.path().await, format!("/{}", path(61)));
        // The next article has no response at all when the reader goes elsewhere.
        page.server.set_down(false);
        page.server.remove_faults(&document(61));
        page.back().await;
        page.until_arrived("最新").await;
        let latch = page.server.hold(&document(62));
        page.follow_without_scrolling(&title(62)).await;
        page.until_heading(LOADING).await;
        page.server.until_requested(&document(62), 1).await;
        page.follow_without_scrolling("国内").await;
        page.until_arrived("国内").await;
        latch.open();
        page.server.set_down(true);
        page.settle().await;
        page.server.set_down(false);
        wake(page).await;
        page.until_heading("国内").await;
        assert_eq!(page.title().await, "国内 - 泉闻");
        assert_eq!(page.path().await, "/sections/guonei/");
        page.ignore_errors().await;
    });
}

#[test]
fn a_slow_article_shows_a_skeleton_and_nothing_moves_when_it_arrives() {
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(600.0).await;
        let latch = page.server.hold(&document(60));
        let positions = "['header', 'main'].map((it) => {
            const { top, left } = document.querySelector(it).getBoundingClientRect();
            return [top, left];
        })";
        page.follow_without_scrolling(&title(60)).await;
        // In the very task of the click, so that the reader sees at once that it was noticed.
        assert_eq!(page.js("document.querySelectorAll('.pending-article').length").await, json!(1));
        page.until_heading(LOADING).await;
        page.until("getComputedStyle(document.querySelector('.pending')).visibility === 'visible'")
            .await;
        assert_eq!(page.path().await, format!("/{}", path(60)));
        page.assert_scrolled_to(0.0).await;
        let before = page.js(positions).await;
        latch.open();
        page.until_arrived(&title(60)).await;
        assert_eq!(page.js(positions).await, before);
        page.assert_scrolled_to(0.0).await;
        assert_eq!(page.server.request_count(&document(60)), 1);
    });
}
