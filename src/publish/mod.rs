//! From Markdown to a site. Native only.
//!
//! The modules in the order a site is made: mistakes, what is read, what it becomes, what is
//! written.

pub mod diagnostic; // what is wrong with the content
pub mod error; // why a site was not written
pub mod progress; // the progress bar
mod content_hash; // content hashes and names with one
pub mod url; // URLs, parsed
mod content; // 1. read the content directory
pub mod sanitize; // the allowlist, applied to text
mod site; // 2. arrange the articles
mod markdown; // 3. render Markdown
mod library; // everything that will be published
mod icons; // the site's icons
mod documents; // 4. write the JSON documents
pub mod search_index; // the search index
mod feeds; // Atom feeds and sitemaps
mod web_manifest; // manifest.webmanifest
mod hosting; // configuration files for hosts
mod beside; // files that are not documents
mod bundle; // 5. finish the app that Trunk built
pub mod prerender; // 6. render every page
mod output; // 7. write to disk
mod build; // runs the stages in order
mod new_article; // `quanwen new`
pub mod size_report; // `quanwen size`
#[cfg(any(test, fuzzing))]
pub mod fuzzing; // one article, for the fuzzers

pub use crate::publish::build::{Options, Report, build, check};
pub use crate::publish::new_article::new_article;
