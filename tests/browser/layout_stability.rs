//! Nothing shifts while a page loads, and nothing covers anything else.

use serde_json::json;

use crate::support::engine::{ENGINE, Engine, skips_unless};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::scripts::SHIFTS;
use crate::support::site::{AT_ROOT, ENGLISH};
use crate::support::{browse, browse_with_script};

/// Opens the article with pictures, which arrive once the latch is open. Returns the positions of
/// its elements before and after that.
async fn open_with_pictures(page: &Page) -> [serde_json::Value; 2] {
    let tops = "[...document.querySelectorAll('main p, main nav, footer')].map((it) => it.getBoundingClientRect().top + scrollY)";
    let latch = page.server.hold("media/*");
    if *ENGINE == Engine::WebKit {
        // It loads nothing of low priority, and so not the app, before the pictures have arrived.
        page.open_prerendered("articles/pictures/").await;
    } else {
        page.open("articles/pictures/").await;
    }
    page.until_heading("三张图里的泉城").await;
    page.until("document.images.length === 3").await;
    page.settle().await;
    let before = page.js(tops).await;
    page.js("window.shifts = []").await;
    latch.open();
    page.js("[...document.images].forEach((it) => { it.loading = 'eager' })").await;
    page.until("[...document.images].every((it) => it.complete && it.naturalWidth > 0)").await;
    page.settle().await;
    [before, page.js(tops).await]
}

#[test]
fn nothing_moves_when_pictures_arrive() {
    browse(&AT_ROOT, async |page| {
        let [before, after] = open_with_pictures(page).await;
        assert_eq!(before, after);
    });
}

#[test]
fn on_a_phone_nothing_moves_when_pictures_arrive() {
    browse(&AT_ROOT, async |page| {
        page.resize_to_phone().await;
        let [before, after] = open_with_pictures(page).await;
        assert_eq!(before, after);
    });
}

#[test]
fn the_browser_reports_no_layout_shift_when_pictures_arrive() {
    if skips_unless(Engine::Chromium, "only Chromium reports layout shifts") {
        return;
    }
    browse_with_script(SHIFTS, &AT_ROOT, async |page| {
        open_with_pictures(page).await;
        assert_eq!(page.js("window.shifts").await, json!([]));
    });
}

async fn assert_text_stays(page: &Page) {
    let top = "document.querySelector('main').getBoundingClientRect().top";
    page.server.set_fault("articles/about/", Fault::text(AT_ROOT.bare_page()));
    let latch = page.server.hold("content/site.json");
    page.navigate_to("articles/about/").await;
    page.until("document.querySelector('main')").await;
    let before = page.js(top).await.as_f64().unwrap();
    latch.open();
    page.until_heading("关于本站").await;
    let after = page.js(top).await.as_f64().unwrap();
    // The app computes the height of the missing menu; outside of Chromium lines are up to a pixel
    // higher or lower.
    let tolerance = if *ENGINE == Engine::Chromium { 1.0 } else { 2.0 };
    assert!((before - after).abs() < tolerance, "the text was at {before} px and is at {after} px");
}

#[test]
fn the_text_stays_where_it_is_when_the_menu_arrives() {
    browse(&AT_ROOT, assert_text_stays);
}

#[test]
fn on_a_phone_the_text_stays_where_it_is_when_the_menu_arrives() {
    browse(&AT_ROOT, async |page| {
        page.resize_to_phone().await;
        assert_text_stays(page).await;
    });
}

#[test]
fn a_page_is_never_wider_than_the_window() {
    browse(&AT_ROOT, async |page| {
        page.resize_to_phone().await;
        for path in
            ["", "articles/long/", "articles/pictures/", "archive/", "search/", "no/such/page/"]
        {
            page.open(path).await;
            let fits = "document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(page.js(fits).await, json!(true), "{path}");
        }
    });
}

/// The boxes of the page's header that cover another one.
const COVERED: &str = "(() => {
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const buttons = ['.way-to-search', '.settings summary', '.menu-button'].map(box);
    const lines = ['.name', '.tagline'].flatMap((selector) => {
        const text = document.createRange();
        text.selectNodeContents(document.querySelector(`.masthead ${selector}`).firstChild);
        return [...text.getClientRects()];
    });
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return buttons.flatMap((it, at) => [...buttons.slice(at + 1), ...lines]
        .filter((other) => meet(it, other))
        .map((other) => [it, other]));
})()";

#[test]
fn on_a_phone_nothing_in_the_header_overlaps() {
    let names = [
        (&AT_ROOT, "泉闻"),
        (&AT_ROOT, "济南泉水与城市历史新闻资讯"),
        (&ENGLISH, "The Spring Courier"),
    ];
    for (site, name) in names {
        browse(site, async |page| {
            page.resize_to_phone().await;
            page.open("").await;
            page.js(&format!("document.querySelector('.masthead .name').textContent = '{name}'"))
                .await;
            assert_eq!(page.js(COVERED).await, json!([]), "{name}");
        });
    }
}

#[test]
fn a_quick_page_shows_no_skeleton() {
    browse(&AT_ROOT, async |page| {
        let latch = page.server.hold("content/sections/guonei/feed.json");
        page.open("articles/about/").await;
        page.link("国内").await;
        // Looks in the very frame in which the page is first rendered.
        let look = "new Promise((done) => {
            [...document.links].find((it) => it.textContent === '国内').click();
            requestAnimationFrame(() => done(getComputedStyle(document.querySelector('.pending')).opacity
                + getComputedStyle(document.querySelector('.pending')).visibility));
        })";
        let seen = page.promise(look).await;
        assert!(
            seen == json!("0visible") || seen == json!("0hidden") || seen == json!("1hidden"),
            "{seen}"
        );
        latch.open();
        page.until_arrived("国内").await;
    });
}
