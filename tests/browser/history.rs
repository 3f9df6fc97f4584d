//! Back, forward and reload, with the scroll position.

use serde_json::json;

use crate::support::browse;
use crate::support::content::{path, title};
use crate::support::engine::{Engine, skips_unless};
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

/// Goes from a list scrolled to about `y` to an article and back. Returns the exact scroll
/// position.
async fn there_and_back(page: &Page, y: f64) -> f64 {
    page.scroll_to(y).await;
    let before = page.scroll_y().await;
    page.headline_in_view().await.click().await.unwrap();
    page.until("location.pathname.startsWith('/articles/')").await;
    page.until("document.activeElement?.localName === 'h1'").await;
    page.back().await;
    page.until_arrived("最新").await;
    before
}

#[test]
fn back_restores_the_scroll_position_to_the_pixel() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        there_and_back(page, 1236.0).await;
        page.assert_scrolled_to(1236.0).await;
        page.settle().await;
        page.assert_scrolled_to(1236.0).await;
    });
}

#[test]
fn back_restores_the_scroll_position_to_a_part_of_a_pixel() {
    if skips_unless(Engine::Chromium, "only Chromium can be given a scale factor") {
        return;
    }
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        let before = there_and_back(page, 1237.4).await;
        assert!(before.fract() > 0.1, "{before} is a whole pixel");
        page.assert_scrolled_to(before).await;
    });
}

#[test]
fn forward_restores_the_scroll_position() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.scroll_to(900.0).await;
        page.follow_without_scrolling("国内").await;
        page.until_arrived("国内").await;
        page.back().await;
        page.until("scrollY === 900").await;
        page.forward().await;
        page.until_arrived("国内").await;
        page.assert_scrolled_to(0.0).await;
    });
}

#[test]
fn a_page_visited_twice_has_two_scroll_positions() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(300.0).await;
        page.follow_without_scrolling("国内").await;
        page.until_arrived("国内").await;
        page.follow_without_scrolling("首页").await;
        page.until_arrived("最新").await;
        page.scroll_to(700.0).await;
        page.back().await;
        page.until_arrived("国内").await;
        page.back().await;
        page.until_arrived("最新").await;
        page.assert_scrolled_to(300.0).await;
        page.forward().await;
        page.until_arrived("国内").await;
        page.forward().await;
        page.until_arrived("最新").await;
        page.assert_scrolled_to(700.0).await;
    });
}

#[test]
fn a_reload_keeps_the_scroll_position() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.scroll_to(800.0).await;
        page.mark_document().await;
        page.reload().await;
        page.until("scrollY === 800").await;
        assert!(!page.is_same_document().await);
    });
}

#[test]
fn back_after_a_reload_restores_the_scroll_position() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(640.0).await;
        page.headline_in_view().await.click().await.unwrap();
        page.until("document.activeElement?.localName === 'h1'").await;
        page.reload().await;
        // The page is readable earlier, but until the app runs, the browser handles Back.
        page.until("probe.runs()").await;
        page.back().await;
        page.until_arrived("最新").await;
        page.assert_scrolled_to(640.0).await;
    });
}

#[test]
fn back_from_another_site_restores_the_scroll_position() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.scroll_to(500.0).await;
        page.leave().await;
        page.back().await;
        page.until_heading("泉水一百问").await;
        page.until("scrollY === 500").await;
    });
}

#[test]
fn a_hundred_times_there_and_back_break_nothing() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark_document().await;
        // In the page itself: by the driver it would take minutes. Slower than possible, since
        // browsers ignore more than 200 changes of the URL within 10 seconds.
        let round = format!(
            "(async () => {{
                const until = (there) => new Promise((done) => {{
                    const look = () => there() ? done() : requestAnimationFrame(look);
                    look();
                }});
                const says = (text) => () => document.activeElement.localName === 'h1'
                    && document.activeElement.textContent === text;
                for (let round = 0; round < 100; round += 1) {{
                    [...document.links].find((it) => it.textContent === {title}).click();
                    await until(says({title}));
                    history.back();
                    await until(says('最新'));
                    for (let pause = 0; pause < 8; pause += 1) {{
                        await new Promise(requestAnimationFrame);
                    }}
                }}
                return location.pathname;
            }})()",
            title = json!(title(60)),
        );
        assert_eq!(page.promise(&round).await, json!("/"));
        assert!(page.is_same_document().await, "no page was reloaded");
        page.follow(&title(60)).await;
        page.until_arrived(&title(60)).await;
        assert_eq!(page.path().await, format!("/{}", path(60)));
    });
}
