//! What only a browser can show. `QUANWEN_ENGINE` chooses it: `chromium` (when nothing is said),
//! `firefox` or `webkit`.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without, it fails without")]

mod stage; // sites, a server, a browser

mod access; // for everybody
mod base; // below a path
mod boot; // how it begins, and where it cannot
mod errors; // when something is wrong
mod faults; // when the host or the device fails
mod first; // what is painted before all else
mod foreign; // markup nobody has looked at
mod honest; // what people write
mod hostile; // what others have thought of
mod fragments; // to a place within a page
mod history; // back, forward, reload
mod languages; // what the interface speaks
mod malformed; // documents of every bad kind
mod links; // what is left to the browser
mod look; // what may not move
mod menu; // by keyboard
mod navigation; // from page to page
mod offline; // from page to page without network
mod newest; // what is kept before it is asked for
mod prefetch; // before the click
mod renewal; // what has changed since
mod room; // how much is kept
mod saving; // what is to be kept
mod search; // looking for something
mod settings; // what the reader chooses
mod deploy; // while pages are open
mod worker; // without network
mod switches; // the worker goes when it is told to
mod takeover; // in the place of what was painted
mod store; // what is asked for, and how often
