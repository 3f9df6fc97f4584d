//! The search page.

use serde_json::json;
use thirtyfour::Key;

use super::{
    FIELD, RESULT_COUNT, enter, marked_texts, open_by_key, titles, type_keys, until_status,
};
use crate::layout_stability::SHIFTS;
use crate::support::content::{HAN, LONG, PICTURES, title};
use crate::support::engine::ENGINE;
use crate::support::engine::Engine;
use crate::support::site::{AT_ROOT, BELOW, ENGLISH};
use crate::support::{browse, browse_with};
use crate::takeover::{HELD_BACK, let_go, open};

#[test]
fn results_appear_without_submitting() {
    browse(&BELOW, async |page| {
        page.open("").await;
        page.element("document.querySelector('.way-to-search')").await.click().await.unwrap();
        enter(page, "来历").await;
        until_status(page, "找到 2 篇").await;
        assert_eq!(titles(page).await, [LONG, HAN]);
        assert_eq!(marked_texts(page).await, json!(["来历"]));
        page.until("location.search === '?q=%E6%9D%A5%E5%8E%86'").await;
        // From here on with the keyboard.
        page.press(&[Key::Backspace, Key::Backspace]).await;
        page.until(&format!("{RESULT_COUNT} === 0 && !location.search")).await;
        enter(page, "三张图").await;
        until_status(page, "找到 1 篇").await;
        page.press(&[Key::Enter]).await;
        for _ in 0..9 {
            page.press(&[Key::Tab]).await;
            if page.js("document.activeElement.matches('.results h2 a')").await == json!(true) {
                break;
            }
        }
        page.press(&[Key::Enter]).await;
        page.arrived(PICTURES).await;
    });
}

#[test]
fn a_key_opens_the_search_from_every_page() {
    browse(&AT_ROOT, async |page| {
        for path in ["", "articles/long/", "archive/"] {
            page.open(path).await;
            open_by_key(page).await;
        }
        // In the field the key enters its character.
        type_keys(page, "/a").await;
        let value = page.js(&format!("document.querySelector('{FIELD}').value")).await;
        assert_eq!(value, json!("/a"));
    });
}

#[test]
fn the_finder_is_loaded_only_for_a_search() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        page.open("search/").await;
        page.settle().await;
        let requests = |page: &crate::support::page::Page| {
            let all = page.server.asked_below("");
            all.into_iter()
                .filter(|it| it.contains("finder") || it.contains("content/search"))
                .count()
        };
        assert_eq!(requests(page), 0);
        page.find(FIELD).await.click().await.unwrap();
        page.server.until_asked("content/search/index.txt", 1).await;
        assert!(requests(page) > 2);
    });
}

#[test]
fn a_search_url_opens_with_its_results() {
    browse(&AT_ROOT, async |page| {
        page.open("search/?q=%E6%89%93%E6%B0%B4+%E5%AD%A9%E5%AD%90&section=keji&order=newest")
            .await;
        until_status(page, "找到 3 篇").await;
        assert_eq!(titles(page).await, [PICTURES, LONG, HAN]);
        assert_eq!(marked_texts(page).await, json!(["打水", "孩子"]));
        let chosen = "[...document.querySelectorAll('.search [name]')].map((it) => it.value)";
        assert_eq!(page.js(chosen).await, json!(["打水 孩子", "keji", "", "newest"]));
        // Choosing another section starts another search.
        page.js("(() => {
            const choice = document.querySelector('.search [name=section]');
            choice.value = 'guonei';
            choice.dispatchEvent(new Event('input', { bubbles: true }));
        })()")
            .await;
        until_status(page, "找到 16 篇").await;
        page.until(&format!("{RESULT_COUNT} === 10")).await;
        page.button("更多结果").await.click().await.unwrap();
        page.until(&format!("{RESULT_COUNT} === 16")).await;
        page.until("!document.querySelector('.results button')").await;
    });
}

#[test]
fn leaving_the_page_during_the_debounce_leaves_the_next_page_as_it_is() {
    browse(&AT_ROOT, async |page| {
        page.open("search/").await;
        enter(page, "来历").await;
        until_status(page, "找到 2 篇").await;
        // In one task: one more character, and the page is left.
        page.js("(() => {
            const field = document.querySelector('.search input');
            field.value += '在';
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            document.querySelector('.results h2 a').click();
        })()")
            .await;
        page.arrived(LONG).await;
        page.promise("new Promise((done) => setTimeout(() => setTimeout(done), 151))").await;
        assert_eq!(page.js("location.hash").await, json!("#q=%E6%9D%A5%E5%8E%86"));
    });
}

#[test]
fn back_restores_the_results_and_the_scroll_position() {
    browse(&AT_ROOT, async |page| {
        page.open("archive/").await;
        open_by_key(page).await;
        enter(page, "大碗茶").await;
        page.until(&format!("{RESULT_COUNT} === 10")).await;
        page.button("更多结果").await.click().await.unwrap();
        page.until(&format!("{RESULT_COUNT} === 20")).await;
        until_status(page, "找到").await;
        let before = titles(page).await;
        page.scroll_to(1500.0).await;
        page.follow_without_scrolling(&before[16]).await;
        page.arrived(&before[16]).await;
        page.back().await;
        page.until(&format!("{RESULT_COUNT} === 20")).await;
        page.is_at(1500.0).await;
        assert_eq!(titles(page).await, before);
    });
}

/// The debounce takes no time; lists the URLs that the page sets.
const WITHOUT_DEBOUNCE: &str = "{
    const real = setTimeout;
    window.setTimeout = (act, delay, ...all) => real(act, delay === 150 ? 0 : delay, ...all);
    const replaceState = history.replaceState;
    window.replacedUrls = [];
    history.replaceState = function (...all) {
        window.replacedUrls.push(all[2]);
        return replaceState.apply(this, all);
    };
}";

#[test]
fn no_search_starts_during_composition() {
    browse_with(WITHOUT_DEBOUNCE, &AT_ROOT, async |page| {
        page.open("search/").await;
        page.find(FIELD).await.click().await.unwrap();
        page.server.until_asked("content/search/index.txt", 1).await;
        page.js("(window.replacedUrls = []) && 0").await;
        for (event, text) in
            [("compositionstart", "l"), ("", "lai"), ("", "lai li"), ("compositionend", "来历")]
        {
            let is_composing = event != "compositionend";
            page.js(&format!(
                "(() => {{
                    const field = document.querySelector('{FIELD}');
                    const bubbles = true;
                    field.value = '{text}';
                    if ('{event}') field.dispatchEvent(new CompositionEvent('{event}', {{ bubbles }}));
                    const isComposing = {is_composing};
                    field.dispatchEvent(new InputEvent('input', {{ bubbles, isComposing }}));
                }})()"
            ))
            .await;
            page.idle().await;
        }
        until_status(page, "找到 2 篇").await;
        assert_eq!(page.js("window.replacedUrls").await, json!(["/search/?q=%E6%9D%A5%E5%8E%86"]));
    });
}

#[test]
fn text_entered_before_the_app_starts_is_searched() {
    browse_with(HELD_BACK, &AT_ROOT, async |page| {
        open(page, "search/").await;
        enter(page, "来历").await;
        let_go(page).await;
        until_status(page, "找到 2 篇").await;
        page.until("location.search === '?q=%E6%9D%A5%E5%8E%86'").await;
        page.until(&format!("document.activeElement.matches('{FIELD}')")).await;
        enter(page, "x").await;
        until_status(page, "没有找到").await;
    });
}

#[test]
fn the_takeover_of_the_search_page_changes_no_pixel_and_shifts_nothing() {
    browse_with(&format!("{HELD_BACK}\n{SHIFTS}"), &AT_ROOT, async |page| {
        open(page, "search/").await;
        page.settle().await;
        page.js("window.shifts = []").await;
        let before = page.picture().await;
        let_go(page).await;
        assert!(before == page.picture().await);
        if *ENGINE == Engine::Chromium {
            assert_eq!(page.js("window.shifts").await, json!([]));
        }
    });
}

#[test]
fn the_search_page_is_in_the_language_of_the_site() {
    browse(&ENGLISH, async |page| {
        page.open("").await;
        open_by_key(page).await;
        enter(page, "TEX").await;
        until_status(page, "3 found").await;
        assert_eq!(marked_texts(page).await, json!(["Tex"]));
    });
}
