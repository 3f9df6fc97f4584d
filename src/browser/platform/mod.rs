//! What the browser lends the store: URLs, JSON, requests, clocks, caches.

pub mod url; // the browser's URL parser
pub mod json; // the browser's JSON parser
pub mod fetch; // HTTP requests
pub mod abort; // aborts a request that takes too long
pub mod clock; // clocks, timers, jitter
pub mod network; // whether to save data
pub mod embedded; // documents embedded in the page
pub mod cache_storage; // the site's caches and the headers in them
pub mod saved_media; // stores the media of saved articles
pub mod saved_articles; // articles that the reader saved
pub mod eviction; // LRU eviction of documents
pub mod cache_writer; // stores documents, within limits
pub mod document_cache; // what the store sees of all that
