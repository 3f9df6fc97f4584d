//! From Markdown to a site. Native only.
//!
//! The modules in the order a site is made: mistakes, what is read, what it becomes, what is
//! written.

pub mod address; // addresses, parsed
mod app_files; // the application's files
mod build; // all of it, in order
mod date; // dates as people write them
mod documents; // writing it down
pub mod failure; // why a site was not written
mod fields; // taking a table apart
mod front; // front matter
mod gather; // reading all of it
mod hash; // names made from content
pub mod html; // the gate for markup
mod known; // what there is to link to
mod library; // all of it
mod markdown; // from Markdown to a body
mod media; // pictures and files
mod menu; // its menu and footer
pub mod mistake; // what is wrong with the content
mod node; // YAML and TOML with lines
mod plan; // order, lists, what is near what
pub mod progress; // how far a build has come
mod record; // what a published site says of itself
mod settings; // site.toml
pub mod shell; // the application's own page
mod skeleton;
mod source; // the files of articles
mod tag; // tags in HTML
mod tree; // the published directory // a new article

pub use build::{Options, Report, build, check};
pub use skeleton::skeleton;
