//! Whether search finds what stands in articles, and nothing else.

mod arbitrary_files;
mod scan_limit;
pub(crate) mod recall;
mod execute;
