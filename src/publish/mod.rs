//! The publisher: turns a directory of Markdown into a site. Native only.
//!
//! The stages, in the order in which a site is made: read the content, arrange the articles, render
//! Markdown, write documents, finish the app, render pages, write files.

pub mod diagnostic; // what is wrong with the content
pub mod error; // why a site was not published
pub mod progress; // the progress bar
mod content_hash; // hashes, and names that contain one
mod files; // files before they are written
mod json; // JSON with sorted members
mod url; // URLs, parsed
mod icons; // the site's icons
mod content; // 1. read the content directory
pub mod sanitize; // the allowlist, applied to text
mod site; // 2. arrange the articles
mod markdown; // 3. render Markdown
mod library; // all content, read and rendered
mod documents; // 4. write the JSON documents
pub mod search_index; // the search index
mod feeds; // Atom feeds and sitemaps
mod web_manifest; // manifest.webmanifest
mod hosting; // configuration files for hosts
mod bundle; // 5. finish the app that Trunk built
mod app_source; // whether the app in this program is current
pub mod prerender; // 6. render every page
mod output; // 7. write to disk
mod build; // runs the stages in order
mod new_article; // an article for `quanwen new`
pub mod serve; // `quanwen serve`
mod starter; // a site for `quanwen new`
pub mod size_report; // `quanwen size`
pub mod cli; // the command line
#[cfg(any(test, fuzzing))]
pub mod fuzzing; // one article, for the fuzzers

pub use crate::publish::app_source::embed::{embed_app, verify_embedded_app};
pub use crate::publish::app_source::status::{
    EmbeddedAppStatus, app_build, embedded_app_status, require_current_app,
};
pub use crate::publish::build::{Options, Report, build, check};
pub use crate::publish::new_article::new_article;
