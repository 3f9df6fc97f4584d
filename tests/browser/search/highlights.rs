//! The query is highlighted in the article that was found.

use serde_json::json;

use super::{enter, open_by_key, until_status};
use crate::support::browse;
use crate::support::content::{HAN, LONG};
use crate::support::engine::{ENGINE, Engine};
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, BELOW};

/// The text of an article, and how many elements it has.
const TEXT_AND_ELEMENTS: &str = "(() => {
    const body = document.querySelector('.prose');
    return [body.textContent, body.querySelectorAll('*').length];
})()";

/// Waits until these texts are highlighted; not in a browser without the Custom Highlight API.
async fn until_highlighted(page: &Page, texts: &[&str]) {
    let highlighted = "[...(CSS.highlights?.get('found') ?? [])].map(String)";
    page.until(&format!(
        "!CSS.highlights || JSON.stringify({highlighted}) === {}",
        json!(json!(texts).to_string())
    ))
    .await;
}

#[test]
fn the_query_is_highlighted_and_the_text_is_unchanged() {
    browse(&BELOW, async |page| {
        page.open("articles/long/").await;
        let text = page.js(TEXT_AND_ELEMENTS).await;
        open_by_key(page).await;
        enter(page, "再看站外的文章").await;
        until_status(page, "找到 1 篇").await;
        page.follow(LONG).await;
        page.arrived(LONG).await;
        // The match begins in one element and ends in the next.
        until_highlighted(page, &["再看站外的文章"]).await;
        assert_eq!(page.js(TEXT_AND_ELEMENTS).await, text);
    });
}

#[test]
fn the_first_match_is_scrolled_into_view_and_again_after_a_reload() {
    browse(&AT_ROOT, async |page| {
        page.open("search/?q=%E4%BE%86%E6%AD%B7").await;
        until_status(page, "找到 2 篇").await;
        page.follow(HAN).await;
        page.arrived(HAN).await;
        let is_in_view = "(() => {
            const [first] = CSS.highlights?.get('found') ?? [];
            const { top } = (first ?? document.querySelector('.prose h2')).getBoundingClientRect();
            return scrollY > 0 && top > 0 && top < innerHeight;
        })()";
        if *ENGINE != Engine::WebKit {
            until_highlighted(page, &["来历"]).await;
            page.until(is_in_view).await;
        }
        // A reader who is sent the URL sees it too.
        let path = page.js("location.pathname + location.hash").await;
        page.fresh_tab().await;
        page.open(path.as_str().unwrap().trim_start_matches('/')).await;
        until_highlighted(page, &["来历"]).await;
        page.until(is_in_view).await;
    });
}
