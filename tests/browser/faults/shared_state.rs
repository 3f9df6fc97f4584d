//! When a page is not alone: other tabs, the browser's own memory, and who else changes the page.

use serde_json::json;
use thirtyfour::WindowHandle;

use super::LOADING;
use crate::revalidation::{an_hour_later, press, told, with_a_paragraph, with_one_more};
use crate::settings::choose;
use crate::support::content::{ABOUT, document, path, title};
use crate::support::engine::{ENGINE, Engine, skip};
use crate::support::fault::Fault;
use crate::support::page::{Page, SAVES_DATA};
use crate::support::site::{AT_ROOT, NEXT};
use crate::support::{browse, browse_kept, browse_with};

// --- more than one ---

/// Another tab at the same page; says which was there before and which is new.
async fn second_tab(page: &Page, path: &str) -> [WindowHandle; 2] {
    let first = page.session.window().await.unwrap();
    let second = page.session.new_tab().await.unwrap();
    go_to(page, &second).await;
    page.furnish().await;
    page.open(path).await;
    [first, second]
}

async fn go_to(page: &Page, tab: &WindowHandle) {
    page.session.switch_to_window(tab.clone()).await.unwrap();
}

fn has_one_tab() -> bool {
    let one = *ENGINE == Engine::WebKit;
    if one {
        skip("its driver has one tab");
    }
    one
}

#[test]
fn what_is_chosen_in_one_tab_holds_in_the_other() {
    if has_one_tab() {
        return;
    }
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        let [first, second] = second_tab(page, "articles/long/").await;
        choose(page, "theme", "dark").await;
        go_to(page, &first).await;
        page.until("document.documentElement.dataset.theme === 'dark'").await;
        choose(page, "theme", "light").await;
        go_to(page, &second).await;
        page.until("document.documentElement.dataset.theme === 'light'").await;
    });
}

#[test]
fn what_has_changed_in_one_tab_does_not_move_what_is_read_in_the_other() {
    if has_one_tab() {
        return;
    }
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(7)).await;
        page.scroll_to(40.0).await;
        let before = page.main_text().await;
        let [first, second] = second_tab(page, &path(7)).await;
        page.server.set(&document(7), with_a_paragraph(7));
        an_hour_later(page).await;
        told(page, "本文已更新").await;
        press(page).await;
        page.until("document.querySelector('main').innerText.includes('最后补充的一段')").await;
        go_to(page, &first).await;
        page.is_at(40.0).await;
        assert_eq!(page.main_text().await, before);
        for tab in [&first, &second] {
            go_to(page, tab).await;
            page.follow("国内").await;
            page.arrived("国内").await;
            page.back().await;
            page.arrived(&title(7)).await;
        }
    });
}

#[test]
fn a_new_worker_and_a_new_build_leave_both_tabs_reading() {
    if has_one_tab() {
        return;
    }
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.js("navigator.serviceWorker.addEventListener('controllerchange', () => { window.isServed = true }) ?? 0")
            .await;
        page.mark().await;
        page.server.deploy(&NEXT);
        let worker = format!("{}\n// another", AT_ROOT.text("sw.js"));
        page.server.set("sw.js", Fault::text(worker));
        let [first, second] = second_tab(page, "archive/").await;
        go_to(page, &first).await;
        page.until("window.isServed").await;
        for tab in [&first, &second] {
            go_to(page, tab).await;
            page.plant(&path(40), "").await.click().await.unwrap();
            page.arrived(&title(40)).await;
            page.back().await;
            page.until("document.activeElement?.localName === 'h1'").await;
        }
        go_to(page, &first).await;
        assert!(page.is_marked().await, "nothing was loaded anew");
    });
}

// --- back and forward ---

const FEED: &str = "content/feed.json";
const SHOWN_AGAIN: &str = "for (const type of ['pagehide', 'pageshow']) {
    dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
}";

/// So much later that what is shown has to be asked for.
const HOURS: &str = "(() => {
    const clock = performance.now.bind(performance);
    performance.now = () => clock() + 36e5;
})()";

#[test]
fn a_page_that_comes_back_as_it_was_left_asks_quietly_what_is_new() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(300.0).await;
        page.server.set(FEED, with_one_more());
        page.js(HOURS).await;
        page.js(&format!("(() => {{ {SHOWN_AGAIN} }})()")).await;
        told(page, "有 1 篇新文章").await;
        page.is_at(300.0).await;
        assert_eq!(page.server.count(FEED), 1);
        // Where one was is the application's business again.
        assert_eq!(page.js("history.scrollRestoration").await, json!("manual"));
    });
}

#[test]
fn a_page_that_the_browser_has_stored_whole_goes_on() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(300.0).await;
        page.server.set(FEED, with_one_more());
        page.js(HOURS).await;
        page.mark().await;
        page.leave().await;
        page.back().await;
        page.heading("最新").await;
        if !page.is_marked().await {
            skip("its driver lets no page be stored whole");
            return;
        }
        told(page, "有 1 篇新文章").await;
        page.is_at(300.0).await;
        assert_eq!(page.js("history.scrollRestoration").await, json!("manual"));
        // With all it can do.
        page.follow("国内").await;
        page.arrived("国内").await;
    });
}

/// Address, title and content are of one page.
const AGREE: &str = "({
    '/': '最新', '/sections/guonei/': '国内', '/articles/about/': '关于本站',
})[location.pathname] === document.querySelector('h1')?.textContent
    && document.title.startsWith(location.pathname === '/' ? '泉闻' : document.querySelector('h1').textContent)
    && document.querySelectorAll('h1').length === 1";

#[test]
fn twenty_times_back_and_forward_leave_address_title_and_content_agreeing() {
    for is_slow in [false, true] {
        browse_with(SAVES_DATA, &AT_ROOT, async |page| {
            let gate = page.server.gate("content/sections/guonei/feed.json");
            if !is_slow {
                gate.open();
            }
            page.open("").await;
            page.mark().await;
            page.follow_without_scrolling("国内").await;
            page.heading(if is_slow { LOADING } else { "国内" }).await;
            page.follow_without_scrolling("关于").await;
            page.arrived(ABOUT).await;
            page.promise(
                "(async () => {
                    for (let step = 0; step < 20; step += 1) {
                        if (step % 4 < 2) history.back(); else history.forward();
                        for (let pause = 0; pause < 3; pause += 1) {
                            await new Promise(requestAnimationFrame);
                        }
                    }
                    return true;
                })()",
            )
            .await;
            gate.open();
            page.until(AGREE).await;
            page.idle().await;
            page.until(AGREE).await;
            assert!(page.is_marked().await, "no page was loaded anew");
            page.follow_without_scrolling("首页").await;
            page.arrived("最新").await;
            page.until(AGREE).await;
        });
    }
}

// --- somebody else in the page ---

/// As translators do: each text in an element of its own, itself or another one like it; and as
/// others do that put something of theirs wherever they like.
const TRANSLATED: &str = "(isAnother) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all = [];
    while (texts.nextNode()) all.push(texts.currentNode);
    for (const text of all.filter((it) => it.data.trim() && !it.parentElement.closest('script, style'))) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        text.replaceWith(outer);
        outer.append(inner);
        inner.append(isAnother ? text.data : text);
    }
    for (const place of ['.prose', '.prose p', 'main', '.masthead', 'h1', 'body']) {
        const found = document.querySelector(place);
        if (found?.closest('font') || !found) continue;
        found.prepend(document.createElement('grammarly-extension'));
        found.append(document.createElement('grammarly-extension'));
    }
}";

#[test]
fn a_page_that_a_translator_has_changed_leads_on_and_back() {
    for is_another in [false, true] {
        browse(&AT_ROOT, async |page| {
            let translate = async || page.js(&format!("({TRANSLATED})({is_another}) ?? 0")).await;
            page.open(&path(60)).await;
            page.mark().await;
            translate().await;
            page.follow_without_scrolling("国内").await;
            page.arrived("国内").await;
            translate().await;
            assert!(!page.main_text().await.contains("泉水从石缝里涌出来"));
            page.follow_without_scrolling(&title(64)).await;
            page.arrived(&title(64)).await;
            translate().await;
            page.back().await;
            page.arrived("国内").await;
            page.back().await;
            page.arrived(&title(60)).await;
            assert!(page.main_text().await.contains("泉水从石缝里涌出来"));
            assert_eq!(page.js("document.querySelectorAll('h1').length").await, json!(1));
            translate().await;
            page.server.set(&document(60), with_a_paragraph(60));
            an_hour_later(page).await;
            page.until("document.querySelector('.note').textContent.includes('本文已更新')").await;
            translate().await;
            press(page).await;
            page.until("document.querySelector('main').innerText.includes('最后补充的一段')").await;
            assert!(page.is_marked().await);
        });
    }
}
