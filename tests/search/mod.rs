//! Whether search finds what stands in articles, and nothing else.

mod any;
mod asked;
pub(crate) mod found;
mod hunting;
pub(crate) mod reader;
pub(crate) mod site;
pub(crate) mod text;
mod typed;
mod visit;
