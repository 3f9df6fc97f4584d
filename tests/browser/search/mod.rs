//! Looking for something.

use serde_json::{Value, json};

use crate::support::page::Page;

mod corrupt_index; // an index of any kind
mod page; // the page to search on
mod highlights; // the article that was found
mod offline; // without network, without the application

/// The field one writes in.
const FIELD: &str = ".search input";

/// How many results are shown.
const RESULTS: &str = "document.querySelectorAll('.results article').length";

/// Writes into the field, as it is typed.
async fn write(page: &Page, text: &str) {
    page.element("document.querySelector('.search input')").await;
    page.find(FIELD).await.send_keys(text).await.expect("one can write there");
}

/// Waits until it is announced that something was found, or what else there is to say.
async fn said(page: &Page, part: &str) {
    let status = "document.querySelector('.search-status[role=status]')?.textContent";
    page.until(&format!("({status} ?? '').includes({})", json!(part))).await;
}

/// The titles of what is shown, in order.
async fn titles(page: &Page) -> Vec<String> {
    let all = page.js("[...document.querySelectorAll('.results h2')].map((it) => it.textContent)");
    serde_json::from_value(all.await).expect("they are texts")
}

/// What is marked of what is shown, each once.
async fn marks(page: &Page) -> Value {
    page.js(
        "[...new Set([...document.querySelectorAll('.results mark')].map((it) => it.textContent))]",
    )
    .await
}

/// Types wherever the focus is.
async fn type_keys(page: &Page, keys: &str) {
    page.session.action_chain().send_keys(keys).perform().await.expect("keys can be pressed");
}

/// Goes to the search by its key.
async fn by_key(page: &Page) {
    type_keys(page, "/").await;
    page.until("document.activeElement.matches('.search input')").await;
}
