//! A search finds the articles that contain the query, and no others.

mod arbitrary_files;
mod scan_limit;
mod protocol;
pub(crate) mod recall;
mod execute;
