//! The application takes the place of the page that was painted before it, unseen.

use serde_json::json;

use crate::layout_stability::SHIFTS;
use crate::support::engine::{Engine, needs};
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, BELOW};
use crate::support::{browse, browse_with};

const ARTICLE: &str = "articles/pictures/";
/// Holds the application back, whole and fetched, until the test lets it go.
pub(crate) const HELD_BACK: &str = "{
    const held = new Promise((go) => { window.release = () => { go() } });
    const start = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = async (...all) => { await held; return start(...all) };
}";

/// Opens a page and remembers what was painted.
pub(crate) async fn open(page: &Page, path: &str) {
    page.see(path).await;
    page.js("(window.painted = document.getElementById('app')) && 0").await;
}

/// Lets the application take the page over.
pub(crate) async fn let_go(page: &Page) {
    page.js("window.release()").await;
    page.until("document.getElementById('app') !== window.painted").await;
}

#[test]
fn a_page_is_readable_before_the_application_is_here() {
    browse_with(HELD_BACK, &BELOW, async |page| {
        open(page, ARTICLE).await;
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
fn the_application_starts_without_asking_for_what_the_page_carries() {
    browse_with(HELD_BACK, &AT_ROOT, async |page| {
        open(page, ARTICLE).await;
        let_go(page).await;
        page.settle().await;
        assert_eq!(page.server.count("content/site.json"), 0);
        assert_eq!(page.server.count("content/articles/pictures.json"), 0);
        assert_eq!(page.complaints().await, Vec::<String>::new());
    });
}

#[test]
fn an_article_that_came_with_its_page_is_whole_when_one_returns_to_it() {
    browse(&BELOW, async |page| {
        for path in ["articles/long/", ARTICLE] {
            page.open(path).await;
            let body =
                "JSON.stringify([...document.querySelectorAll('.prose, .prose *')].map((it) =>
                [it.localName, it.href ?? it.src, it.id, it.className, it.textContent]))";
            let painted = page.js(body).await;
            let title = page.js("document.querySelector('h1').textContent").await;
            page.follow("国内").await;
            page.arrived("国内").await;
            page.back().await;
            page.arrived(title.as_str().unwrap()).await;
            assert_eq!(page.js(body).await, painted, "{path}");
        }
        assert_eq!(page.server.count("content/articles/long.json"), 0);
    });
}

#[test]
fn what_the_reader_has_done_to_the_page_stays() {
    browse_with(HELD_BACK, &AT_ROOT, async |page| {
        open(page, "articles/long/").await;
        // The focus first: in WebKitGTK it takes a selection elsewhere away.
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
        let_go(page).await;
        for (kept, expression) in [
            ("selection", "String(getSelection()) === window.chosen && window.chosen.length === 3"),
            ("folds", "[...document.querySelectorAll('details')].every((it) => it.open)"),
            ("focus", "document.activeElement.matches('.name')"),
            ("scroll", "scrollY === 120"),
        ] {
            assert_eq!(page.js(expression).await, json!(true), "{kept}");
        }
    });
}

#[test]
fn a_menu_that_was_unfolded_before_stays_unfolded() {
    browse_with(HELD_BACK, &AT_ROOT, async |page| {
        page.become_a_phone().await;
        open(page, ARTICLE).await;
        page.find(".menu-button").await.click().await.unwrap();
        let shown = "document.querySelector('#menu-entries a').getClientRects().length > 0";
        page.until(shown).await;
        let_go(page).await;
        page.until(shown).await;
        // It is the application's now.
        page.find(".menu-button").await.click().await.unwrap();
        page.until(&format!("!({shown})")).await;
    });
}

#[test]
fn pictures_that_are_there_are_not_made_again() {
    browse_with(HELD_BACK, &AT_ROOT, async |page| {
        for path in [ARTICLE, ""] {
            open(page, path).await;
            page.js("(window.pictures = [...document.images]) && 0").await;
            let_go(page).await;
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
    if needs(Engine::Chromium, "only Chromium reports layout shifts") {
        return;
    }
    browse_with(&format!("{HELD_BACK}\n{SHIFTS}"), &AT_ROOT, async |page| {
        for path in ["", "page/1/", ARTICLE, "articles/long/", "archive/", "no/such/page/"] {
            open(page, path).await;
            page.settle().await;
            page.js("window.shifts = []").await;
            let_go(page).await;
            page.settle().await;
            assert_eq!(page.js("window.shifts").await, json!([]), "{path}");
        }
    });
}

async fn changes_no_pixel(page: &Page, path: &str) {
    open(page, path).await;
    // On a phone the scroll bar, which a phone has not got, tells how much is laid out.
    page.until("innerWidth > 640 || !document.documentElement.dataset.early").await;
    page.until("[...document.images].every((it) => it.loading === 'lazy' || it.complete)").await;
    let before = page.picture().await;
    let_go(page).await;
    assert!(before == page.picture().await, "{path}");
}

#[test]
fn the_takeover_changes_no_pixel() {
    browse_with(HELD_BACK, &AT_ROOT, async |page| {
        for path in ["", "page/1/", ARTICLE, "archive/"] {
            changes_no_pixel(page, path).await;
        }
        page.become_a_phone().await;
        for path in ["", ARTICLE] {
            changes_no_pixel(page, path).await;
        }
    });
}
