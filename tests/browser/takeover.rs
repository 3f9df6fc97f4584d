//! The app replaces the prerendered page, and the reader doesn't notice.

use serde_json::json;

use crate::support::engine::{Engine, skips_unless};
use crate::support::held_app::{open_held, release_app};
use crate::support::page::Page;
use crate::support::scripts::{HOLD_APP, SHIFTS};
use crate::support::site::{AT_ROOT, BELOW_PATH};
use crate::support::{browse, browse_with_script};

const ARTICLE: &str = "articles/pictures/";
#[test]
fn a_page_is_readable_before_the_app_starts() {
    browse_with_script(HOLD_APP, &BELOW_PATH, async |page| {
        open_held(page, ARTICLE).await;
        assert_eq!(page.js("document.querySelector('h1').textContent").await, "三张图里的泉城");
        assert!(page.title().await.starts_with("三张图里的泉城"));
        assert!(page.main_text().await.chars().count() > 20);
        page.js("document.querySelector('.menu a[href*=sections]').click()").await;
        page.until(
            "location.pathname.startsWith('/sub/sections/') && document.querySelector('.story')",
        )
        .await;
    });
}

#[test]
fn the_app_does_not_request_embedded_documents() {
    browse_with_script(HOLD_APP, &AT_ROOT, async |page| {
        open_held(page, ARTICLE).await;
        release_app(page).await;
        page.settle().await;
        assert_eq!(page.server.request_count("content/site.json"), 0);
        assert_eq!(page.server.request_count("content/articles/pictures.json"), 0);
        assert_eq!(page.take_errors().await, Vec::<String>::new());
    });
}

#[test]
fn an_embedded_article_is_complete_after_a_return() {
    browse(&BELOW_PATH, async |page| {
        for path in ["articles/long/", ARTICLE] {
            page.open(path).await;
            let body =
                "JSON.stringify([...document.querySelectorAll('.prose, .prose *')].map((it) =>
                [it.localName, it.href ?? it.src, it.id, it.className, it.textContent]))";
            let prerendered = page.js(body).await;
            let title = page.js("document.querySelector('h1').textContent").await;
            page.follow("国内").await;
            page.until_arrived("国内").await;
            page.back().await;
            page.until_arrived(title.as_str().unwrap()).await;
            assert_eq!(page.js(body).await, prerendered, "{path}");
        }
        assert_eq!(page.server.request_count("content/articles/long.json"), 0);
    });
}

#[test]
fn selection_focus_scroll_position_and_open_details_survive_the_takeover() {
    browse_with_script(HOLD_APP, &AT_ROOT, async |page| {
        open_held(page, "articles/long/").await;
        // The focus first: in `WebKitGTK` it removes a selection elsewhere.
        page.js("(() => {
            document.querySelector('.name').focus({ preventScroll: true });
            const text = document.querySelector('h1').firstChild;
            getSelection().setBaseAndExtent(text, 1, text, 4);
            window.chosen = String(getSelection());
            document.querySelectorAll('details').forEach((it) => { it.open = true });
            scrollTo(0, 120);
        })()")
            .await;
        page.until("scrollY === 120").await;
        release_app(page).await;
        for (state, expression) in [
            ("selection", "String(getSelection()) === window.chosen && window.chosen.length === 3"),
            ("folds", "[...document.querySelectorAll('details')].every((it) => it.open)"),
            ("focus", "document.activeElement.matches('.name')"),
            ("scroll", "scrollY === 120"),
        ] {
            assert_eq!(page.js(expression).await, json!(true), "{state}");
        }
    });
}

#[test]
fn a_menu_opened_before_the_takeover_stays_open() {
    browse_with_script(HOLD_APP, &AT_ROOT, async |page| {
        page.resize_to_phone().await;
        open_held(page, ARTICLE).await;
        page.find(".menu-button").await.click().await.unwrap();
        let shown = "document.querySelector('#menu-entries a').getClientRects().length > 0";
        page.until(shown).await;
        release_app(page).await;
        page.until(shown).await;
        // The button is the app's now.
        page.find(".menu-button").await.click().await.unwrap();
        page.until(&format!("!({shown})")).await;
    });
}

#[test]
fn loaded_pictures_are_not_created_again() {
    browse_with_script(HOLD_APP, &AT_ROOT, async |page| {
        for path in [ARTICLE, ""] {
            open_held(page, path).await;
            page.js("(window.pictures = [...document.images]) && 0").await;
            release_app(page).await;
            let same = "[...document.images].every((it, place) => it === window.pictures[place])";
            assert_eq!(
                page.js(&format!("document.images.length > 0 && {same}")).await,
                json!(true)
            );
        }
    });
}

#[test]
fn the_takeover_shifts_nothing() {
    if skips_unless(Engine::Chromium, "only Chromium reports layout shifts") {
        return;
    }
    browse_with_script(&format!("{HOLD_APP}\n{SHIFTS}"), &AT_ROOT, async |page| {
        for path in ["", "page/1/", ARTICLE, "articles/long/", "archive/", "no/such/page/"] {
            open_held(page, path).await;
            page.settle().await;
            page.js("window.shifts = []").await;
            release_app(page).await;
            page.settle().await;
            assert_eq!(page.js("window.shifts").await, json!([]), "{path}");
        }
    });
}

async fn changes_no_pixel(page: &Page, path: &str) {
    open_held(page, path).await;
    // A phone has no scroll bar, but this window has, and its thumb shows how much is laid out.
    page.until("innerWidth > 640 || !document.documentElement.dataset.early").await;
    page.until("[...document.images].every((it) => it.loading === 'lazy' || it.complete)").await;
    let before = page.take_screenshot().await;
    release_app(page).await;
    assert!(before == page.take_screenshot().await, "{path}");
}

#[test]
fn the_takeover_changes_no_pixel() {
    browse_with_script(HOLD_APP, &AT_ROOT, async |page| {
        for path in ["", "page/1/", ARTICLE, "archive/"] {
            changes_no_pixel(page, path).await;
        }
        page.resize_to_phone().await;
        for path in ["", ARTICLE] {
            changes_no_pixel(page, path).await;
        }
    });
}
