//! When nothing can be stored, when what was is gone, and when the clock is wrong.

use serde_json::{Value, json};

use super::wake;
use crate::kill_switches::REFUSED;
use crate::revalidation::{an_hour_later, told, with_a_paragraph};
use crate::settings::choose;
use crate::support::content::{LONG, document, path, title};
use crate::support::engine::{Engine, needs};
use crate::support::page::{Page, SAVES_DATA};
use crate::support::site::AT_ROOT;
use crate::support::wait::eventually;
use crate::support::{browse, browse_kept, browse_kept_with, browse_with};

/// There is no room for anything, and what is done later is done at once.
pub(crate) const FULL: &str = "window.puts = 0;
    Cache.prototype.put = async () => {
        window.puts += 1;
        throw new DOMException('full', 'QuotaExceededError');
    };
    const later = setTimeout;
    window.setTimeout = (act, pause, ...rest) => later(act, pause === 500 ? 0 : pause, ...rest);";

#[test]
fn where_there_is_no_room_one_reads_on_and_nothing_more_is_tried() {
    browse_kept_with(FULL, &AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.until("window.puts > 1").await;
        page.idle().await;
        let tried = page.js("window.puts").await;
        assert!(tried.as_u64().unwrap() <= 20, "{tried}");
        for number in [40, 41, 42] {
            page.plant(&path(number), "").await.click().await.unwrap();
            page.arrived(&title(number)).await;
            page.idle().await;
        }
        assert_eq!(page.js("window.puts").await, tried);
    });
}

#[test]
fn where_nothing_may_be_stored_one_reads_and_goes_back_as_ever() {
    browse_kept_with(REFUSED, &AT_ROOT, async |page| {
        page.open("").await;
        choose(page, "theme", "dark").await;
        page.scroll_to(640.0).await;
        page.follow_without_scrolling(LONG).await;
        page.arrived(LONG).await;
        page.is_at(0.0).await;
        page.back().await;
        page.arrived("最新").await;
        page.is_at(640.0).await;
        page.follow_without_scrolling("国内").await;
        page.arrived("国内").await;
        assert_eq!(page.js("document.documentElement.dataset.theme").await, json!("dark"));
        page.idle().await;
    });
}

/// Does something with the cache of documents.
async fn with_documents(page: &Page, act: &str) -> Value {
    page.promise(&format!(
        "(async () => {{
            const name = `quanwen ${{document.baseURI}} documents`;
            const cache = await caches.open(name);
            return ({act}) ?? null;
        }})()"
    ))
    .await
}

/// The title of a short article as it is kept.
async fn until_whole(page: &Page, number: usize) {
    let look = format!("await (await cache.match('{}'))?.text()", document(number));
    eventually("it is kept anew", async || {
        let text = with_documents(page, &look).await;
        let text = text.as_str().unwrap_or_default();
        if text.contains(&title(number)) { Ok(()) } else { Err(text.to_owned()) }
    })
    .await;
}

#[test]
fn documents_that_the_browser_has_thrown_away_are_asked_for_and_kept_anew() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.visit(&path(7)).await;
        page.arrived(&title(7)).await;
        until_whole(page, 7).await;
        with_documents(page, "await caches.delete(name)").await;
        // What is in memory is here all the same.
        page.back().await;
        page.arrived("归档").await;
        page.forward().await;
        page.arrived(&title(7)).await;
        page.visit(&path(7)).await;
        page.arrived(&title(7)).await;
        page.visit(&path(7)).await;
        page.arrived(&title(7)).await;
        until_whole(page, 7).await;
    });
}

#[test]
fn a_kept_document_that_is_spoilt_is_never_shown_but_asked_for() {
    for spoilt in ["{\"version\":\"htt", "<h1>Log in</h1>", "", "null", "{\"title\":\"x\"}", "[]"] {
        browse_kept(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.visit(&path(7)).await;
            page.arrived(&title(7)).await;
            until_whole(page, 7).await;
            let spoil = format!(
                "await cache.put('{}', new Response({}, {{ headers: {{ 'X-Quanwen-Kept': Date.now() }} }}))",
                document(7),
                json!(spoilt)
            );
            with_documents(page, &spoil).await;
            page.visit(&path(7)).await;
            page.arrived(&title(7)).await;
            assert_eq!(page.js("Boolean(document.querySelector('.prose p'))").await, json!(true));
            until_whole(page, 7).await;
        });
    }
}

#[test]
fn where_there_is_no_memory_for_the_application_the_finished_page_stays() {
    let full = "WebAssembly.instantiate = async () => { throw new RangeError('out of memory') };";
    browse_with(full, &AT_ROOT, async |page| {
        page.see("articles/long/").await;
        // It is loaded anew once, and no more.
        page.until("performance.getEntriesByType('navigation')[0].type === 'reload'").await;
        page.until_complaint("quanwen: the page stays as it is").await;
        page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
        page.until("location.pathname === '/sections/guonei/' && document.querySelector('h1')?.textContent === '国内'")
            .await;
        page.until_complaint("quanwen: the page stays as it is").await;
        page.js("(window.probe.take = () => []) && 0").await;
    });
}

#[test]
fn without_scripts_finished_pages_are_read_and_lead_on() {
    if needs(Engine::Chromium, "only DevTools can switch scripts off for one page") {
        return;
    }
    browse(&AT_ROOT, async |page| {
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        page.see("articles/long/").await;
        page.heading(LONG).await;
        page.follow("国内").await;
        page.heading("国内").await;
        page.follow(&title(60)).await;
        page.heading(&title(60)).await;
        assert!(page.main_text().await.contains("泉水从石缝里涌出来"));
        page.back().await;
        page.heading("国内").await;
        assert_eq!(page.js("typeof window.probe").await, json!("undefined"));
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
    });
}

// --- what time it is ---

/// The clock that can be set is off by so many years, as the session says.
const OFF: &str = "const today = Date.now;
    Date.now = () => today() + Number(sessionStorage.getItem('years') ?? 0) * 365 * 864e5;";

async fn set_clock(page: &Page, years: i32) {
    page.js(&format!("sessionStorage.setItem('years', {years})")).await;
}

#[test]
fn a_clock_that_was_years_off_makes_nothing_fresh_for_ever_and_nothing_asked_for_in_a_loop() {
    for (kept, read) in [(2, 0), (-2, 0), (0, 2), (0, -2)] {
        let script = format!("{SAVES_DATA}\n{OFF}");
        browse_kept_with(&script, &AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            set_clock(page, kept).await;
            page.visit(&path(7)).await;
            page.arrived(&title(7)).await;
            until_whole(page, 7).await;
            set_clock(page, read).await;
            let asked = page.server.count(&document(7));
            // Shown at once, and asked for, since nobody knows how old it is: once.
            page.visit(&path(7)).await;
            page.arrived(&title(7)).await;
            page.server.until_asked(&document(7), asked + 1).await;
            page.received(&document(7)).await;
            page.until("document.querySelector('.note').textContent === ''").await;
            wake(page).await;
            set_clock(page, -2).await;
            wake(page).await;
            set_clock(page, 2).await;
            wake(page).await;
            assert_eq!(page.server.count(&document(7)), asked + 1, "{kept} {read}");
            // The clock that nobody sets says when it is to be asked for again.
            page.server.set(&document(7), with_a_paragraph(7));
            an_hour_later(page).await;
            told(page, "本文已更新").await;
            wake(page).await;
            assert_eq!(page.server.count(&document(7)), asked + 2, "{kept} {read}");
        });
    }
}
