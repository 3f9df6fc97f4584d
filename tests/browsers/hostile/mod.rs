//! Attacks from public collections in every member of every document, with the content security
//! policy and without: nothing may run, nobody else may be asked for anything but pictures, and
//! the policy may have nothing to report.

mod bodies; // articles
#[path = "../../hostile/corpus.rs"]
mod corpus; // the attacks
mod differential; // against DOMPurify
mod fields; // where they stand
mod frames; // lists, menus, the title of the site
mod generate; // markup nobody has written
mod seen; // whether it would be seen
mod watch; // what comes of them
