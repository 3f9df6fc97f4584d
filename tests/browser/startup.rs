//! How the application begins, and what there is where it cannot.

use std::sync::LazyLock;

use serde_json::json;
use thirtyfour::Key;

use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with};

/// What the application's module is called.
static MODULE: LazyLock<&str> = LazyLock::new(|| {
    let mut names = AT_ROOT.files.keys();
    names.find(|it| it.starts_with("reader-") && it.contains(".wasm")).expect("there is one")
});
const BUTTON: &str = "document.querySelector('.menu-button')";
const ENTRY: &str = "document.querySelector('#menu-entries a')";

/// The page reads, and its menu unfolds, without the application.
async fn does_without(page: &Page) {
    page.become_a_phone().await;
    page.see("articles/long/").await;
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
fn a_browser_without_web_assembly_shows_finished_pages() {
    browse_with("globalThis.WebAssembly = undefined", &AT_ROOT, does_without);
}

#[test]
fn a_module_that_cannot_be_had_leaves_the_finished_page() {
    for fault in [
        Fault::Status(404),
        Fault::HomePage,
        Fault::Shortened(1000),
        // A module, but another one.
        Fault::Body((*b"\0asm\x01\0\0\0").into()),
        Fault::Reset,
    ] {
        browse(&AT_ROOT, async |page| {
            page.server.set(&MODULE, fault);
            page.see("articles/about/").await;
            page.until_complaint("quanwen: the page stays as it is").await;
            does_without(page).await;
            // Each page of these says so to its owner, the last one whenever it comes to that.
            page.js("(window.probe.take = () => []) && 0").await;
        });
    }
}

#[test]
fn a_module_of_the_wrong_type_starts_all_the_same() {
    browse(&AT_ROOT, async |page| {
        page.server.set(&MODULE, Fault::Typed("application/octet-stream"));
        page.open("articles/about/").await;
    });
}

#[test]
fn the_policy_lets_nothing_else_run() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        // What the browser wants vouched for throws, what is left is not run.
        for attempt in [
            "const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script)",
            "document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=\"window.ran = true\">')",
            "document.body.setAttribute('onclick', 'window.ran = true'); document.body.click()",
        ] {
            page.js(&format!("(() => {{ try {{ {attempt} }} catch {{}} }})()")).await;
        }
        page.until_complaint("forbids").await;
        assert_eq!(page.js("window.ran ?? 'never'").await, json!("never"));
        page.complaints().await;
    });
}

/// Nothing can be drawn any more: the next page is one too many for the application.
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
        page.complaints().await;
    });
}

#[test]
fn after_a_crash_back_and_the_button_load_the_page_anew() {
    for way in ["history.back()", "document.querySelector('#crash button').click()"] {
        browse(&AT_ROOT, async |page| {
            page.open("archive/").await;
            page.follow("首页").await;
            // Else the click finds what has crashed already, and is the browser's.
            page.arrived("最新").await;
            page.js(&format!("(() => {{ {BREAK} }})()")).await;
            page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
            page.until("!document.getElementById('crash').hidden").await;
            page.js("(window.isLeft = true) && 0").await;
            page.js(&format!("void {way}")).await;
            page.until("!window.isLeft && window.probe?.runs()").await;
            page.complaints().await;
        });
    }
}
