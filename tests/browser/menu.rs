//! The menu, by keyboard and on a phone.

use serde_json::json;
use thirtyfour::Key;

use crate::support::browse;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

const BUTTON: &str = "document.querySelector('.menu-button')";
const ENTRY: &str = "document.querySelector('#menu-entries a')";

/// Presses Tab until the element that an expression finds has the focus.
async fn tab_to(page: &Page, expression: &str) {
    for _ in 0..30 {
        page.press(&[Key::Tab]).await;
        if page.js(&format!("document.activeElement === {expression}")).await == json!(true) {
            return;
        }
    }
    panic!("{expression} cannot be reached by Tab");
}

async fn shows_entries(page: &Page) -> bool {
    page.js(&format!("{ENTRY}.getClientRects().length > 0")).await == json!(true)
}

async fn until_expanded(page: &Page, button: &str, expanded: bool) {
    page.until(&format!("{button}.getAttribute('aria-expanded') === '{expanded}'")).await;
}

#[test]
fn on_a_phone_the_menu_is_opened_and_closed_by_keyboard() {
    browse(&AT_ROOT, async |page| {
        page.resize_to_phone().await;
        page.open("articles/about/").await;
        assert!(!shows_entries(page).await);
        tab_to(page, BUTTON).await;
        page.press(&[Key::Enter]).await;
        until_expanded(page, BUTTON, true).await;
        assert!(shows_entries(page).await);
        page.press(&[Key::Escape]).await;
        until_expanded(page, BUTTON, false).await;
        assert!(!shows_entries(page).await);
        assert_eq!(page.js(&format!("document.activeElement === {BUTTON}")).await, json!(true));
    });
}

/// Escape must not leave the focus on an element that has become invisible.
#[test]
fn on_a_phone_closing_the_menu_returns_the_focus() {
    browse(&AT_ROOT, async |page| {
        page.resize_to_phone().await;
        page.open("articles/about/").await;
        tab_to(page, BUTTON).await;
        for entry in [ENTRY, "document.querySelector('.menu-below a')"] {
            page.press(&[Key::Enter]).await;
            until_expanded(page, BUTTON, true).await;
            tab_to(page, entry).await;
            page.press(&[Key::Escape]).await;
            until_expanded(page, BUTTON, false).await;
            page.until(&format!("document.activeElement === {BUTTON}")).await;
        }
    });
}

#[test]
fn on_a_phone_a_navigation_closes_the_menu() {
    browse(&AT_ROOT, async |page| {
        page.resize_to_phone().await;
        page.open("articles/about/").await;
        page.button("菜单").await.click().await.unwrap();
        page.follow("国内").await;
        page.until_arrived("国内").await;
        until_expanded(page, BUTTON, false).await;
        assert!(!shows_entries(page).await);
    });
}

#[test]
fn on_a_phone_nested_entries_are_shown_below_their_parent() {
    browse(&AT_ROOT, async |page| {
        page.resize_to_phone().await;
        page.open("articles/about/").await;
        page.button("菜单").await.click().await.unwrap();
        page.follow("归档").await;
        page.until_arrived("归档").await;
    });
}

#[test]
fn the_menu_marks_the_current_page() {
    browse(&AT_ROOT, async |page| {
        let marked = "[...document.querySelectorAll('.menu [aria-current]')].map((it) => [it.textContent, it.ariaCurrent])";
        page.open("").await;
        assert_eq!(page.js(marked).await, json!([["首页", "page"]]));
        page.follow("国内").await;
        page.until_arrived("国内").await;
        assert_eq!(page.js(marked).await, json!([["国内", "page"]]));
        // The article is in the section, but is not the section's page.
        page.headline_in_view().await.click().await.unwrap();
        page.until("document.querySelector('.prose') && document.activeElement.localName === 'h1'")
            .await;
        assert_eq!(page.js(marked).await, json!([["国内", "true"]]));
    });
}

#[test]
fn on_a_desktop_a_nested_menu_is_opened_and_closed_by_its_button() {
    browse(&AT_ROOT, async |page| {
        let below = "document.querySelector('.menu-below a').getClientRects().length > 0";
        let button = "document.querySelector('.menu-fold')";
        page.open("articles/about/").await;
        assert_eq!(page.js(below).await, json!(false));
        tab_to(page, button).await;
        page.press(&[Key::Enter]).await;
        until_expanded(page, button, true).await;
        assert_eq!(page.js(below).await, json!(true));
        page.press(&[Key::Escape]).await;
        until_expanded(page, button, false).await;
        assert_eq!(page.js(below).await, json!(false));
        page.button("专题的子菜单").await.click().await.unwrap();
        page.follow("归档").await;
        page.until_arrived("归档").await;
        until_expanded(page, button, false).await;
    });
}

#[test]
fn the_skip_link_stays_on_a_page_that_does_not_exist() {
    browse(&AT_ROOT, async |page| {
        page.open("no/such/page/").await;
        page.mark_document().await;
        page.press(&[Key::Tab, Key::Enter]).await;
        page.until("document.activeElement.localName === 'main'").await;
        assert_eq!(page.path().await, "/no/such/page/");
        assert!(page.is_same_document().await);
    });
}

#[test]
fn the_first_tab_leads_to_a_skip_link() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.mark_document().await;
        page.press(&[Key::Tab]).await;
        assert_eq!(page.js("document.activeElement.textContent").await, json!("跳到正文"));
        page.press(&[Key::Enter]).await;
        page.until("document.activeElement.localName === 'main'").await;
        page.until_heading("关于本站").await;
        // The link works more than once.
        page.js("document.querySelector('.name').focus()").await;
        page.js("document.querySelector('.skip').click()").await;
        page.until("document.activeElement.localName === 'main'").await;
        assert!(page.is_same_document().await);
        page.press(&[Key::Tab]).await;
        let behind = "document.querySelector('.menu').compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING";
        page.until(behind).await;
    });
}
