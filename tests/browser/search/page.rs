//! The page to search on.

use serde_json::json;
use thirtyfour::Key;

use super::{FIELD, RESULTS, by_key, marks, said, titles, type_keys, write};
use crate::layout_stability::SHIFTS;
use crate::support::content::{HAN, LONG, PICTURES, title};
use crate::support::engine::ENGINE;
use crate::support::engine::Engine;
use crate::support::site::{AT_ROOT, BELOW, ENGLISH};
use crate::support::{browse, browse_with};
use crate::takeover::{HELD_BACK, let_go, open};

#[test]
fn what_is_typed_is_found_without_another_key() {
    browse(&BELOW, async |page| {
        page.open("").await;
        page.element("document.querySelector('.way-to-search')").await.click().await.unwrap();
        write(page, "来历").await;
        said(page, "找到 2 篇").await;
        assert_eq!(titles(page).await, [LONG, HAN]);
        assert_eq!(marks(page).await, json!(["来历"]));
        page.until("location.search === '?q=%E6%9D%A5%E5%8E%86'").await;
        // The whole way with the keyboard.
        page.press(&[Key::Backspace, Key::Backspace]).await;
        page.until(&format!("{RESULTS} === 0 && !location.search")).await;
        write(page, "三张图").await;
        said(page, "找到 1 篇").await;
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
fn a_key_leads_to_it_from_everywhere() {
    browse(&AT_ROOT, async |page| {
        for path in ["", "articles/long/", "archive/"] {
            page.open(path).await;
            by_key(page).await;
        }
        // Where one writes it is a letter.
        type_keys(page, "/a").await;
        let typed = page.js(&format!("document.querySelector('{FIELD}').value")).await;
        assert_eq!(typed, json!("/a"));
    });
}

#[test]
fn nothing_is_loaded_before_somebody_wants_to_search() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        page.open("search/").await;
        page.settle().await;
        let asked = |page: &crate::support::page::Page| {
            let all = page.server.asked_below("");
            all.into_iter()
                .filter(|it| it.contains("finder") || it.contains("content/search"))
                .count()
        };
        assert_eq!(asked(page), 0);
        page.find(FIELD).await.click().await.unwrap();
        page.server.until_asked("content/search/index.txt", 1).await;
        assert!(asked(page) > 2);
    });
}

#[test]
fn an_address_with_a_search_opens_with_what_is_found() {
    browse(&AT_ROOT, async |page| {
        page.open("search/?q=%E6%89%93%E6%B0%B4+%E5%AD%A9%E5%AD%90&section=keji&order=newest")
            .await;
        said(page, "找到 3 篇").await;
        assert_eq!(titles(page).await, [PICTURES, LONG, HAN]);
        assert_eq!(marks(page).await, json!(["打水", "孩子"]));
        let chosen = "[...document.querySelectorAll('.search [name]')].map((it) => it.value)";
        assert_eq!(page.js(chosen).await, json!(["打水 孩子", "keji", "", "newest"]));
        // Another choice is another search.
        page.js("(() => {
            const choice = document.querySelector('.search [name=section]');
            choice.value = 'guonei';
            choice.dispatchEvent(new Event('input', { bubbles: true }));
        })()")
            .await;
        said(page, "找到 16 篇").await;
        page.until(&format!("{RESULTS} === 10")).await;
        page.button("更多结果").await.click().await.unwrap();
        page.until(&format!("{RESULTS} === 16")).await;
        page.until("!document.querySelector('.results button')").await;
    });
}

#[test]
fn a_page_that_is_left_within_the_pause_leaves_the_next_as_it_is() {
    browse(&AT_ROOT, async |page| {
        page.open("search/").await;
        write(page, "来历").await;
        said(page, "找到 2 篇").await;
        // In one task: a letter more, and away.
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
fn back_leads_to_what_was_found_where_it_was() {
    browse(&AT_ROOT, async |page| {
        page.open("archive/").await;
        by_key(page).await;
        write(page, "大碗茶").await;
        page.until(&format!("{RESULTS} === 10")).await;
        page.button("更多结果").await.click().await.unwrap();
        page.until(&format!("{RESULTS} === 20")).await;
        said(page, "找到").await;
        let there = titles(page).await;
        page.scroll_to(1500.0).await;
        page.follow_without_scrolling(&there[16]).await;
        page.arrived(&there[16]).await;
        page.back().await;
        page.until(&format!("{RESULTS} === 20")).await;
        page.is_at(1500.0).await;
        assert_eq!(titles(page).await, there);
    });
}

/// Who types pauses for no time at all.
const AT_ONCE: &str = "{
    const real = setTimeout;
    window.setTimeout = (act, pause, ...all) => real(act, pause === 150 ? 0 : pause, ...all);
    const state = history.replaceState;
    window.asked = [];
    history.replaceState = function (...all) {
        window.asked.push(all[2]);
        return state.apply(this, all);
    };
}";

#[test]
fn nothing_is_looked_for_while_characters_are_put_together() {
    browse_with(AT_ONCE, &AT_ROOT, async |page| {
        page.open("search/").await;
        page.find(FIELD).await.click().await.unwrap();
        page.server.until_asked("content/search/index.txt", 1).await;
        page.js("(window.asked = []) && 0").await;
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
        said(page, "找到 2 篇").await;
        assert_eq!(page.js("window.asked").await, json!(["/search/?q=%E6%9D%A5%E5%8E%86"]));
    });
}

#[test]
fn what_was_written_before_the_application_came_is_looked_for() {
    browse_with(HELD_BACK, &AT_ROOT, async |page| {
        open(page, "search/").await;
        write(page, "来历").await;
        let_go(page).await;
        said(page, "找到 2 篇").await;
        page.until("location.search === '?q=%E6%9D%A5%E5%8E%86'").await;
        page.until(&format!("document.activeElement.matches('{FIELD}')")).await;
        write(page, "x").await;
        said(page, "没有找到").await;
    });
}

#[test]
fn the_takeover_of_the_search_changes_no_pixel_and_shifts_nothing() {
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
fn it_speaks_the_language_of_the_site() {
    browse(&ENGLISH, async |page| {
        page.open("").await;
        by_key(page).await;
        write(page, "TEX").await;
        said(page, "3 found").await;
        assert_eq!(marks(page).await, json!(["Tex"]));
    });
}
