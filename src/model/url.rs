//! An address that is safe to offer: the only kind an `href` or a `src` is given.

use std::fmt;
use std::sync::Arc;

/// Parses an address against another, as the URL Standard does.
///
/// The browser lends its own parser, the publisher a crate's: nobody here takes one apart by hand.
pub type Resolve = fn(address: &str, base: &str) -> Option<Parsed>;

/// An address taken apart by a [`Resolve`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The whole address.
    pub href: String,
    /// With its colon, `https:`.
    pub protocol: String,
    /// `https://host:port`, or `null` where the scheme has none.
    pub origin: String,
    /// Host name without port; empty where the scheme has none.
    pub host: String,
    /// It carries a user name or a password.
    pub has_credentials: bool,
}

/// Where a document lies, and the site around it: what its relative addresses mean.
#[derive(Clone, Debug)]
pub struct Place {
    /// The address of the document.
    pub document: Arc<str>,
    /// The address of the site, with a slash at the end.
    pub site: Arc<str>,
    /// How addresses are parsed here.
    pub resolve: Resolve,
}

/// An address that has passed the gate; only this module makes one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl {
    href: String,
    outside: bool,
}

/// The most bytes of a picture that stands in the document itself.
const LARGEST_DATA_BYTES: usize = 32 * 1024;

impl SafeUrl {
    /// A link: http, https, mailto and tel, without credentials; `None` for all else.
    pub fn link(address: &str, place: &Place) -> Option<Self> {
        let parsed = parse(address, place)?;
        match parsed.protocol.as_str() {
            "http:" | "https:" if !parsed.host.is_empty() => Some(Self::here_or_out(parsed, place)),
            "mailto:" | "tel:" => Some(Self { href: parsed.href, outside: false }),
            _ => None,
        }
    }

    /// A picture: https, the site's own origin, or a small raster picture as `data:`.
    pub fn picture(address: &str, place: &Place) -> Option<Self> {
        let parsed = parse(address, place)?;
        match parsed.protocol.as_str() {
            "https:" if !parsed.host.is_empty() => Some(Self::here_or_out(parsed, place)),
            "http:" => Some(Self::here_or_out(parsed, place)).filter(|it| !it.outside),
            "data:" if is_small_raster(&parsed.href) => {
                Some(Self { href: parsed.href, outside: false })
            }
            _ => None,
        }
    }

    /// The address. Inside the site it begins with the path, so that pages rendered for one host
    /// serve another, and the publisher and the browser write the same bytes.
    pub fn as_str(&self) -> &str {
        &self.href
    }

    /// It leads to another site.
    pub fn is_outside(&self) -> bool {
        self.outside
    }

    fn here_or_out(parsed: Parsed, place: &Place) -> Self {
        // By origin, never by prefix: `https://example.com.evil` begins with `https://example.com`.
        let home = (place.resolve)("", &place.site);
        match home {
            Some(home) if home.origin == parsed.origin => {
                let path = parsed.href.strip_prefix(&home.origin).unwrap_or("/");
                // `//name` would be another host: such a path keeps its own host before it.
                let whole = path.starts_with("//");
                Self { href: if whole { &parsed.href } else { path }.to_owned(), outside: false }
            }
            _ => Self { href: parsed.href, outside: true },
        }
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.href)
    }
}

fn parse(address: &str, place: &Place) -> Option<Parsed> {
    let address = address.trim_matches([' ', '\t', '\n', '\r']);
    // The URL Standard drops tabs and newlines inside an address: nobody honest writes them.
    if address.is_empty() || address.chars().any(char::is_control) || begins_hidden(address) {
        return None;
    }
    (place.resolve)(address, &place.document).filter(|it| !it.has_credentials)
}

/// What an address begins with cannot be seen, and makes a path of what looks like a scheme.
pub fn begins_hidden(address: &str) -> bool {
    address.starts_with(|it: char| {
        it.is_whitespace()
            || it.is_control()
            || matches!(it, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}')
    })
}

/// A picture that stands in its address, of a kind that is only a picture, and small.
pub fn is_small_raster(href: &str) -> bool {
    href.len() <= LARGEST_DATA_BYTES
        && ["png", "jpeg", "gif", "webp", "avif"].iter().any(|kind| {
            href.strip_prefix("data:image/")
                .and_then(|rest| rest.strip_prefix(kind))
                .is_some_and(|rest| rest.starts_with([';', ',']))
        })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn place() -> Place {
        Place {
            document: "https://news.example/sub/content/articles/a.json".into(),
            site: "https://news.example/sub/".into(),
            resolve: crate::publish::address::resolve,
        }
    }

    #[test]
    fn relative_addresses_are_those_of_the_document() {
        let picture = SafeUrl::picture("../../media/a.svg", &place()).unwrap();
        assert_eq!((picture.as_str(), picture.is_outside()), ("/sub/media/a.svg", false));
        let link = SafeUrl::link("https://other.example/x", &place()).unwrap();
        assert_eq!((link.as_str(), link.is_outside()), ("https://other.example/x", true));
    }

    #[test]
    fn what_runs_or_deceives_is_no_link() {
        for address in [
            "javascript:alert(1)",
            " JaVaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "blob:https://news.example/x",
            "file:///etc/passwd",
            "https://user:pass@news.example/",
            "\u{a0}javascript:alert(1)",
            "\u{200b}javascript:alert(1)",
            "https://",
            "",
        ] {
            assert_eq!(SafeUrl::link(address, &place()), None, "{address}");
        }
    }

    #[test]
    fn a_name_that_begins_like_ours_is_outside() {
        let link = SafeUrl::link("https://news.example.evil.example/", &place()).unwrap();
        assert!(link.is_outside());
    }

    #[test]
    fn pictures_are_ours_or_encrypted_or_small() {
        for (address, safe) in [
            ("https://cdn.example/a.png", true),
            ("http://cdn.example/a.png", false),
            ("data:image/png;base64,AAAA", true),
            ("data:image/svg+xml,<svg/>", false),
            ("mailto:a@b.example", false),
        ] {
            assert_eq!(SafeUrl::picture(address, &place()).is_some(), safe, "{address}");
        }
    }
}
