//! A wall clock that is years off, and a monotonic clock that is right.

use crate::support::browse_with_worker_and_script;
use crate::support::content::{document, path, title};
use crate::support::page::Page;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::status_bar::{an_hour_later, until_status, wake};
use crate::support::updates::article_with_new_paragraph;

/// Shifts the wall clock by the number of years in the session storage.
const SHIFTED_CLOCK: &str = "const today = Date.now;
    Date.now = () => today() + Number(sessionStorage.getItem('years') ?? 0) * 365 * 864e5;";

async fn set_clock(page: &Page, years: i32) {
    page.js(&format!("sessionStorage.setItem('years', {years})")).await;
}

#[test]
fn a_clock_that_is_years_off_neither_stops_nor_repeats_revalidation() {
    for (cached, read) in [(2, 0), (-2, 0), (0, 2), (0, -2)] {
        let script = format!("{SAVES_DATA}\n{SHIFTED_CLOCK}");
        browse_with_worker_and_script(&script, &AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            set_clock(page, cached).await;
            page.open_by_link(&path(7)).await;
            page.until_arrived(&title(7)).await;
            page.until_document_cached(7).await;
            set_clock(page, read).await;
            let requests = page.server.request_count(&document(7));
            // The cached document is shown at once, and requested once, because its age is unknown.
            page.open_by_link(&path(7)).await;
            page.until_arrived(&title(7)).await;
            page.server.until_requested(&document(7), requests + 1).await;
            page.until_received(&document(7)).await;
            page.until("document.querySelector('.note').textContent === ''").await;
            wake(page).await;
            set_clock(page, -2).await;
            wake(page).await;
            set_clock(page, 2).await;
            wake(page).await;
            assert_eq!(page.server.request_count(&document(7)), requests + 1, "{cached} {read}");
            // The monotonic clock decides when it is requested again.
            page.server.set_fault(&document(7), article_with_new_paragraph(7));
            an_hour_later(page).await;
            until_status(page, "本文已更新").await;
            wake(page).await;
            assert_eq!(page.server.request_count(&document(7)), requests + 2, "{cached} {read}");
        });
    }
}
