//! How a server has to answer, whichever it is.

use crate::publish::bundle::csp;

/// Names and values.
pub(crate) type Headers = &'static [(&'static str, &'static str)];

/// Which answers have these headers. No two rules give one path the same header: some hosts
/// would send both.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) paths: &'static [Paths],
    pub(crate) headers: Headers,
}

/// Paths, relative to the site.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Paths {
    One(&'static str),
    /// All below a directory.
    Below(&'static str),
    /// A file in each directory below this one.
    InEach(&'static str, &'static str),
    /// All that ends so.
    Suffix(&'static str),
    /// Files at the top with a hash in their name.
    Hashed,
}

use Paths::{Below, Hashed, InEach, One, Suffix};

/// What every answer says.
pub(crate) const COMMON_HEADERS: Headers = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// Stands in the table for the policy of the site, see [`super::Site::headers`].
pub(crate) const POLICY_PLACEHOLDER: &str = "the site's";

/// What every answer says that [`RULES`] say nothing else of: ask each time whether it changed.
pub(crate) const DEFAULT_CACHE_CONTROL: &str = "public, max-age=0, must-revalidate";

/// What the answer says that there is no such file: it may come with the next deployment.
pub(crate) const NO_STORE: &str = "no-store";

/// The text of that answer: whoever wanted a script must not get a page.
pub(crate) const NOT_FOUND: &str = "Not found.";

/// The table.
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
    // Asked for by every reader who comes back, as long as there are any.
    Rule { paths: &[One("build.json"), One("sw.js")], headers: &[("Cache-Control", "no-cache")] },
    Rule {
        paths: &[One("feed.xml"), InEach("sections/", "feed.xml"), InEach("tags/", "feed.xml")],
        headers: &[("Content-Type", "application/atom+xml; charset=utf-8")],
    },
    Rule { paths: &[Suffix(".wasm")], headers: &[("Content-Type", "application/wasm")] },
];

/// Where there are files only and no pages.
pub(crate) const FILES: &[Paths] = &[Below("content/"), Below("media/"), Below("sitemaps/")];

/// What files are, by the end of their names; pages first.
pub(crate) const MIME_TYPES: &[(&str, &[&str])] = &[
    ("text/html", &["html"]),
    ("text/css", &["css"]),
    ("text/javascript", &["js", "mjs"]),
    ("application/wasm", &["wasm"]),
    ("application/json", &["json", "map"]),
    ("application/manifest+json", &["webmanifest"]),
    ("text/xml", &["xml"]),
    ("text/plain", &["txt", "md"]),
    ("text/csv", &["csv"]),
    ("image/svg+xml", &["svg"]),
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/webp", &["webp"]),
    ("image/avif", &["avif"]),
    ("image/gif", &["gif"]),
    ("image/x-icon", &["ico"]),
    ("font/woff2", &["woff2"]),
    ("audio/mpeg", &["mp3"]),
    ("video/mp4", &["mp4"]),
    ("application/pdf", &["pdf"]),
    ("application/zip", &["zip"]),
];

impl Paths {
    /// As hosts with patterns write it, whose sign for "all" is `all`; `hashed` are the names.
    pub(crate) fn globs(self, base: &str, hashed: &[&str], all: &str) -> Vec<String> {
        match self {
            One(path) => vec![format!("{base}{path}")],
            Below(dir) => vec![format!("{base}{dir}{all}")],
            InEach(dir, file) => vec![format!("{base}{dir}:slug/{file}")],
            Suffix(end) => vec![format!("{base}{all}{end}")],
            // By name: a pattern would make a missing one immutable as well.
            Hashed => hashed.iter().map(|it| format!("{base}{it}")).collect(),
        }
    }

    /// As a regular expression that PCRE and RE2 read alike.
    pub(crate) fn regex(self, base: &str) -> String {
        let base = escape_regex(base);
        match self {
            // The page at the top is a directory, whose file servers look for next.
            One("") => format!("^{base}(?:index\\.html)?$"),
            One(path) => format!("^{base}{}$", escape_regex(path)),
            Below(dir) => format!("^{base}{}", escape_regex(dir)),
            InEach(dir, file) => {
                format!("^{base}{}[^/]+/{}$", escape_regex(dir), escape_regex(file))
            }
            Suffix(end) => format!("^{base}.*{}$", escape_regex(end)),
            // As `content_hash::is_hashed_name` finds them.
            Hashed => {
                format!("^{base}(?:[^/]*[^/0-9A-Za-z])?[0-9A-Fa-f]{{12,}}[^/0-9A-Za-z][^/]*$")
            }
        }
    }
}

/// One expression for all of them.
pub(crate) fn alternation(paths: &[Paths], base: &str) -> String {
    let each: Vec<String> = paths.iter().map(|it| it.regex(base)).collect();
    each.join("|")
}

/// What no page is at: there a missing file is said so in plain text.
pub(crate) fn files_only(base: &str) -> String {
    let endings: Vec<&str> =
        MIME_TYPES[1..].iter().flat_map(|(_, it)| it.iter().copied()).collect();
    format!("{}|^{}.*\\.(?:{})$", alternation(FILES, base), escape_regex(base), endings.join("|"))
}

fn escape_regex(text: &str) -> String {
    let special = |c: char| "\\.+*?()|[]{}^$".contains(c);
    text.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}
