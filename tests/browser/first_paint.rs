//! The first frame of a page: what it waits for, and what it leaves for others.

use serde_json::{Value, json};

use crate::support::browse_with;
use crate::support::engine::{Engine, needs};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

const LONG: &str = "articles/long/";

/// Notes when the heading is there, and at each change whether frames leave something out.
const NOTES: &str = "window.early = [];
    new MutationObserver((changes) => {
        if (window.titled === undefined && document.querySelector('h1')) window.titled = performance.now();
        if (changes.some((it) => it.type === 'attributes')) {
            window.early.push(document.documentElement.hasAttribute('data-early'));
        }
    }).observe(document, {
        subtree: true, childList: true, attributes: true, attributeFilter: ['data-early'],
    });";

#[test]
fn nothing_is_painted_before_the_heading_is_there() {
    if needs(Engine::Chromium, "others do not know rel=expect") {
        return;
    }
    browse_with(NOTES, &AT_ROOT, async |page| {
        let text = String::from_utf8(AT_ROOT.files["articles/long/index.html"].clone()).unwrap();
        let heading = text.find("<h1").expect("it has a heading");
        page.server.set(LONG, Fault::Pausing(heading));
        page.see(LONG).await;
        let paints = "performance.getEntriesByName('first-paint')";
        page.until(&format!("{paints}.length === 1 && window.titled > 0")).await;
        assert_eq!(page.js(&format!("{paints}[0].startTime > window.titled")).await, json!(true));
    });
}

#[test]
fn the_first_frame_leaves_out_what_lies_below_and_others_have_it() {
    browse_with(NOTES, &AT_ROOT, async |page| {
        for path in [LONG, "", "archive/"] {
            page.see(path).await;
            page.until("window.early.at(-1) === false").await;
            assert_eq!(page.js("window.early[0]").await, json!(true), "{path}");
        }
    });
}

#[test]
fn a_page_that_may_open_further_down_is_laid_out_at_once() {
    browse_with(NOTES, &AT_ROOT, async |page| {
        page.open(&format!("{LONG}#main")).await;
        assert_eq!(page.js("window.early").await, json!([]), "a fragment");
        page.open(LONG).await;
        page.reload().await;
        page.until("window.titled > 0").await;
        page.settle().await;
        assert_eq!(page.js("window.early").await, json!([]), "a reload");
    });
}

/// Where everything stands that is in the window, and in no fold that is closed.
const IN_VIEW: &str = "JSON.stringify([...document.querySelectorAll('header *, main *, footer *')]
    .filter((it) => it.checkVisibility())
    .map((it) => it.getBoundingClientRect())
    .filter((it) => it.width > 0 && it.top < innerHeight && it.bottom > 0)
    .map(({ x, y, right, bottom }) => [x, y, right, Math.min(bottom, innerHeight)]))";

/// A browser without a moment to spare: while a test looks, nothing changes but what it changes.
const BUSY: &str = "window.requestIdleCallback = () => 0;";

/// Where it stands, and then again with what the first frame leaves out taking its place unseen.
async fn before_and_after(page: &Page, path: &str) -> [Value; 2] {
    page.open(path).await;
    page.settle().await;
    let after = page.js(IN_VIEW).await;
    page.js("document.documentElement.dataset.early = 4").await;
    page.settle().await;
    let footer = "getComputedStyle(document.querySelector('.footer')).contentVisibility ?? 'auto'";
    assert_eq!(page.js(footer).await, json!("auto"), "{path}");
    [page.js(IN_VIEW).await, after]
}

#[test]
fn on_a_phone_nothing_in_view_moves_from_the_first_frame_to_the_others() {
    browse_with(BUSY, &AT_ROOT, async |page| {
        page.become_a_phone().await;
        for path in ["", LONG, "articles/pictures/", "archive/"] {
            let [before, after] = before_and_after(page, path).await;
            assert_eq!(before, after, "{path}");
        }
    });
}

#[test]
fn what_takes_its_place_unseen_is_as_large_when_it_is_seen() {
    if needs(Engine::Chromium, "no other window is higher than its screen") {
        return;
    }
    browse_with(BUSY, &AT_ROOT, async |page| {
        let size = json!({ "width": 600, "height": 6000, "deviceScaleFactor": 1, "mobile": false });
        page.devtools("Emulation.setDeviceMetricsOverride", size).await;
        for path in ["", LONG] {
            let [_, after] = before_and_after(page, path).await;
            // One after the other comes into view, as each makes room for the next.
            page.until(&format!("{IN_VIEW} === {}", json!(after.as_str()))).await;
        }
    });
}
