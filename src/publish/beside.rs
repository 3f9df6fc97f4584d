//! What stands beside pages and documents: feeds, what there is to crawl, files for hosts.

use crate::publish::library::Library;
use crate::publish::tree::{Content, Files};
use crate::publish::{atom, hosting, sitemap};

/// For a site of `others`, whose pages have this content security policy.
pub(crate) fn files(
    library: &Library,
    base_url: &str,
    others: &Files,
    policy: Option<&str>,
) -> Files {
    let feeds = atom::files(library, base_url).into_iter();
    let all = feeds
        .chain(sitemap::files(library, base_url))
        .chain(hosting::files(base_url, others, policy));
    all.map(|(path, bytes)| (path, Content::Bytes(bytes))).collect()
}
