//! Before the click.

use serde_json::json;

use crate::support::content::{LONG, document, title};
use crate::support::page::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with};

const SECTION: &str = "content/sections/guonei/feed.json";

/// What a browser says on a network of the second generation.
const SLOW: &str = "Object.defineProperty(navigator, 'connection', { value: { saveData: false, effectiveType: 'slow-2g' } });";

#[test]
fn a_page_is_asked_for_when_the_pointer_is_over_its_link() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        let link = page.link("国内").await;
        page.point_at(&link).await;
        page.server.until_asked(SECTION, 1).await;
        page.heading("关于本站").await;
    });
}

#[test]
fn a_page_is_asked_for_when_its_link_has_the_focus() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.link("国内").await.focus().await.unwrap();
        page.server.until_asked(SECTION, 1).await;
    });
}

#[test]
fn articles_are_asked_for_when_their_headlines_come_into_view() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.server.until_asked("content/articles/pictures.json", 1).await;
        assert_eq!(page.server.count(&document(42)), 0, "it is far down");
        page.link(&title(42)).await.scroll_into_view().await.unwrap();
        page.server.until_asked(&document(42), 1).await;
    });
}

#[test]
fn an_article_that_was_asked_for_ahead_is_there_at_once() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.received("content/articles/long.json").await;
        page.server.down(true);
        // Looked at in the very frame the click is answered with.
        let look = format!(
            "new Promise((done) => {{
                [...document.links].find((it) => it.textContent === {}).click();
                requestAnimationFrame(() => done(document.querySelector('h1').textContent));
            }})",
            json!(LONG)
        );
        assert_eq!(page.promise(&look).await, json!(LONG));
        page.complaints().await;
    });
}

#[test]
fn nothing_is_asked_for_ahead_when_the_reader_saves_data() {
    asks_for_nothing_ahead(SAVES_DATA);
}

#[test]
fn nothing_is_asked_for_ahead_on_a_slow_network() {
    asks_for_nothing_ahead(SLOW);
}

fn asks_for_nothing_ahead(connection: &str) {
    browse_with(connection, &AT_ROOT, async |page| {
        page.open("").await;
        page.settle().await;
        page.link("国内").await.focus().await.unwrap();
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        assert_eq!(page.server.asked_below("content/articles/"), [document(60)]);
        assert_eq!(page.server.asked_below("content/sections/"), [""; 0]);
    });
}
