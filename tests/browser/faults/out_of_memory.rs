//! When there is no memory left: what was painted stays, and nothing is tried again and again.

use serde_json::json;

use super::stop_listening;
use crate::support::content::{LONG, title};
use crate::support::engine::{Engine, needs};
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with};

/// All that the application might ever have has been taken before it begins.
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
fn where_memory_does_not_grow_the_finished_page_stays_and_leads_on() {
    browse_with(TAKEN, &AT_ROOT, async |page| {
        page.see("articles/long/").await;
        // It is loaded anew once: the host has what was missing, for all the page can tell.
        page.until("window.taken && Number(sessionStorage.loads) === 2").await;
        page.until_complaint("quanwen: the page stays as it is").await;
        page.idle().await;
        page.heading(LONG).await;
        assert_eq!(page.js("Number(sessionStorage.loads)").await, json!(2));
        page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
        page.until("location.pathname === '/sections/guonei/'").await;
        page.heading("国内").await;
        stop_listening(page).await;
    });
}

#[test]
fn where_the_device_needs_its_memory_back_one_reads_on() {
    if needs(Engine::Chromium, "only DevTools can say that memory is short") {
        return;
    }
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark().await;
        for number in [60, 61] {
            page.devtools("Memory.simulatePressureNotification", json!({ "level": "critical" }))
                .await;
            page.follow(&title(number)).await;
            page.arrived(&title(number)).await;
            page.back().await;
            page.arrived("最新").await;
        }
        assert!(page.is_marked().await);
    });
}
