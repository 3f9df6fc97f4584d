//! Files that tell a host how to answer, all written from one table.

use url::Url;

use crate::publish::address::decoded;
use crate::publish::record;
use crate::publish::tree::Files;

mod rules; // the table
mod platforms; // hosts that read patterns
mod nginx;
mod caddy;

/// What a host that has no page for it says of a missing file.
const MISSING: &str = "hosting/missing.txt";

/// The site these files are for.
struct Site<'s> {
    url: &'s Url,
    /// Files at its top with a hash in their name.
    hashed: Vec<&'s str>,
}

/// The files for a site of `others` at `base_url`, by path.
pub(crate) fn files(base_url: &str, others: &Files) -> Vec<(String, Vec<u8>)> {
    // The settings and the command line take nothing that does not parse.
    let Ok(url) = Url::parse(base_url) else { return Vec::new() };
    let names = others.keys().map(String::as_str);
    let hashed = names.filter(|it| !it.contains('/') && record::is_hashed(it)).collect();
    let site = Site { url: &url, hashed };
    let files = [
        ("_headers", platforms::headers(&site)),
        ("_redirects", platforms::redirects(&site)),
        ("vercel.json", platforms::vercel(&site)),
        ("hosting/nginx.conf", nginx::configuration(&site)),
        ("hosting/Caddyfile", caddy::configuration(&site)),
        (MISSING, rules::NOT_FOUND.to_owned()),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect()
}

impl Site<'_> {
    /// Its path as servers compare it, with a slash at both ends.
    fn base(&self) -> String {
        decoded(self.url.path())
    }

    /// Scheme and host.
    fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    fn host(&self) -> &str {
        self.url.host_str().unwrap_or("_")
    }
}
