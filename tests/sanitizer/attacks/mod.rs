//! Attacks from public collections, and what the publisher's sanitizer makes of them.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without, it fails without")]

mod publisher; // each attack by itself
mod pages; // attacks in a whole site
