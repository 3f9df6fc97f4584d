//! The journeys: what a reader does, in a real browser against a server of ours. `QUANWEN_ENGINE`
//! chooses the browser: `chromium` (the default), `firefox` or `webkit`.
#![expect(clippy::unwrap_used, reason = "a test fails without what it needs")]

mod support; // servers, sites, browsers and pages for all tests

mod embedded_app; // the app in the publisher is the one under test
mod startup; // how the app starts, and what a page offers where it cannot
mod first_paint; // what the first frame of a page waits for
mod takeover; // the app replaces the prerendered page
mod layout_stability; // nothing shifts while a page loads

mod navigation; // from page to page
mod history; // back, forward, reload, and the scroll position
mod fragments; // links to a heading or a footnote
mod native_links; // links that the app leaves to the browser
mod menu; // the menu, by keyboard and on a phone
mod search; // the search page and its highlights
mod settings; // the size of letters, and the theme
mod i18n; // the languages of the interface
mod accessibility; // axe-core finds no violations
mod base_path; // a site below a path of its host

mod requests; // how often each document is requested
mod prefetch; // documents are loaded before the click
mod precache; // the newest articles are cached in advance
mod revalidation; // updates of what is on the screen
mod offline; // from page to page without a network
mod saved_articles; // articles that the reader saves
mod service_worker; // what the service worker caches
mod storage_limits; // how much is cached, and what is evicted
mod deployment; // a new build while pages of the old one are open
mod upgrade; // a site of an earlier version, then this one
mod serve; // a site while it is written
mod kill_switches; // every way to turn the worker off

mod error_pages; // what a page shows when a document cannot be loaded
mod faults; // faults of the host, the network and the device
mod malformed; // documents that are broken in every way we know

mod sanitizer; // what is left of hostile markup
mod benign; // what is left of ordinary markup
mod attacks; // attacks from public collections, in every field
