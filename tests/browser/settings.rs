//! What the reader chooses: the size of letters, and light or dark.

use serde_json::json;

use crate::faults::FULL;
use crate::kill_switches::REFUSED;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_kept_with, browse_with};
use crate::takeover::{HELD_BACK, let_go, open};

/// Chooses something in the settings.
pub(crate) async fn choose(page: &Page, name: &str, value: &str) {
    if page.js("document.querySelector('.settings').open").await == json!(false) {
        page.find(".settings summary").await.click().await.unwrap();
    }
    let input = format!(".settings input[name='{name}'][value='{value}']");
    page.find(&input).await.click().await.unwrap();
    page.until(&format!("document.documentElement.dataset.{name} === '{value}'")).await;
}

/// Whether the settings say that nothing is kept for when there is no network.
const SAYS_OFF: &str =
    "[...document.querySelectorAll('.settings p')].some((it) => it.getClientRects().length > 0)";

#[test]
fn where_nothing_can_be_kept_for_offline_the_settings_say_so() {
    for script in [REFUSED, FULL] {
        browse_kept_with(script, &AT_ROOT, async |page| {
            page.open("").await;
            page.find(".settings summary").await.click().await.unwrap();
            let says =
                "document.querySelector('.settings p').textContent.includes('离线保存已停用')";
            page.until(&format!("{SAYS_OFF} && {says}")).await;
        });
    }
}

#[test]
fn where_it_can_they_do_not() {
    // It has been looked at: until then nobody knows.
    let looks = "new MutationObserver(() => { window.isKnown = true })
        .observe(document.documentElement, { attributeFilter: ['data-unkept'] });";
    browse_kept_with(looks, &AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("archive/").await;
        page.find(".settings summary").await.click().await.unwrap();
        page.until(&format!("window.isKnown && !({SAYS_OFF})")).await;
    });
}

const PAPER: &str = "getComputedStyle(document.documentElement).backgroundColor";

#[test]
fn what_is_chosen_holds_in_the_next_page_before_the_application_is_there() {
    browse_with(HELD_BACK, &AT_ROOT, async |page| {
        open(page, "").await;
        let light = page.js(PAPER).await;
        choose(page, "theme", "dark").await;
        let dark = page.js(PAPER).await;
        assert_ne!(light, dark);
        choose(page, "size", "l").await;
        open(page, "articles/about/").await;
        assert_eq!(page.js(PAPER).await, dark);
        let size = "parseFloat(getComputedStyle(document.documentElement).fontSize)";
        assert_eq!(page.js(size).await, json!(18));
        let_go(page).await;
        assert_eq!(page.js(PAPER).await, dark);
        // What is chosen is shown, also where the form was made anew.
        page.find(".settings summary").await.click().await.unwrap();
        page.until("document.querySelector('.settings [value=dark]').checked").await;
        page.until("document.querySelector('.settings [value=l]').checked").await;
    });
}

#[test]
fn what_one_reads_keeps_its_place_when_letters_grow() {
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
fn where_nothing_can_be_stored_what_is_chosen_lasts_as_long_as_the_page() {
    let refuse = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('refused', 'SecurityError') },
    });";
    browse_with(refuse, &AT_ROOT, async |page| {
        page.open("").await;
        choose(page, "theme", "dark").await;
        page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
        page.until("location.pathname.startsWith('/sections/')").await;
        assert_eq!(page.js("document.documentElement.dataset.theme").await, json!("dark"));
    });
}
