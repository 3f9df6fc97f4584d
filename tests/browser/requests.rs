//! What is asked for, and how often.

use crate::support::content::{document, path, title};
use crate::support::fault::Fault;
use crate::support::page::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with};

#[test]
fn a_document_is_asked_for_once_however_many_want_it() {
    browse(&AT_ROOT, async |page| {
        let gate = page.server.gate(&document(60));
        page.open("").await;
        let link = page.link(&title(60)).await;
        // In view, under the pointer, focused and clicked, all before there is an answer.
        page.point_at(&link).await;
        link.focus().await.unwrap();
        link.click().await.unwrap();
        page.heading("正在载入").await;
        gate.open();
        page.arrived(&title(60)).await;
        assert_eq!(page.server.count(&document(60)), 1);
    });
}

#[test]
fn what_has_been_read_is_not_asked_for_again() {
    browse_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.open(&path(60)).await;
        page.follow("国内").await;
        page.arrived("国内").await;
        page.server.down(true);
        page.back().await;
        page.arrived(&title(60)).await;
        page.forward().await;
        page.arrived("国内").await;
    });
}

#[test]
fn a_failure_is_forgotten_so_that_a_retry_can_succeed() {
    browse(&AT_ROOT, async |page| {
        page.server.set(&document(7), Fault::Status(500));
        page.visit(&path(7)).await;
        page.arrived("服务器暂时没有应答").await;
        page.server.heal(&document(7));
        page.retry().await;
        page.arrived(&title(7)).await;
        assert!(!page.complaints().await.is_empty());
    });
}

/// Shell and page both ask for it; were the first failure forgotten at once, a reader would wait
/// twice for nothing. The article is so new that the host has no page for it yet.
#[test]
fn a_document_that_fails_is_asked_for_once_when_its_page_is_opened() {
    browse(&AT_ROOT, async |page| {
        page.server.set("content/articles/new.json", Fault::Status(403));
        page.open("articles/new/").await;
        page.heading("服务器暂时没有应答").await;
        assert_eq!(page.server.count("content/articles/new.json"), 1);
        assert_eq!(page.complaints().await.len(), 1);
    });
}

#[test]
fn a_failure_that_is_over_at_once_is_not_shown() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.js("(() => {
            window.headings = new Set();
            const note = () => headings.add(document.querySelector('h1')?.textContent);
            new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
        })()")
            .await;
        page.server.set_once("content/sections/guonei/feed.json", Fault::Status(502));
        page.follow("国内").await;
        page.arrived("国内").await;
        let headings = page.js("[...headings].join()").await;
        assert!(!headings.as_str().unwrap().contains("服务器"), "{headings}");
        assert_eq!(page.complaints().await.len(), 1, "its owner is told");
    });
}

#[test]
fn a_failure_is_forgotten_so_that_the_next_visit_asks_again() {
    browse(&AT_ROOT, async |page| {
        page.server.set("content/sections/guonei/feed.json", Fault::Status(503));
        page.open("articles/about/").await;
        page.follow("国内").await;
        page.arrived("服务器暂时没有应答").await;
        page.server.heal("content/sections/guonei/feed.json");
        page.follow("关于").await;
        page.arrived("关于本站").await;
        page.follow("国内").await;
        page.arrived("国内").await;
        assert!(!page.complaints().await.is_empty());
    });
}

#[test]
fn the_site_is_asked_for_once() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.follow("国内").await;
        page.arrived("国内").await;
        page.follow("首页").await;
        page.arrived("最新").await;
        for document in ["content/site.json", "content/feed.json"] {
            // Not even once where the page brings it along.
            assert!(page.server.count(document) <= 1, "{document}");
        }
    });
}
