//! Attacks from public collections in every member of every document, with the content security
//! policy and without: nothing may run, nobody else may be asked for anything but pictures, and
//! the policy may have nothing to report.

mod in_bodies; // articles
#[path = "../../support/attack_corpus.rs"]
mod corpus; // the attacks
mod dompurify; // against DOMPurify
mod in_fields; // where they stand
mod in_lists_and_menus; // lists, menus, the title of the site
mod generated; // markup nobody has written
mod detection; // whether it would be seen
mod observer; // what comes of them
