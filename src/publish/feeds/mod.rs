//! Writes what other programs subscribe to: Atom feeds and sitemaps.

pub(crate) mod xml; // an XML writer
pub(crate) mod absolute_urls; // absolute URLs in a body
pub(crate) mod atom; // Atom feeds
pub(crate) mod sitemap; // sitemaps for search engines
