//! How often each document is requested.

use crate::support::content::{document, path, title};
use crate::support::fault::Fault;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with_script};

#[test]
fn a_document_with_many_users_is_requested_once() {
    browse(&AT_ROOT, async |page| {
        let latch = page.server.hold(&document(60));
        page.open("").await;
        let link = page.link(&title(60)).await;
        // In view, under the pointer, focused and clicked, all before the response.
        page.hover(&link).await;
        link.focus().await.unwrap();
        link.click().await.unwrap();
        page.until_heading("正在载入").await;
        latch.open();
        page.until_arrived(&title(60)).await;
        assert_eq!(page.server.request_count(&document(60)), 1);
    });
}

#[test]
fn a_document_that_was_read_is_not_requested_again() {
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.open(&path(60)).await;
        page.follow("国内").await;
        page.until_arrived("国内").await;
        page.server.set_down(true);
        page.back().await;
        page.until_arrived(&title(60)).await;
        page.forward().await;
        page.until_arrived("国内").await;
    });
}

#[test]
fn a_retry_succeeds_after_a_failure() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault(&document(7), Fault::Status(500));
        page.open_by_link(&path(7)).await;
        page.until_arrived("服务器暂时没有应答").await;
        page.server.remove_faults(&document(7));
        page.retry().await;
        page.until_arrived(&title(7)).await;
        assert!(!page.take_errors().await.is_empty());
    });
}

/// Both the frame around the page and the page load the document. If the first failure were
/// forgotten at once, a reader would wait twice in vain. The article is so new that the host has no
/// page for it yet.
#[test]
fn a_failing_document_is_requested_once_when_its_page_opens() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault("content/articles/new.json", Fault::Status(403));
        page.open("articles/new/").await;
        page.until_heading("服务器暂时没有应答").await;
        assert_eq!(page.server.request_count("content/articles/new.json"), 1);
        assert_eq!(page.take_errors().await.len(), 1);
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
        page.server.set_fault_once("content/sections/guonei/feed.json", Fault::Status(502));
        page.follow("国内").await;
        page.until_arrived("国内").await;
        let headings = page.js("[...headings].join()").await;
        assert!(!headings.as_str().unwrap().contains("服务器"), "{headings}");
        assert_eq!(page.take_errors().await.len(), 1, "the console has an error");
    });
}

#[test]
fn the_next_visit_requests_a_failed_document_again() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault("content/sections/guonei/feed.json", Fault::Status(503));
        page.open("articles/about/").await;
        page.follow("国内").await;
        page.until_arrived("服务器暂时没有应答").await;
        page.server.remove_faults("content/sections/guonei/feed.json");
        page.follow("关于").await;
        page.until_arrived("关于本站").await;
        page.follow("国内").await;
        page.until_arrived("国内").await;
        assert!(!page.take_errors().await.is_empty());
    });
}

#[test]
fn the_site_document_is_requested_once() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.follow("国内").await;
        page.until_arrived("国内").await;
        page.follow("首页").await;
        page.until_arrived("最新").await;
        for document in ["content/site.json", "content/feed.json"] {
            // Not even once on a page that embeds it.
            assert!(page.server.request_count(document) <= 1, "{document}");
        }
    });
}
