//! Documents are loaded before the click on their link.

use serde_json::json;

use crate::support::content::{LONG, SECTION_FEED, document, title};
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with_script};

/// A browser on a second-generation network.
const SLOW: &str = "Object.defineProperty(navigator, 'connection', { value: { saveData: false, effectiveType: 'slow-2g' } });";

#[test]
fn a_document_is_loaded_when_the_pointer_is_over_its_link() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        let link = page.link("国内").await;
        page.hover(&link).await;
        page.server.until_requested(SECTION_FEED, 1).await;
        page.until_heading("关于本站").await;
    });
}

#[test]
fn a_document_is_loaded_when_its_link_has_the_focus() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.link("国内").await.focus().await.unwrap();
        page.server.until_requested(SECTION_FEED, 1).await;
    });
}

#[test]
fn articles_are_loaded_when_their_headlines_come_into_view() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.server.until_requested("content/articles/pictures.json", 1).await;
        assert_eq!(page.server.request_count(&document(42)), 0, "its headline is far below");
        page.link(&title(42)).await.scroll_into_view().await.unwrap();
        page.server.until_requested(&document(42), 1).await;
    });
}

#[test]
fn a_prefetched_article_is_shown_at_once() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.until_received("content/articles/long.json").await;
        page.server.set_down(true);
        // Looks in the very frame that follows the click.
        let look = format!(
            "new Promise((done) => {{
                [...document.links].find((it) => it.textContent === {}).click();
                requestAnimationFrame(() => done(document.querySelector('h1').textContent));
            }})",
            json!(LONG)
        );
        assert_eq!(page.promise(&look).await, json!(LONG));
        page.take_errors().await;
    });
}

#[test]
fn nothing_is_prefetched_when_the_reader_saves_data() {
    assert_no_prefetch(SAVES_DATA);
}

#[test]
fn nothing_is_prefetched_on_a_slow_network() {
    assert_no_prefetch(SLOW);
}

fn assert_no_prefetch(connection: &str) {
    browse_with_script(connection, &AT_ROOT, async |page| {
        page.open("").await;
        page.settle().await;
        page.link("国内").await.focus().await.unwrap();
        page.follow(&title(60)).await;
        page.until_arrived(&title(60)).await;
        assert_eq!(page.server.requests_below("content/articles/"), [document(60)]);
        assert_eq!(page.server.requests_below("content/sections/"), [""; 0]);
    });
}
