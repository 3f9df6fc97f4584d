//! The first frame of a page: what it waits for, and what it leaves to later frames.

use serde_json::{Value, json};

use crate::support::browse_with_script;
use crate::support::engine::{Engine, skips_unless};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

const LONG: &str = "articles/long/";

/// Notes when the heading is parsed, and at each change of the attribute whether frames leave out
/// content.
const OBSERVER: &str = "window.early = [];
    new MutationObserver((changes) => {
        if (window.titled === undefined && document.querySelector('h1')) window.titled = performance.now();
        if (changes.some((it) => it.type === 'attributes')) {
            window.early.push(document.documentElement.hasAttribute('data-early'));
        }
    }).observe(document, {
        subtree: true, childList: true, attributes: true, attributeFilter: ['data-early'],
    });";

#[test]
fn the_first_paint_waits_for_the_heading() {
    if skips_unless(Engine::Chromium, "others do not know rel=expect") {
        return;
    }
    browse_with_script(OBSERVER, &AT_ROOT, async |page| {
        let text = String::from_utf8(AT_ROOT.files["articles/long/index.html"].clone()).unwrap();
        let heading = text.find("<h1").expect("it has a heading");
        page.server.set_fault(LONG, Fault::Stalling(heading));
        page.open_prerendered(LONG).await;
        let first_paint_entries = "performance.getEntriesByName('first-paint')";
        page.until(&format!("{first_paint_entries}.length === 1 && window.titled > 0")).await;
        assert_eq!(
            page.js(&format!("{first_paint_entries}[0].startTime > window.titled")).await,
            json!(true)
        );
    });
}

#[test]
fn the_first_frame_leaves_out_content_below_the_window() {
    browse_with_script(OBSERVER, &AT_ROOT, async |page| {
        for path in [LONG, "", "archive/"] {
            page.open_prerendered(path).await;
            page.until("window.early.at(-1) === false").await;
            assert_eq!(page.js("window.early[0]").await, json!(true), "{path}");
        }
    });
}

#[test]
fn a_page_that_may_open_scrolled_is_laid_out_at_once() {
    browse_with_script(OBSERVER, &AT_ROOT, async |page| {
        page.open(&format!("{LONG}#main")).await;
        assert_eq!(page.js("window.early").await, json!([]), "a fragment");
        page.open(LONG).await;
        page.reload().await;
        page.until("window.titled > 0").await;
        page.settle().await;
        assert_eq!(page.js("window.early").await, json!([]), "a reload");
    });
}

/// The boxes of all visible elements in the window, without those in closed disclosures.
const IN_VIEW: &str = "JSON.stringify([...document.querySelectorAll('header *, main *, footer *')]
    .filter((it) => it.checkVisibility())
    .map((it) => it.getBoundingClientRect())
    .filter((it) => it.width > 0 && it.top < innerHeight && it.bottom > 0)
    .map(({ x, y, right, bottom }) => [x, y, right, Math.min(bottom, innerHeight)]))";

/// A browser without idle time: while a test looks, only the test changes the page.
const BUSY: &str = "window.requestIdleCallback = () => 0;";

/// The boxes in view as in the first frame and as later: what the first frame leaves out takes its
/// space without being rendered.
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
fn on_a_phone_nothing_in_view_moves_after_the_first_frame() {
    browse_with_script(BUSY, &AT_ROOT, async |page| {
        page.resize_to_phone().await;
        for path in ["", LONG, "articles/pictures/", "archive/"] {
            let [before, after] = before_and_after(page, path).await;
            assert_eq!(before, after, "{path}");
        }
    });
}

#[test]
fn content_left_out_of_the_first_frame_has_its_real_size() {
    if skips_unless(
        Engine::Chromium,
        "no other browser opens a window that is higher than the screen",
    ) {
        return;
    }
    browse_with_script(BUSY, &AT_ROOT, async |page| {
        let size = json!({ "width": 600, "height": 6000, "deviceScaleFactor": 1, "mobile": false });
        page.devtools("Emulation.setDeviceMetricsOverride", size).await;
        for path in ["", LONG] {
            let [_, after] = before_and_after(page, path).await;
            // Elements come into view one after the other, as each gets its real size.
            page.until(&format!("{IN_VIEW} === {}", json!(after.as_str()))).await;
        }
    });
}
