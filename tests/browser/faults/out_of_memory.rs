//! A device without memory for the app: the prerendered page stays, and nothing is tried again and
//! again.

use serde_json::json;

use crate::support::content::{LONG, title};
use crate::support::engine::{Engine, skips_unless};
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with_script};

/// Takes all memory that the app could ever get, before it starts.
const TAKEN: &str = "sessionStorage.loads = 1 + Number(sessionStorage.loads ?? 0);
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...all) => {
        const made = await instantiate.apply(WebAssembly, all);
        const { memory } = (made.instance ?? made).exports;
        for (let pages = 65536; pages >= 1; pages /= 2) {
            try {
                while (true) memory.grow(pages);
            } catch {
                window.taken = memory.buffer.byteLength;
            }
        }
        return made;
    };";

#[test]
fn without_memory_to_grow_the_prerendered_page_stays_and_its_links_work() {
    browse_with_script(TAKEN, &AT_ROOT, async |page| {
        page.open_prerendered("articles/long/").await;
        // The page is reloaded once: a module that could not start might be a damaged download.
        page.until("window.taken && Number(sessionStorage.loads) === 2").await;
        page.until_error("quanwen: the page stays as it is").await;
        page.until_idle().await;
        page.until_heading(LONG).await;
        assert_eq!(page.js("Number(sessionStorage.loads)").await, json!(2));
        page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
        page.until("location.pathname === '/sections/guonei/'").await;
        page.until_heading("国内").await;
        page.ignore_errors().await;
    });
}

#[test]
fn reading_goes_on_under_memory_pressure() {
    if skips_unless(Engine::Chromium, "only DevTools can simulate memory pressure") {
        return;
    }
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark_document().await;
        for number in [60, 61] {
            page.devtools("Memory.simulatePressureNotification", json!({ "level": "critical" }))
                .await;
            page.follow(&title(number)).await;
            page.until_arrived(&title(number)).await;
            page.back().await;
            page.until_arrived("最新").await;
        }
        assert!(page.is_same_document().await);
    });
}

#[test]
fn without_memory_for_the_app_the_prerendered_page_stays() {
    let full = "WebAssembly.instantiate = async () => { throw new RangeError('out of memory') };";
    browse_with_script(full, &AT_ROOT, async |page| {
        page.open_prerendered("articles/long/").await;
        // It is reloaded once, and no more.
        page.until("performance.getEntriesByType('navigation')[0].type === 'reload'").await;
        page.until_error("quanwen: the page stays as it is").await;
        page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
        page.until("location.pathname === '/sections/guonei/' && document.querySelector('h1')?.textContent === '国内'")
            .await;
        page.until_error("quanwen: the page stays as it is").await;
        page.js("(window.probe.take = () => []) && 0").await;
    });
}
