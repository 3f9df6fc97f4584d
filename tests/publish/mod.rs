//! What the publisher makes of content, through its public functions.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without, it fails without")]

mod content_hash; // names with a hash, as hosts and the service worker see them
mod incremental; // how many files a new article changes
mod demo_site; // the site in this repository
mod documents; // documents as the app reads them
mod feeds; // Atom and JSON Feed
pub(crate) mod sanitize; // what the sanitizer removes
mod head; // what search engines and chat apps read
mod hosting; // configuration files for hosts
mod lists; // which articles are in which list
mod web_manifest; // the web manifest and the icons
mod markdown; // Markdown to HTML
mod diagnostics; // each diagnostic with its line
mod offline; // what is published for reading offline
mod precompress; // precompressed copies
mod hosting_servers; // real nginx and Caddy
mod search_index; // the search index
mod settings; // valid and invalid settings
mod sitemap; // sitemap and robots.txt
mod translations; // the same article in several languages
mod prerender; // pages without JavaScript
mod output_dir; // the output directory and its swap
mod server; // what `quanwen serve` sends
mod builder; // what it makes of changes
mod cli; // the command line
mod starter; // the site that `quanwen new` makes
