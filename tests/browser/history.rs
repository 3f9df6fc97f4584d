//! Back, forward and reload.

use serde_json::json;

use crate::support::browse;
use crate::support::content::{path, title};
use crate::support::engine::{Engine, needs};
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

/// From a list scrolled to about `y` to an article and back. Says where exactly the list was
/// scrolled to before.
async fn there_and_back(page: &Page, y: f64) -> f64 {
    page.scroll_to(y).await;
    let before = page.scroll_y().await;
    page.headline_in_view().await.click().await.unwrap();
    page.until("location.pathname.startsWith('/articles/')").await;
    page.until("document.activeElement?.localName === 'h1'").await;
    page.back().await;
    page.arrived("最新").await;
    before
}

#[test]
fn back_restores_the_scroll_to_the_pixel() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        there_and_back(page, 1236.0).await;
        page.is_at(1236.0).await;
        page.settle().await;
        page.is_at(1236.0).await;
    });
}

#[test]
fn back_restores_the_scroll_to_the_part_of_a_pixel() {
    if needs(Engine::Chromium, "only its dots can be made smaller than a pixel") {
        return;
    }
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        let before = there_and_back(page, 1237.4).await;
        assert!(before.fract() > 0.1, "{before} is a whole pixel");
        page.is_at(before).await;
    });
}

#[test]
fn forward_restores_the_scroll_as_well() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.scroll_to(900.0).await;
        page.follow_without_scrolling("国内").await;
        page.arrived("国内").await;
        page.back().await;
        page.until("scrollY === 900").await;
        page.forward().await;
        page.arrived("国内").await;
        page.is_at(0.0).await;
    });
}

#[test]
fn a_page_visited_twice_has_two_places() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(300.0).await;
        page.follow_without_scrolling("国内").await;
        page.arrived("国内").await;
        page.follow_without_scrolling("首页").await;
        page.arrived("最新").await;
        page.scroll_to(700.0).await;
        page.back().await;
        page.arrived("国内").await;
        page.back().await;
        page.arrived("最新").await;
        page.is_at(300.0).await;
        page.forward().await;
        page.arrived("国内").await;
        page.forward().await;
        page.arrived("最新").await;
        page.is_at(700.0).await;
    });
}

#[test]
fn a_reload_keeps_the_scroll() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.scroll_to(800.0).await;
        page.mark().await;
        page.reload().await;
        page.until("scrollY === 800").await;
        assert!(!page.is_marked().await);
    });
}

#[test]
fn back_after_a_reload_still_knows_where_one_was() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(640.0).await;
        page.headline_in_view().await.click().await.unwrap();
        page.until("document.activeElement?.localName === 'h1'").await;
        page.reload().await;
        // The page is readable before that: until then Back is the browser's.
        page.until("probe.runs()").await;
        page.back().await;
        page.arrived("最新").await;
        page.is_at(640.0).await;
    });
}

#[test]
fn back_from_another_site_opens_the_page_where_it_was_left() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.scroll_to(500.0).await;
        page.leave().await;
        page.back().await;
        page.heading("泉水一百问").await;
        page.until("scrollY === 500").await;
    });
}

#[test]
fn a_hundred_times_there_and_back_break_nothing() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark().await;
        // In the page itself: a driver in between would take minutes. Slower than it could be, since
        // browsers ignore more than 200 changes of the address within 10 seconds.
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
        assert!(page.is_marked().await, "no page was loaded anew");
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        assert_eq!(page.path().await, format!("/{}", path(60)));
    });
}
