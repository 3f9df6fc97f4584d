//! Attacks from public collections, and what the publisher makes of them.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without, it fails without")]

mod publisher; // through the door for markup
mod pages; // through a whole publication
