//! The article that was found, and what was looked for in it.

use serde_json::json;

use super::{by_key, said, write};
use crate::support::browse;
use crate::support::content::{HAN, LONG};
use crate::support::engine::{ENGINE, Engine};
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, BELOW};

/// The text of an article, and how many elements it has.
const WHOLE: &str = "(() => {
    const body = document.querySelector('.prose');
    return [body.textContent, body.querySelectorAll('*').length];
})()";

/// The texts that are marked, where the browser can mark.
async fn until_marked(page: &Page, texts: &[&str]) {
    let marked = "[...(CSS.highlights?.get('found') ?? [])].map(String)";
    page.until(&format!(
        "!CSS.highlights || JSON.stringify({marked}) === {}",
        json!(json!(texts).to_string())
    ))
    .await;
}

#[test]
fn what_was_looked_for_is_marked_and_the_text_is_as_it_was() {
    browse(&BELOW, async |page| {
        page.open("articles/long/").await;
        let text = page.js(WHOLE).await;
        by_key(page).await;
        write(page, "再看站外的文章").await;
        said(page, "找到 1 篇").await;
        page.follow(LONG).await;
        page.arrived(LONG).await;
        // From one element into the next.
        until_marked(page, &["再看站外的文章"]).await;
        assert_eq!(page.js(WHOLE).await, text);
    });
}

#[test]
fn one_is_led_to_the_first_of_it_and_again_after_a_reload() {
    browse(&AT_ROOT, async |page| {
        page.open("search/?q=%E4%BE%86%E6%AD%B7").await;
        said(page, "找到 2 篇").await;
        page.follow(HAN).await;
        page.arrived(HAN).await;
        let is_seen = "(() => {
            const [first] = CSS.highlights?.get('found') ?? [];
            const { top } = (first ?? document.querySelector('.prose h2')).getBoundingClientRect();
            return scrollY > 0 && top > 0 && top < innerHeight;
        })()";
        if *ENGINE != Engine::WebKit {
            until_marked(page, &["来历"]).await;
            page.until(is_seen).await;
        }
        // Whoever is sent the address sees it too.
        let path = page.js("location.pathname + location.hash").await;
        page.fresh_tab().await;
        page.open(path.as_str().unwrap().trim_start_matches('/')).await;
        until_marked(page, &["来历"]).await;
        page.until(is_seen).await;
    });
}
