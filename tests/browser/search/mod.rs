//! A reader searches.

use serde_json::{Value, json};

use crate::support::page::Page;

mod corrupt_index; // an invalid or hostile index
mod page; // the search page
mod highlights; // the query in the article that was found
mod offline; // without network, without the app

/// The search field.
const FIELD: &str = ".search input";

/// The number of results that are shown.
const RESULT_COUNT: &str = "document.querySelectorAll('.results article').length";

/// Types into the search field.
async fn enter(page: &Page, text: &str) {
    page.element("document.querySelector('.search input')").await;
    page.find(FIELD).await.send_keys(text).await.expect("the field takes keys");
}

/// Waits until the status message contains `part`.
async fn until_status(page: &Page, part: &str) {
    let status = "document.querySelector('.search-status[role=status]')?.textContent";
    page.until(&format!("({status} ?? '').includes({})", json!(part))).await;
}

/// The titles of the results that are shown, in order.
async fn titles(page: &Page) -> Vec<String> {
    let all = page.js("[...document.querySelectorAll('.results h2')].map((it) => it.textContent)");
    serde_json::from_value(all.await).expect("they are texts")
}

/// The texts that are marked in the results, each once.
async fn marked_texts(page: &Page) -> Value {
    page.js(
        "[...new Set([...document.querySelectorAll('.results mark')].map((it) => it.textContent))]",
    )
    .await
}

/// Types, wherever the focus is.
async fn type_keys(page: &Page, keys: &str) {
    page.session.action_chain().send_keys(keys).perform().await.expect("keys can be pressed");
}

/// Opens the search page by its key.
async fn open_by_key(page: &Page) {
    type_keys(page, "/").await;
    page.until("document.activeElement.matches('.search input')").await;
}
