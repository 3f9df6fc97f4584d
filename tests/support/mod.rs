//! Helpers shared by the native tests.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without, it fails without")]

pub(crate) mod attack_corpus; // samples in corpora/attacks
pub(crate) mod benign_corpus; // samples in corpora/benign
pub(crate) mod body_text; // what a page shows of a body
pub(crate) mod endpoint; // an endpoint in memory
pub(crate) mod host_server; // a real web server with our configuration
pub(crate) mod served; // a site that `quanwen serve` serves
pub(crate) mod html_outline; // HTML as indented lines
pub(crate) mod html_parser; // HTML as a browser parses it
pub(crate) mod screen; // a rendered page
pub(crate) mod search; // a site to search
pub(crate) mod site; // a site to publish
pub(crate) mod program; // the program `quanwen`
