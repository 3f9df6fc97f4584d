//! What the browser lends the store: URLs, JSON, requests, clocks, caches.

pub mod url; // the browser's URL parser
pub mod json; // the browser's JSON parser
pub mod fetch; // HTTP requests
pub mod clock; // clocks, timers, jitter
pub mod document_cache; // documents in Cache Storage
pub mod saved_articles; // articles that the reader saved
pub mod embedded; // documents embedded in the page
