//! A prerendered page whose app starts when the test says so, with [`HOLD_APP`].
//!
//! [`HOLD_APP`]: crate::support::scripts::HOLD_APP

use super::page::Page;

/// Opens a page and remembers its prerendered element.
pub(crate) async fn open_held(page: &Page, path: &str) {
    page.open_prerendered(path).await;
    page.js("(window.painted = document.getElementById('app')) && 0").await;
}

/// Lets the app start, and waits until it has replaced the prerendered element.
pub(crate) async fn release_app(page: &Page) {
    page.js("window.release()").await;
    page.until("document.getElementById('app') !== window.painted").await;
}
