//! The script that `quanwen serve` adds to a page: it asks for what has changed and shows mistakes. No
//! built site has it.

use crate::contract::SERVED_REVISION;
use crate::publish::serve::site::ServedSite;

/// The path of the script, relative to the site. No page has a path that begins like this.
pub(crate) const SCRIPT_PATH: &str = "_quanwen/serve.js";

/// The path of the events, relative to the site.
pub(crate) const EVENTS: &str = "_quanwen/events";

/// The script.
pub(crate) const SCRIPT: &str = include_str!("js/serve.js");

/// The page with the script. It is a file, because the policy of the page allows no other inline
/// script.
pub(crate) fn with_script(page: Vec<u8>, site: &ServedSite) -> Vec<u8> {
    let Ok(mut page) = String::from_utf8(page) else { return Vec::new() };
    let end = page.rfind("</body>").unwrap_or(page.len());
    page.insert_str(end, &tag(site.revision()));
    page.into_bytes()
}

/// The element, for a page that shows the state of this revision.
pub(crate) fn tag(revision: &str) -> String {
    format!("<script defer src=\"{SCRIPT_PATH}\" {SERVED_REVISION}=\"{revision}\"></script>")
}
