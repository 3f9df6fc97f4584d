//! Writes what other programs subscribe to: Atom feeds and sitemaps.
//!
//! Tests: `tests/publish/feeds.rs`, `tests/publish/sitemap.rs`

pub(crate) mod xml; // an XML writer
pub(crate) mod absolute_urls; // absolute URLs in a body
pub(crate) mod atom; // Atom feeds
pub(crate) mod sitemap; // sitemaps for search engines
