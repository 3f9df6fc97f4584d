//! What may not move.

use serde_json::json;

use crate::support::engine::{ENGINE, Engine, needs};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, ENGLISH};
use crate::support::{browse, browse_with};

/// Notes what moves without the reader's doing.
pub(crate) const SHIFTS: &str = "window.shifts = [];
    const shift = ({ value, sources }) =>
        `${value}: ${sources.map((it) => `${it.node?.nodeName} ${it.node?.className} ${JSON.stringify(it.previousRect)} to ${JSON.stringify(it.currentRect)}`)}`;
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(shift)))
        .observe({ type: 'layout-shift', buffered: true });";

/// Opens the article with pictures, which do not come until the gate is opened; then where its
/// parts stand before and after that.
async fn open_with_pictures(page: &Page) -> [serde_json::Value; 2] {
    let tops = "[...document.querySelectorAll('main p, main nav, footer')].map((it) => it.getBoundingClientRect().top + scrollY)";
    let gate = page.server.gate("media/*");
    if *ENGINE == Engine::WebKit {
        // It fetches nothing of low priority, and so no application, while pictures are to come.
        page.see("articles/pictures/").await;
    } else {
        page.open("articles/pictures/").await;
    }
    page.heading("三张图里的泉城").await;
    page.until("document.images.length === 3").await;
    page.settle().await;
    let before = page.js(tops).await;
    page.js("window.shifts = []").await;
    gate.open();
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
        page.become_a_phone().await;
        let [before, after] = open_with_pictures(page).await;
        assert_eq!(before, after);
    });
}

#[test]
fn the_browser_itself_sees_nothing_move() {
    if needs(Engine::Chromium, "only Chromium reports layout shifts") {
        return;
    }
    browse_with(SHIFTS, &AT_ROOT, async |page| {
        open_with_pictures(page).await;
        assert_eq!(page.js("window.shifts").await, json!([]));
    });
}

async fn text_keeps_its_place(page: &Page) {
    let top = "document.querySelector('main').getBoundingClientRect().top";
    page.server.set("articles/about/", Fault::text(AT_ROOT.bare_page()));
    let gate = page.server.gate("content/site.json");
    page.enter("articles/about/").await;
    page.until("document.querySelector('main')").await;
    let before = page.js(top).await.as_f64().unwrap();
    gate.open();
    page.heading("关于本站").await;
    let after = page.js(top).await.as_f64().unwrap();
    // The place is kept by reckoning; elsewhere lines come out up to a pixel higher or lower.
    let tolerance = if *ENGINE == Engine::Chromium { 1.0 } else { 2.0 };
    assert!(
        (before - after).abs() < tolerance,
        "the text stood at {before} px, and now at {after} px"
    );
}

#[test]
fn the_text_keeps_its_place_when_the_menu_arrives() {
    browse(&AT_ROOT, text_keeps_its_place);
}

#[test]
fn on_a_phone_the_text_keeps_its_place_when_the_menu_arrives() {
    browse(&AT_ROOT, async |page| {
        page.become_a_phone().await;
        text_keeps_its_place(page).await;
    });
}

#[test]
fn a_page_is_never_wider_than_the_window() {
    browse(&AT_ROOT, async |page| {
        page.become_a_phone().await;
        for address in
            ["", "articles/long/", "articles/pictures/", "archive/", "search/", "no/such/page/"]
        {
            page.open(address).await;
            let fits = "document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(page.js(fits).await, json!(true), "{address}");
        }
    });
}

/// Which parts of the head cover another, and where.
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
fn on_a_phone_nothing_in_the_head_covers_another() {
    let names = [
        (&AT_ROOT, "泉闻"),
        (&AT_ROOT, "济南泉水与城市历史新闻资讯"),
        (&ENGLISH, "The Spring Courier"),
    ];
    for (site, name) in names {
        browse(site, async |page| {
            page.become_a_phone().await;
            page.open("").await;
            page.js(&format!("document.querySelector('.masthead .name').textContent = '{name}'"))
                .await;
            assert_eq!(page.js(COVERED).await, json!([]), "{name}");
        });
    }
}

#[test]
fn a_page_that_comes_quickly_shows_no_placeholder() {
    browse(&AT_ROOT, async |page| {
        let gate = page.server.gate("content/sections/guonei/feed.json");
        page.open("articles/about/").await;
        page.link("国内").await;
        // Looked at in the very frame in which it is first drawn.
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
        gate.open();
        page.arrived("国内").await;
    });
}
