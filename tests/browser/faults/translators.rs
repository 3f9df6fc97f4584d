//! Software that changes pages: translators and extensions.

use serde_json::json;

use crate::support::browse;
use crate::support::content::{document, path, title};
use crate::support::site::AT_ROOT;
use crate::support::status_bar::{an_hour_later, press_status_button};
use crate::support::updates::article_with_new_paragraph;

/// Changes a page as translators do: it wraps each text, or a copy of it, into elements. And as
/// extensions do: it inserts foreign elements in several positions.
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
fn links_and_history_work_on_a_translated_page() {
    for is_another in [false, true] {
        browse(&AT_ROOT, async |page| {
            let translate = async || page.js(&format!("({TRANSLATED})({is_another}) ?? 0")).await;
            page.open(&path(60)).await;
            page.mark_document().await;
            translate().await;
            page.follow_without_scrolling("国内").await;
            page.until_arrived("国内").await;
            translate().await;
            assert!(!page.main_text().await.contains("泉水从石缝里涌出来"));
            page.follow_without_scrolling(&title(64)).await;
            page.until_arrived(&title(64)).await;
            translate().await;
            page.back().await;
            page.until_arrived("国内").await;
            page.back().await;
            page.until_arrived(&title(60)).await;
            assert!(page.main_text().await.contains("泉水从石缝里涌出来"));
            assert_eq!(page.js("document.querySelectorAll('h1').length").await, json!(1));
            translate().await;
            page.server.set_fault(&document(60), article_with_new_paragraph(60));
            an_hour_later(page).await;
            page.until("document.querySelector('.note').textContent.includes('本文已更新')").await;
            translate().await;
            press_status_button(page).await;
            page.until("document.querySelector('main').innerText.includes('最后补充的一段')").await;
            assert!(page.is_same_document().await);
        });
    }
}
