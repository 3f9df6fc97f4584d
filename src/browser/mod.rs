//! The app and the finder in the browser: the only part of the crate that calls the browser's APIs.
//!
//! It decides little: a branch that could be wrong belongs where a native test reaches it.
//!
//! Tests: `tests/browser`, in real browsers.

pub mod dom; // window, document, language
pub mod events; // event listeners
pub mod platform; // what the store is lent
pub mod sanitize; // untrusted HTML, rebuilt node by node
pub mod navigation; // links, history, scroll, prefetch
pub mod finder_bridge; // the app's side of the search program
pub mod page; // what the app does to the page
pub mod finder; // the search program
pub mod start; // starts the app
