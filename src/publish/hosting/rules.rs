//! How a server has to answer, whichever it is.

use crate::publish::app::policy;

/// Names and values.
pub(super) type Headers = &'static [(&'static str, &'static str)];

/// Which answers have these headers. No two rules give one path the same header: some hosts
/// would send both.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) paths: &'static [Paths],
    pub(super) headers: Headers,
}

/// Paths, relative to the site.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paths {
    One(&'static str),
    /// All below a directory.
    Below(&'static str),
    /// A file in each directory below this one.
    Each(&'static str, &'static str),
    /// All that ends so.
    Ending(&'static str),
    /// Files at the top with a hash in their name.
    Hashed,
}

use Paths::{Below, Each, Ending, Hashed, One};

/// What every answer says.
pub(super) const EVERYWHERE: Headers = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// Stands in the table for the policy of the site, see [`super::Site::headers`].
pub(super) const POLICY: &str = "the site's";

/// What every answer says that [`RULES`] say nothing else of: ask each time whether it changed.
pub(super) const OTHERWISE: &str = "public, max-age=0, must-revalidate";

/// What the answer says that there is no such file: it may come with the next deployment.
pub(super) const NO_STORE: &str = "no-store";

/// The text of that answer: whoever wanted a script must not get a page.
pub(super) const NOT_FOUND: &str = "Not found.";

/// The table.
pub(super) const RULES: &[Rule] = &[
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
        headers: &[("Cache-Control", OTHERWISE), (policy::NAME, POLICY)],
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
        paths: &[One("feed.xml"), Each("sections/", "feed.xml"), Each("tags/", "feed.xml")],
        headers: &[("Content-Type", "application/atom+xml; charset=utf-8")],
    },
    Rule { paths: &[Ending(".wasm")], headers: &[("Content-Type", "application/wasm")] },
];

/// Where there are files only and no pages.
pub(super) const FILES: &[Paths] = &[Below("content/"), Below("media/"), Below("sitemaps/")];

/// What files are, by the end of their names; pages first.
pub(super) const TYPES: &[(&str, &[&str])] = &[
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
    pub(super) fn globs(self, base: &str, hashed: &[&str], all: &str) -> Vec<String> {
        match self {
            One(path) => vec![format!("{base}{path}")],
            Below(dir) => vec![format!("{base}{dir}{all}")],
            Each(dir, file) => vec![format!("{base}{dir}:slug/{file}")],
            Ending(end) => vec![format!("{base}{all}{end}")],
            // By name: a pattern would make a missing one immutable as well.
            Hashed => hashed.iter().map(|it| format!("{base}{it}")).collect(),
        }
    }

    /// As a regular expression that PCRE and RE2 read alike.
    pub(super) fn expression(self, base: &str) -> String {
        let base = escaped(base);
        match self {
            // The page at the top is a directory, whose file servers look for next.
            One("") => format!("^{base}(?:index\\.html)?$"),
            One(path) => format!("^{base}{}$", escaped(path)),
            Below(dir) => format!("^{base}{}", escaped(dir)),
            Each(dir, file) => format!("^{base}{}[^/]+/{}$", escaped(dir), escaped(file)),
            Ending(end) => format!("^{base}.*{}$", escaped(end)),
            // As `record::is_hashed` finds them.
            Hashed => {
                format!("^{base}(?:[^/]*[^/0-9A-Za-z])?[0-9A-Fa-f]{{12,}}[^/0-9A-Za-z][^/]*$")
            }
        }
    }
}

/// One expression for all of them.
pub(super) fn any(paths: &[Paths], base: &str) -> String {
    let each: Vec<String> = paths.iter().map(|it| it.expression(base)).collect();
    each.join("|")
}

/// What no page is at: there a missing file is said so in plain text.
pub(super) fn files_only(base: &str) -> String {
    let endings: Vec<&str> = TYPES[1..].iter().flat_map(|(_, it)| it.iter().copied()).collect();
    format!("{}|^{}.*\\.(?:{})$", any(FILES, base), escaped(base), endings.join("|"))
}

fn escaped(text: &str) -> String {
    let special = |c: char| "\\.+*?()|[]{}^$".contains(c);
    text.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}
