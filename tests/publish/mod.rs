//! What the publisher makes of content, seen from outside.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without, it fails without")]

mod content_hash; // names with a hash, as hosts and the service worker see them
mod incremental; // how much one more article changes
mod demo_site; // the site in this repository
mod documents; // what is written is what is read
mod feeds; // Atom and JSON Feed
pub(crate) mod sanitize; // what may not pass
mod head; // what search engines and chat windows read
mod hosting; // files for hosts
mod lists; // what stands in which list
mod web_manifest; // what a device keeps of it
mod markdown; // Markdown to markup
mod diagnostics; // each mistake, told with its line
mod offline; // what is kept for when there is no network
mod precompress; // smaller copies
mod hosting_servers; // nginx and Caddy
mod search_index; // what it is found by
mod settings; // site.toml, right and wrong
mod sitemap; // what there is to crawl
mod translations; // the same in several languages
mod prerender; // pages without scripts
mod output_dir; // the directory and its switch
