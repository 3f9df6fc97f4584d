//! Quanwen 泉闻: a news site that any static host can serve, and the app that reads it.
//!
//! The modules are in reading order, from the content to the whole page; none uses a module further
//! down the list (`tests/architecture/layers.rs`).

pub mod model; // the content, as typed values
pub mod error; // why a document could not be loaded
pub mod text; // reading time, excerpts, scripts of the world
pub mod i18n; // messages of the interface, dates, sizes
pub mod route; // Route <-> path of a page
pub mod search; // the search index: format, analysis, query
pub mod endpoint; // DocumentId <-> path of a document
pub mod freshness; // how long a cached document stays fresh
pub mod retry; // exponential backoff with jitter
pub mod decode; // from a response to a document
pub mod contract; // names shared with scripts, styles and hosts
pub mod store; // loads and caches documents
pub mod components; // views of content
pub mod pages; // the content of each route
pub mod app; // the frame around every page

#[cfg(target_arch = "wasm32")]
pub mod browser; // wasm32 only: everything that calls the browser
#[cfg(not(target_arch = "wasm32"))]
pub mod publish; // native only: from Markdown to a site
