//! Which headers every host sends with which path: one table for all hosts.
//!
//! Tests: `tests/publish/hosting.rs`, `tests/publish/hosting_servers.rs`

use crate::publish::bundle::csp;
use crate::publish::hosting::mime_types::file_extensions;
use crate::publish::hosting::paths::Paths;
use crate::publish::hosting::paths::Paths::{Below, Hashed, InEach, One, Suffix};
use crate::publish::hosting::paths::{alternation, escape};

/// Names and values.
pub(crate) type Headers = &'static [(&'static str, &'static str)];

/// Headers of some paths. No two rules set the same header on one path: some hosts would send both.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) paths: &'static [Paths],
    pub(crate) headers: Headers,
}

/// The headers of every response.
pub(crate) const COMMON_HEADERS: Headers = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// Replaced by the policy of the site, in `HostedSite::headers`.
pub(crate) const POLICY_PLACEHOLDER: &str = "the site's";

/// The `Cache-Control` of paths that [`RULES`] have no other for: revalidate each time.
pub(crate) const DEFAULT_CACHE_CONTROL: &str = "public, max-age=0, must-revalidate";

/// The `Cache-Control` of a 404: the file may come with the next deployment.
pub(crate) const NO_STORE: &str = "no-store";

/// The text of a 404 for a file. A request for a script must not get a page.
pub(crate) const NOT_FOUND: &str = "Not found.";

/// The file with [`NOT_FOUND`], for hosts that can only send a file.
pub(crate) const MISSING_PATH: &str = "hosting/missing.txt";

/// The headers of responses, besides [`COMMON_HEADERS`].
pub(crate) const RULES: &[Rule] = &[
    Rule {
        paths: &[
            One(""),
            One("404.html"),
            One("shell.html"),
            Below("offline/"),
            Below("articles/"),
            Below("sections/"),
            Below("tags/"),
            Below("saved/"),
            Below("search/"),
            Below("page/"),
            Below("archive/"),
            One("feed.xml"),
            One("manifest.webmanifest"),
            One("robots.txt"),
            One("sitemap.xml"),
            Below("sitemaps/"),
        ],
        headers: &[("Cache-Control", DEFAULT_CACHE_CONTROL), (csp::HEADER, POLICY_PLACEHOLDER)],
    },
    Rule {
        paths: &[Below("content/")],
        headers: &[(
            "Cache-Control",
            "public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800",
        )],
    },
    Rule {
        paths: &[Hashed, Below("media/")],
        headers: &[("Cache-Control", "public, max-age=31536000, immutable")],
    },
    // Every returning reader's browser requests both, even years later: they have to be current.
    Rule { paths: &[One("build.json"), One("sw.js")], headers: &[("Cache-Control", "no-cache")] },
    Rule {
        paths: &[One("feed.xml"), InEach("sections/", "feed.xml"), InEach("tags/", "feed.xml")],
        headers: &[("Content-Type", "application/atom+xml; charset=utf-8")],
    },
    Rule { paths: &[Suffix(".wasm")], headers: &[("Content-Type", "application/wasm")] },
];

/// Directories with files only, without pages.
const FILES: &[Paths] = &[Below("content/"), Below("media/"), Below("sitemaps/")];

/// The headers of the file at `path`, relative to the site: those of [`RULES`], then the common ones.
pub(crate) fn headers_of(path: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let is_for = |it: &&Rule| it.paths.iter().any(|it| it.contain(path));
    let own = RULES.iter().filter(is_for).flat_map(|it| it.headers);
    own.chain(COMMON_HEADERS).copied().collect::<Vec<_>>().into_iter()
}

/// Whether `path`, relative to the site, is never a page; see [`files_only`].
pub(crate) fn is_file(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it);
    FILES.iter().any(|it| it.contain(path)) || file_extensions().contains(&extension)
}

/// A regular expression of the paths that are never a page. A missing one gets [`NOT_FOUND`].
pub(crate) fn files_only(base: &str) -> String {
    let extensions = file_extensions().join("|");
    format!("{}|^{}.*\\.(?:{extensions})$", alternation(FILES, base), escape(base))
}
