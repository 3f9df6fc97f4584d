//! What only a browser can show. `QUANWEN_ENGINE` chooses it: `chromium` (when nothing is said),
//! `firefox` or `webkit`.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without, it fails without")]

mod support; // sites, a server, a browser

mod accessibility; // for everybody
mod base_path; // below a path
mod startup; // how it begins, and where it cannot
mod error_pages; // when something is wrong
mod faults; // when the host or the device fails
mod first_paint; // what is painted before all else
mod sanitizer; // markup nobody has looked at
mod benign; // what people write
mod attacks; // what others have thought of
mod fragments; // to a place within a page
mod history; // back, forward, reload
mod i18n; // what the interface speaks
mod malformed; // documents of every bad kind
mod native_links; // what is left to the browser
mod layout_stability; // what may not move
mod menu; // by keyboard
mod navigation; // from page to page
mod offline; // from page to page without network
mod precache; // what is kept before it is asked for
mod prefetch; // before the click
mod revalidation; // what has changed since
mod storage_limits; // how much is kept
mod saved_articles; // what is to be kept
mod search; // looking for something
mod settings; // what the reader chooses
mod deployment; // while pages are open
mod service_worker; // without network
mod kill_switches; // the worker goes when it is told to
mod takeover; // in the place of what was painted
mod requests; // what is asked for, and how often
