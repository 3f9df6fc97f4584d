//! Finding articles by what stands in them, from static files: how the index is written, and how it
//! is asked. The publisher and the reader share it; it fetches nothing.
//!
//! A site's articles stand in segments. Those that are full never change; one more article changes
//! the last and the directory. A segment has pieces of terms, each with the articles it is in, and
//! tables of its articles. Scripts without spaces are kept by pairs of characters, others by words.
//! What the index says may be is checked against the article itself before it is shown.

pub mod analysis; // from text to terms
pub mod format; // the files of the index
pub mod query; // from a query to results
