//! A site to search, and what searches it.

pub(crate) mod client; // reads the whole index
pub(crate) mod generated_text; // articles made from a seed
pub(crate) mod queries; // what is searched for
pub(crate) mod site; // an index in memory
pub(crate) mod visit; // a reader who searches
