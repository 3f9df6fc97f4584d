//! What stands beside pages and documents: feeds, what there is to crawl, what devices and hosts
//! have to know.

use crate::publish::feeds::{atom, sitemap};
use crate::publish::library::Library;
use crate::publish::output::output_dir::{FileContent, Files};
use crate::publish::{hosting, web_manifest};

/// For a site of `others`, whose pages have this content security policy.
pub(crate) fn auxiliary_files(
    library: &Library,
    base_url: &str,
    others: &Files,
    policy: Option<&str>,
) -> Files {
    let feeds = atom::files(library, base_url).into_iter();
    let manifest = (web_manifest::FILE.to_owned(), web_manifest::write(library, base_url));
    let all = feeds
        .chain(sitemap::files(library, base_url))
        .chain([manifest])
        .chain(hosting::files(base_url, others, policy));
    all.map(|(path, bytes)| (path, FileContent::Bytes(bytes))).collect()
}
