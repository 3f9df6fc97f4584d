//! What a reader sets: the size of the letters, and a light or dark theme.

use serde_json::json;

use crate::support::held_app::{open_held, release_app};
use crate::support::scripts::{HOLD_APP, NO_SPACE, NO_STORAGE};
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with_script, browse_with_worker_and_script};

/// Whether the settings show the note that saving for offline reading is disabled.
const SHOWS_DISABLED: &str =
    "[...document.querySelectorAll('.settings p')].some((it) => it.getClientRects().length > 0)";

#[test]
fn the_settings_show_that_saving_for_offline_is_disabled() {
    for script in [NO_STORAGE, NO_SPACE] {
        browse_with_worker_and_script(script, &AT_ROOT, async |page| {
            page.open("").await;
            page.find(".settings summary").await.click().await.unwrap();
            let has_text =
                "document.querySelector('.settings p').textContent.includes('离线保存已停用')";
            page.until(&format!("{SHOWS_DISABLED} && {has_text}")).await;
        });
    }
}

#[test]
fn the_settings_show_nothing_where_saving_works() {
    // Waits until the page has found out whether anything can be stored.
    let looks = "new MutationObserver(() => { window.isKnown = true })
        .observe(document.documentElement, { attributeFilter: ['data-unkept'] });";
    browse_with_worker_and_script(looks, &AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("archive/").await;
        page.find(".settings summary").await.click().await.unwrap();
        page.until(&format!("window.isKnown && !({SHOWS_DISABLED})")).await;
    });
}

const PAPER: &str = "getComputedStyle(document.documentElement).backgroundColor";

#[test]
fn settings_apply_to_the_next_page_before_the_app_starts() {
    browse_with_script(HOLD_APP, &AT_ROOT, async |page| {
        open_held(page, "").await;
        let light = page.js(PAPER).await;
        page.choose("theme", "dark").await;
        let dark = page.js(PAPER).await;
        assert_ne!(light, dark);
        page.choose("size", "l").await;
        open_held(page, "articles/about/").await;
        assert_eq!(page.js(PAPER).await, dark);
        let size = "parseFloat(getComputedStyle(document.documentElement).fontSize)";
        assert_eq!(page.js(size).await, json!(18));
        release_app(page).await;
        assert_eq!(page.js(PAPER).await, dark);
        // The settings show the choice, also where the app has rendered the form again.
        page.find(".settings summary").await.click().await.unwrap();
        page.until("document.querySelector('.settings [value=dark]').checked").await;
        page.until("document.querySelector('.settings [value=l]').checked").await;
    });
}

#[test]
fn the_text_in_view_stays_where_it_is_when_letters_grow() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.js("scrollTo(0, 1500)").await;
        page.until("scrollY === 1500").await;
        page.js("(window.read = document.elementFromPoint(innerWidth / 2, innerHeight / 3)) && 0")
            .await;
        let top = "Math.round(window.read.getBoundingClientRect().top)";
        let before = page.js(top).await.as_i64().unwrap();
        page.js("(() => {
            const input = document.querySelector('.settings input[value=xl]');
            input.checked = true;
            input.dispatchEvent(new Event('change', { bubbles: true }));
        })()")
            .await;
        let size = "getComputedStyle(document.documentElement).fontSize";
        page.until(&format!("{size} === '20px'")).await;
        let after = page.js(top).await.as_i64().unwrap();
        assert!((before - after).abs() <= 1, "{before} {after}");
    });
}

#[test]
fn without_storage_settings_last_as_long_as_the_page() {
    let refuse = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('refused', 'SecurityError') },
    });";
    browse_with_script(refuse, &AT_ROOT, async |page| {
        page.open("").await;
        page.choose("theme", "dark").await;
        page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
        page.until("location.pathname.startsWith('/sections/')").await;
        assert_eq!(page.js("document.documentElement.dataset.theme").await, json!("dark"));
    });
}
