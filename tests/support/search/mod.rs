//! A site to search, and programs that search it.

pub(crate) mod client; // loads whatever a search needs
pub(crate) mod generated_text; // articles made from a seed
pub(crate) mod queries; // queries taken from articles
pub(crate) mod site; // an index in memory
pub(crate) mod visit; // a visit that counts what it loads
