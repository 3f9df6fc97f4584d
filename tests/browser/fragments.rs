//! Links to a heading, a footnote or a text within a page.

use serde_json::json;

use crate::support::browse;
use crate::support::content::{LONG, path, title};
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

/// Waits until the element with this id is in the top quarter of the window.
async fn at_the_top(page: &Page, id: &str) {
    let id = json!(id);
    page.until(&format!(
        "document.getElementById({id}) && scrollY > 0
            && document.getElementById({id}).getBoundingClientRect().top >= -1
            && document.getElementById({id}).getBoundingClientRect().top < innerHeight / 4"
    ))
    .await;
}

#[test]
fn a_url_with_a_fragment_opens_at_its_heading() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/#q-第八节").await;
        at_the_top(page, "q-第八节").await;
        page.until_heading(LONG).await;
    });
}

#[test]
fn the_table_of_contents_scrolls_the_page_and_back_returns() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.mark_document().await;
        page.scroll_to(40.0).await;
        page.follow_without_scrolling("第五节").await;
        at_the_top(page, "q-第五节").await;
        assert_eq!(page.path().await, "/articles/long/#q-第五节");
        page.back().await;
        page.until("scrollY === 40").await;
        assert_eq!(page.path().await, "/articles/long/");
        assert!(page.is_same_document().await);
        assert!(page.server.request_count("content/articles/long.json") <= 1);
    });
}

#[test]
fn on_a_desktop_the_table_of_contents_is_open() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        let link = page.link("第五节").await;
        page.click_with_pointer(&link).await;
        at_the_top(page, "q-第五节").await;
    });
}

#[test]
fn on_a_phone_the_table_of_contents_is_folded() {
    browse(&AT_ROOT, async |page| {
        page.resize_to_phone().await;
        page.open("articles/long/").await;
        page.find(".contents summary").await.click().await.unwrap();
        page.follow("第五节").await;
        at_the_top(page, "q-第五节").await;
    });
}

#[test]
fn the_table_of_contents_marks_the_current_section() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.js("document.getElementById('q-第六节').scrollIntoView()").await;
        page.until("document.querySelector('.contents [aria-current]')?.textContent === '第六节'")
            .await;
        assert_eq!(
            page.js("document.querySelectorAll('.contents [aria-current]').length").await,
            json!(1)
        );
    });
}

#[test]
fn a_link_to_a_heading_of_another_article_scrolls_to_it() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.mark_document().await;
        page.follow("它的来历").await;
        at_the_top(page, "q-来历").await;
        assert_eq!(page.path().await, "/articles/趵突泉/#q-来历");
        assert_eq!(page.js("document.activeElement.id").await, json!("q-来历"));
        assert!(page.is_same_document().await);
    });
}

#[test]
fn a_missing_fragment_leads_to_the_top() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.insert_link("articles/news-03/#nowhere", "").await.click().await.unwrap();
        page.until_arrived(&title(3)).await;
        page.assert_scrolled_to(0.0).await;
    });
}

#[test]
fn links_lead_to_a_footnote_and_back() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/long/").await;
        page.mark_document().await;
        page.find(".footnote-ref a").await.click().await.unwrap();
        page.until("location.hash === '#q-fn-1' && scrollY > 0").await;
        page.find(".footnote-backref").await.click().await.unwrap();
        page.until("location.hash === '#q-fnref-1'").await;
        let seen = "document.getElementById('q-fnref-1').getBoundingClientRect().top < innerHeight";
        page.until(seen).await;
        assert!(page.is_same_document().await);
    });
}

/// Only the browser can find the text, and only while it loads the page.
#[test]
fn a_link_to_a_text_is_left_to_the_browser() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark_document().await;
        page.insert_link(&format!("{}#:~:text=泉水", path(3)), "").await.click().await.unwrap();
        page.until_heading(&title(3)).await;
        assert!(!page.is_same_document().await);
    });
}
