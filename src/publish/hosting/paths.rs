//! Sets of paths in a site, and how the configuration of a host writes them.

use crate::publish::content_hash::is_hashed_name;

/// A set of paths, relative to the site.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Paths {
    /// This path alone.
    One(&'static str),
    /// Every path below this directory.
    Below(&'static str),
    /// The file with this name in each directory below this directory.
    InEach(&'static str, &'static str),
    /// Every path that ends with this.
    Suffix(&'static str),
    /// The files at the top level with a hash in their names.
    Hashed,
}

impl Paths {
    /// Glob patterns, for hosts that match with these. `all` is the host's sign for any text, and
    /// `hashed` are the files that [`Paths::Hashed`] means.
    pub(crate) fn globs(self, base: &str, hashed: &[&str], all: &str) -> Vec<String> {
        match self {
            Self::One(path) => vec![format!("{base}{path}")],
            Self::Below(dir) => vec![format!("{base}{dir}{all}")],
            Self::InEach(dir, file) => vec![format!("{base}{dir}:slug/{file}")],
            Self::Suffix(end) => vec![format!("{base}{all}{end}")],
            // By name: a pattern would also match a missing file and make its 404 immutable.
            Self::Hashed => hashed.iter().map(|it| format!("{base}{it}")).collect(),
        }
    }

    /// Whether a path, relative to the site, is one of these.
    pub(crate) fn contain(self, path: &str) -> bool {
        match self {
            Self::One("") => matches!(path, "" | "index.html"),
            Self::One(one) => path == one,
            Self::Below(dir) => path.starts_with(dir),
            Self::InEach(dir, file) => {
                let rest = path.strip_prefix(dir).and_then(|it| it.split_once('/'));
                rest.is_some_and(|(_, it)| it == file)
            }
            Self::Suffix(end) => path.ends_with(end),
            Self::Hashed => !path.contains('/') && is_hashed_name(path),
        }
    }

    /// A regular expression with the same meaning in PCRE (nginx) and RE2 (Caddy).
    pub(crate) fn regex(self, base: &str) -> String {
        let base = escape(base);
        match self {
            // The page at the top is a directory, in which servers then look for `index.html`.
            Self::One("") => format!("^{base}(?:index\\.html)?$"),
            Self::One(path) => format!("^{base}{}$", escape(path)),
            Self::Below(dir) => format!("^{base}{}", escape(dir)),
            Self::InEach(dir, file) => format!("^{base}{}[^/]+/{}$", escape(dir), escape(file)),
            Self::Suffix(end) => format!("^{base}.*{}$", escape(end)),
            // The same names as `content_hash::is_hashed_name`.
            Self::Hashed => {
                format!("^{base}(?:[^/]*[^/0-9A-Za-z])?[0-9A-Fa-f]{{12,}}[^/0-9A-Za-z][^/]*$")
            }
        }
    }
}

/// One regular expression for several sets of paths.
pub(crate) fn alternation(paths: &[Paths], base: &str) -> String {
    let each: Vec<String> = paths.iter().map(|it| it.regex(base)).collect();
    each.join("|")
}

/// The text as a regular expression that matches only this text.
pub(crate) fn escape(text: &str) -> String {
    let is_special = |c: char| "\\.+*?()|[]{}^$".contains(c);
    text.chars().flat_map(|c| is_special(c).then_some('\\').into_iter().chain([c])).collect()
}
