//! Attacks from public collections, and what the publisher makes of them.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without, it fails without")]

mod corpus; // the attacks
mod gate; // through the door for markup
mod pages; // through a whole publication
pub(crate) mod tags; // a page as a browser takes it apart
