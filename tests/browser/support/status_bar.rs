//! The status bar of a page, which offers updates, and the hour after which the app looks for some.

use serde_json::json;

use super::page::Page;

const STATUS: &str = "document.querySelector('.note')";

/// Makes the page believe that an hour has passed and that it has become visible again.
pub(crate) async fn an_hour_later(page: &Page) {
    page.js("(() => {
        window.clock ??= performance.now.bind(performance);
        window.hours = (window.hours ?? 0) + 1;
        performance.now = () => clock() + hours * 36e5;
        document.dispatchEvent(new Event('visibilitychange'));
    })()")
        .await;
}

/// Waits until the status bar contains a text.
pub(crate) async fn until_status(page: &Page, text: &str) {
    page.until(&format!("{STATUS}.textContent.includes({})", json!(text))).await;
}

/// Waits until the status bar is empty.
pub(crate) async fn until_status_empty(page: &Page) {
    page.until(&format!("{STATUS}.textContent === ''")).await;
}

/// Presses the button of the status bar.
pub(crate) async fn press_status_button(page: &Page) {
    page.js(&format!("{STATUS}.querySelector('.button').click()")).await;
}

/// Makes the page believe that it has become visible again and that the network is back, ten times.
pub(crate) async fn wake(page: &Page) {
    for _ in 0..10 {
        page.js("document.dispatchEvent(new Event('visibilitychange'))").await;
        page.js("dispatchEvent(new Event('online'))").await;
    }
    page.until_idle().await;
}
