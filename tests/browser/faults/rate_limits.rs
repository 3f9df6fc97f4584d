//! Endpoints that refuse too many requests, or fail now and then: the app leaves them alone.

use crate::support::content::{SECTION_FEED, document, path, title};
use crate::support::fault::Fault;
use crate::support::messages::SERVER_ERROR;
use crate::support::page::Page;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::status_bar::{an_hour_later, until_status, wake};
use crate::support::{browse, browse_with_script};

async fn check_retry_after(page: &Page, when: &str) {
    page.server.set_fault(SECTION_FEED, Fault::busy(when));
    page.follow_without_scrolling("国内").await;
    page.until_arrived(SERVER_ERROR).await;
    wake(page).await;
    assert_eq!(page.server.request_count(SECTION_FEED), 1, "Retry-After: {when}");
    // A reader may retry earlier.
    page.server.remove_faults(SECTION_FEED);
    page.retry().await;
    page.until_arrived("国内").await;
    assert_eq!(page.server.request_count(SECTION_FEED), 2);
    page.ignore_errors().await;
}

#[test]
fn retry_after_is_obeyed_except_by_the_reader() {
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("articles/about/").await;
        check_retry_after(page, "30").await;
    });
}

#[test]
fn retry_after_may_be_a_date() {
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("articles/about/").await;
        let date = page.js("new Date(Date.now() + 30_000).toUTCString()").await;
        check_retry_after(page, date.as_str().unwrap()).await;
    });
}

/// Otherwise the app would not request it again for a day.
#[test]
fn retry_after_is_measured_by_the_clock_of_the_endpoint() {
    let behind = "const today = Date.now; Date.now = () => today() - 730 * 864e5;";
    let script = format!("{SAVES_DATA}\n{behind}");
    browse_with_script(&script, &AT_ROOT, async |page| {
        page.open("articles/about/").await;
        let date = async |seconds: u32| {
            let date = format!("new Date(Date.UTC(2026, 10, 23, 8, 0, {seconds})).toUTCString()");
            page.js(&date).await.as_str().unwrap().to_owned()
        };
        let (sent, again) = (date(0).await, date(1).await);
        let headers = vec![("Date", sent), ("Retry-After", again)];
        page.server.set_fault_once(SECTION_FEED, Fault::TooManyRequests(headers));
        page.follow_without_scrolling("国内").await;
        page.until_arrived(SERVER_ERROR).await;
        // Without the reader's doing.
        page.until_arrived("国内").await;
        assert_eq!(page.server.request_count(SECTION_FEED), 2);
        page.ignore_errors().await;
    });
}

#[test]
fn an_overloaded_endpoint_takes_nothing_away_and_gets_no_more_requests() {
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.set_fault(&document(7), Fault::busy("30"));
        an_hour_later(page).await;
        until_status(page, "服务器没有应答").await;
        page.assert_text("泉水").await;
        wake(page).await;
        assert_eq!(page.server.request_count(&document(7)), 1);
        page.ignore_errors().await;
    });
}

#[test]
fn every_second_request_may_fail_unnoticed() {
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("").await;
        page.js("(() => {
            window.headings = new Set();
            const note = () => headings.add(document.querySelector('h1')?.textContent);
            new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
        })()")
            .await;
        page.server.set_fault_every_second("content/*", Fault::Status(503));
        for number in [60, 61, 62] {
            page.follow_without_scrolling(&title(number)).await;
            page.until_arrived(&title(number)).await;
            assert_eq!(page.server.request_count(&document(number)), 2);
            page.back().await;
            page.until_arrived("最新").await;
        }
        let headings = page.js("[...headings].join()").await;
        assert!(!headings.as_str().unwrap().contains("服务器"), "{headings}");
        let requests = page.server.requests_below("content/");
        assert_eq!(requests.len(), 6, "{requests:?}");
        page.ignore_errors().await;
    });
}

#[test]
fn a_failing_endpoint_is_not_prefetched_again_and_again() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.server.set_fault(SECTION_FEED, Fault::busy("30"));
        for _ in 0..5 {
            for text in ["国内", "首页"] {
                let link = page.link(text).await;
                page.hover(&link).await;
            }
            page.server.until_requested(SECTION_FEED, 1).await;
            // A second request of the app would reach the server before this one.
            page.promise("fetch('./robots.txt').then((it) => it.text())").await;
        }
        assert_eq!(page.server.request_count(SECTION_FEED), 1);
        page.until_heading("关于本站").await;
        // A reader who goes there requests it.
        page.server.remove_faults(SECTION_FEED);
        page.follow("国内").await;
        page.until_arrived("国内").await;
        page.ignore_errors().await;
    });
}
