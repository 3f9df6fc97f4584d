//! What only a browser can do: the one place that names its interfaces.
//!
//! No decisions here: a branch that could be wrong belongs where a native test reaches it.

pub mod dom; // window, document, language
pub mod events; // listeners on the document
pub mod platform; // what the store is lent
pub mod sanitize; // untrusted HTML, rebuilt node by node
pub mod navigation; // links, history, scroll, prefetch
pub mod finder_bridge; // the app's side of the search program
pub mod page; // what the app does to the page
pub mod finder; // the search program
pub mod start; // starts the app
