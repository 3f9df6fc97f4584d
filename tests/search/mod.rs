//! Whether search finds what stands in articles, and nothing else.

mod any;
pub(crate) mod found;
mod hunting;
pub(crate) mod reader;
pub(crate) mod text;
