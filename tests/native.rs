//! Tests that need no browser.

mod support; // helpers shared by the tests

mod architecture; // who may use whom, names, sizes, papers
mod model; // documents of any form
mod route; // paths and routes
mod store; // loading, caching, revalidating
mod search; // what a search finds
mod sanitizer; // untrusted HTML
mod screens; // every screen in every state
mod publish; // from Markdown to a site
