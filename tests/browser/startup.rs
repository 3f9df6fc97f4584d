//! How the app starts, and what a page offers where it cannot start.

use std::sync::LazyLock;

use serde_json::json;
use thirtyfour::Key;

use crate::support::content::{LONG, title};
use crate::support::engine::{Engine, skips_unless};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with_script};

/// The name of the app's WebAssembly module.
static MODULE: LazyLock<&str> = LazyLock::new(|| {
    let mut names = AT_ROOT.files.keys();
    names.find(|it| it.starts_with("reader-") && it.contains(".wasm")).expect("there is one")
});
const BUTTON: &str = "document.querySelector('.menu-button')";
const ENTRY: &str = "document.querySelector('#menu-entries a')";

/// Checks that the page can be read and its menu unfolds without the app.
async fn assert_works_without_app(page: &Page) {
    page.resize_to_phone().await;
    page.open_prerendered("articles/long/").await;
    assert!(page.main_text().await.chars().count() > 20);
    page.element(BUTTON).await.click().await.unwrap();
    page.until(&format!("{ENTRY}.getClientRects().length > 0")).await;
    page.press(&[Key::Escape]).await;
    page.until(&format!("{ENTRY}.getClientRects().length === 0")).await;
    page.js("(window.isLeft = true) && 0").await;
    page.js("document.querySelector('a[href*=archive]').click()").await;
    page.until(
        "!window.isLeft && location.pathname === '/archive/' && document.readyState !== 'loading'",
    )
    .await;
    assert_eq!(page.js("document.getElementById('crash').hidden").await, json!(true));
}

#[test]
fn a_browser_without_web_assembly_shows_prerendered_pages() {
    browse_with_script("globalThis.WebAssembly = undefined", &AT_ROOT, assert_works_without_app);
}

#[test]
fn an_unavailable_module_leaves_the_prerendered_page() {
    for fault in [
        Fault::Status(404),
        Fault::HomePage,
        Fault::Truncated(1000),
        // A valid module, but not the app.
        Fault::Body((*b"\0asm\x01\0\0\0").into()),
        Fault::Reset,
    ] {
        browse(&AT_ROOT, async |page| {
            page.server.set_fault(&MODULE, fault);
            page.open_prerendered("articles/about/").await;
            page.until_error("quanwen: the page stays as it is").await;
            assert_works_without_app(page).await;
            // Each of these pages reports an error, the last one at any time.
            page.js("(window.probe.take = () => []) && 0").await;
        });
    }
}

#[test]
fn a_module_of_the_wrong_content_type_starts() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault(&MODULE, Fault::ContentType("application/octet-stream"));
        page.open("articles/about/").await;
    });
}

#[test]
fn the_policy_lets_nothing_else_run() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        // What the policy requires trusted types for throws; the rest is not run.
        for attempt in [
            "const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script)",
            "document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=\"window.ran = true\">')",
            "document.body.setAttribute('onclick', 'window.ran = true'); document.body.click()",
        ] {
            page.js(&format!("(() => {{ try {{ {attempt} }} catch {{}} }})()")).await;
        }
        page.until_error("forbids").await;
        assert_eq!(page.js("window.ran ?? 'never'").await, json!("never"));
        page.take_errors().await;
    });
}

/// Makes the page unable to create elements or texts, so that the app crashes on the next page.
const BREAK: &str = "for (const name of ['createElement', 'createElementNS', 'createTextNode']) {
    Document.prototype[name] = () => { throw new TypeError('broken by the test') };
}";

#[test]
fn a_crash_leaves_the_text_and_links_and_offers_to_reload() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        let text = page.main_text().await;
        page.js(&format!("(() => {{ {BREAK} }})()")).await;
        page.js("document.querySelector('main h2 a').click()").await;
        page.until("!document.getElementById('crash').hidden").await;
        assert!(!text.is_empty());
        page.js("(window.isLeft = true) && 0").await;
        page.js("document.querySelector('.name').click()").await;
        page.until("!window.isLeft && location.pathname === '/'").await;
        page.until("probe.runs()").await;
        page.take_errors().await;
    });
}

#[test]
fn after_a_crash_back_and_the_button_reload_the_page() {
    for way in ["history.back()", "document.querySelector('#crash button').click()"] {
        browse(&AT_ROOT, async |page| {
            page.open("archive/").await;
            page.follow("首页").await;
            // Otherwise the click would come after the crash, and the browser would follow the
            // link.
            page.until_arrived("最新").await;
            page.js(&format!("(() => {{ {BREAK} }})()")).await;
            page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
            page.until("!document.getElementById('crash').hidden").await;
            page.js("(window.isLeft = true) && 0").await;
            page.js(&format!("void {way}")).await;
            page.until("!window.isLeft && window.probe?.runs()").await;
            page.take_errors().await;
        });
    }
}

#[test]
fn without_scripts_pages_are_readable_and_their_links_work() {
    if skips_unless(Engine::Chromium, "only DevTools can switch scripts off for one page") {
        return;
    }
    browse(&AT_ROOT, async |page| {
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        page.open_prerendered("articles/long/").await;
        page.until_heading(LONG).await;
        page.follow("国内").await;
        page.until_heading("国内").await;
        page.follow(&title(60)).await;
        page.until_heading(&title(60)).await;
        assert!(page.main_text().await.contains("泉水从石缝里涌出来"));
        page.back().await;
        page.until_heading("国内").await;
        assert_eq!(page.js("typeof window.probe").await, json!("undefined"));
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
    });
}
