//! Quanwen 泉闻: a news reader for the web that any static host can serve.
//!
//! The modules in the order a page is made; nothing in the list uses what stands below it.

pub mod model; // the content, as typed values
pub mod error; // what can go wrong while loading
pub mod text; // reading time, excerpts, scripts of the world
pub mod i18n; // words of the interface, dates, sizes
pub mod route; // Route <-> path of a page
pub mod search; // the search index: format, analysis, query
pub mod endpoint; // which document has which URL
pub mod freshness; // how long a cached document stays fresh
pub mod retry; // backoff between attempts
pub mod decode; // from a response to a document
pub mod contract; // names shared with scripts, styles and hosts
pub mod store; // loads and caches documents
pub mod components; // how content looks
pub mod pages; // which content, on which route
pub mod app; // the frame around every page

#[cfg(target_arch = "wasm32")]
pub mod browser; // wasm32 only: everything that calls the browser
#[cfg(not(target_arch = "wasm32"))]
pub mod publish; // native only: from Markdown to a site
