//! Whether search finds what stands in articles, and nothing else.

mod any;
mod found;
pub(crate) mod reader;
pub(crate) mod text;
