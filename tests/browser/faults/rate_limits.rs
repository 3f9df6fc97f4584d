//! When an endpoint says that it is asked too often, or fails every now and then: it is let be.

use super::{SECTION, SERVER, says, stop_listening, wake};
use crate::revalidation::{an_hour_later, told};
use crate::support::content::{document, path, title};
use crate::support::fault::Fault;
use crate::support::page::{Page, SAVES_DATA};
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_with};

async fn is_not_asked_before_it_wants_to_be(page: &Page, when: &str) {
    page.server.set(SECTION, Fault::busy(when));
    page.follow_without_scrolling("国内").await;
    page.arrived(SERVER).await;
    wake(page).await;
    assert_eq!(page.server.count(SECTION), 1, "Retry-After: {when}");
    // Whoever insists may.
    page.server.heal(SECTION);
    page.retry().await;
    page.arrived("国内").await;
    assert_eq!(page.server.count(SECTION), 2);
    stop_listening(page).await;
}

#[test]
fn an_endpoint_that_says_when_is_not_asked_before_but_by_its_reader() {
    browse_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("articles/about/").await;
        is_not_asked_before_it_wants_to_be(page, "30").await;
    });
}

#[test]
fn an_endpoint_may_say_when_by_a_date() {
    browse_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("articles/about/").await;
        let date = page.js("new Date(Date.now() + 30_000).toUTCString()").await;
        is_not_asked_before_it_wants_to_be(page, date.as_str().unwrap()).await;
    });
}

/// Else it would not be asked again for a day.
#[test]
fn a_date_is_one_of_the_endpoint_whatever_the_clock_of_the_device_says() {
    let behind = "const today = Date.now; Date.now = () => today() - 730 * 864e5;";
    let script = format!("{SAVES_DATA}\n{behind}");
    browse_with(&script, &AT_ROOT, async |page| {
        page.open("articles/about/").await;
        let date = async |seconds: u32| {
            let date = format!("new Date(Date.UTC(2026, 10, 23, 8, 0, {seconds})).toUTCString()");
            page.js(&date).await.as_str().unwrap().to_owned()
        };
        let (sent, again) = (date(0).await, date(1).await);
        let headers = vec![("Date", sent), ("Retry-After", again)];
        page.server.set_once(SECTION, Fault::Busy(headers));
        page.follow_without_scrolling("国内").await;
        page.arrived(SERVER).await;
        // By itself.
        page.arrived("国内").await;
        assert_eq!(page.server.count(SECTION), 2);
        stop_listening(page).await;
    });
}

#[test]
fn an_endpoint_that_is_asked_too_often_leaves_what_one_reads_and_is_let_be() {
    browse_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.set(&document(7), Fault::busy("30"));
        an_hour_later(page).await;
        told(page, "服务器没有应答").await;
        says(page, "泉水").await;
        wake(page).await;
        assert_eq!(page.server.count(&document(7)), 1);
        stop_listening(page).await;
    });
}

#[test]
fn an_endpoint_that_fails_every_second_time_shows_nothing_of_it() {
    browse_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("").await;
        page.js("(() => {
            window.headings = new Set();
            const note = () => headings.add(document.querySelector('h1')?.textContent);
            new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
        })()")
            .await;
        page.server.set_every_second("content/*", Fault::Status(503));
        for number in [60, 61, 62] {
            page.follow_without_scrolling(&title(number)).await;
            page.arrived(&title(number)).await;
            assert_eq!(page.server.count(&document(number)), 2);
            page.back().await;
            page.arrived("最新").await;
        }
        let headings = page.js("[...headings].join()").await;
        assert!(!headings.as_str().unwrap().contains("服务器"), "{headings}");
        let asked = page.server.asked_below("content/");
        assert_eq!(asked.len(), 6, "{asked:?}");
        stop_listening(page).await;
    });
}

#[test]
fn an_endpoint_that_fails_is_not_asked_ahead_again_and_again() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.server.set(SECTION, Fault::busy("30"));
        for _ in 0..5 {
            for text in ["国内", "首页"] {
                let link = page.link(text).await;
                page.point_at(&link).await;
            }
            page.server.until_asked(SECTION, 1).await;
            // Had it asked once more, that would have come first.
            page.promise("fetch('./robots.txt').then((it) => it.text())").await;
        }
        assert_eq!(page.server.count(SECTION), 1);
        page.heading("关于本站").await;
        // Whoever goes there asks for it.
        page.server.heal(SECTION);
        page.follow("国内").await;
        page.arrived("国内").await;
        stop_listening(page).await;
    });
}
