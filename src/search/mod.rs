//! Full-text search over static files. The publisher writes the index, the finder reads it; nothing
//! in here loads a file.
//!
//! The index divides the articles of a site, oldest first, into segments. A full segment never
//! changes: one more article changes only the last segment and the manifest. A segment consists of
//! postings blocks (terms, each with the articles that contain it) and of article tables (what a
//! result shows). Scripts without spaces are indexed by bigrams, all others by words. An article
//! that the index names is verified against its own text before it is shown.
//!
//! Tests: tests/search/

pub mod analysis; // from text to terms
pub mod format; // the files of the index
pub mod query; // from a query to results
pub mod protocol; // what the finder and the app say to each other
pub mod page; // the elements of the search page
