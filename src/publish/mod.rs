//! From Markdown to a site. Native only.
//!
//! The modules in the order a site is made: mistakes, what is read, what it becomes, what is
//! written.

pub mod mistake; // what is wrong with the content
pub mod failure; // why a site was not written
pub mod progress; // how far a build has come
mod node; // YAML and TOML with lines
mod fields; // taking a table apart
mod date; // dates as people write them
mod menu; // the menu and the footer
mod settings; // site.toml
mod front; // front matter
mod source; // the files of articles
mod known; // what there is to link to
mod hash; // names made from content
mod media; // pictures and files
mod icons; // the pictures it is known by
mod markdown; // from Markdown to a body
mod tag; // tags in HTML
pub mod address; // addresses, parsed
mod instead; // what the gate would drop, said otherwise
pub mod html; // the gate for markup
mod library; // all that will be published
mod plan; // order, lists, what is near what
mod translations; // the same in other languages
mod gather; // reading all of it
mod documents; // writing it down
pub mod search; // what it is found by
mod xml; // writing XML
mod atom; // feeds
mod sitemap; // what there is to crawl
mod manifest; // what a device keeps of it
mod hosting; // how a server has to answer
mod beside; // what stands beside the documents
mod app; // the application's files
pub mod shell; // the application's own page
mod paint; // pages as they are painted first
mod schema; // what search engines read
mod head; // what a page says of itself
mod urgent; // what it needs first
mod pages; // finished HTML for every address
mod record; // what a published site says of itself
mod tree; // the published directory
mod precompress; // smaller copies
mod build; // all of it, in order
mod skeleton; // a new article
pub mod size; // what a reader downloads
#[cfg(any(test, fuzzing))]
pub mod alone; // an article by itself

pub use build::{Options, Report, build, check};
pub use skeleton::new_article;
