//! Quanwen 泉闻: a news reader for the web that any static host can serve.
//!
//! The modules in the order a page is made; nothing in the list uses what stands below it.

pub mod model; // what the content is
pub mod error; // what can go wrong in between
pub mod text; // what is done with text and dates
pub mod search; // finding what stands in articles
pub mod route; // where each page lives
pub mod endpoint; // where each document lives
pub mod freshness; // when a kept document is still good
pub mod retry; // when to ask once more
pub mod reading; // from an answer to a document
pub mod store; // what has been loaded
pub mod components; // how content looks
pub mod pages; // which content, at which address
pub mod app; // the shell around the page

#[cfg(target_arch = "wasm32")]
pub mod browser; // what only a browser can do
#[cfg(not(target_arch = "wasm32"))]
pub mod publish; // from Markdown to a site
