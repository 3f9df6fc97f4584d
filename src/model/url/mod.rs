//! An address that is safe to offer: the only kind an `href` or a `src` is given.

use std::fmt;
use std::sync::Arc;

/// Parses an address against another, as the URL Standard does.
///
/// The browser lends its own parser, the publisher a crate's: nobody here takes one apart by hand.
pub type Resolve = fn(address: &str, base: &str) -> Option<ParsedUrl>;

/// An address taken apart by a [`Resolve`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedUrl {
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
pub struct UrlBase {
    /// The address of the document.
    pub document_url: Arc<str>,
    /// The address of the site, with a slash at the end.
    pub site_url: Arc<str>,
    /// How addresses are parsed here.
    pub resolve: Resolve,
}

/// An address that has passed the gate; only this module makes one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl {
    href: String,
    is_external: bool,
}

/// The most bytes of a picture that stands in the document itself.
const MAX_DATA_URL_BYTES: usize = 32 * 1024;

impl SafeUrl {
    /// A link: http, https, mailto and tel, without credentials; `None` for all else.
    pub fn link(address: &str, place: &UrlBase) -> Option<Self> {
        let parsed = parse(address, place)?;
        match parsed.protocol.as_str() {
            "http:" | "https:" if !parsed.host.is_empty() => {
                Some(Self::relative_to_site(parsed, place))
            }
            "mailto:" | "tel:" => Some(Self { href: parsed.href, is_external: false }),
            _ => None,
        }
    }

    /// A picture: https, the site's own origin, or a small raster picture as `data:`.
    pub fn picture(address: &str, place: &UrlBase) -> Option<Self> {
        let parsed = parse(address, place)?;
        match parsed.protocol.as_str() {
            "https:" if !parsed.host.is_empty() => Some(Self::relative_to_site(parsed, place)),
            "http:" => Some(Self::relative_to_site(parsed, place)).filter(|it| !it.is_external),
            "data:" if is_small_raster(&parsed.href) => {
                Some(Self { href: parsed.href, is_external: false })
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
    pub fn is_external(&self) -> bool {
        self.is_external
    }

    fn relative_to_site(parsed: ParsedUrl, place: &UrlBase) -> Self {
        // By origin, never by prefix: `https://example.com.evil` begins with `https://example.com`.
        let home = (place.resolve)("", &place.site_url);
        match home {
            Some(home) if home.origin == parsed.origin => {
                let path = parsed.href.strip_prefix(&home.origin).unwrap_or("/");
                // `//name` would be another host: such a path keeps its own host before it.
                let whole = path.starts_with("//");
                Self {
                    href: if whole { &parsed.href } else { path }.to_owned(),
                    is_external: false,
                }
            }
            _ => Self { href: parsed.href, is_external: true },
        }
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.href)
    }
}

fn parse(address: &str, place: &UrlBase) -> Option<ParsedUrl> {
    let address = address.trim_matches([' ', '\t', '\n', '\r']);
    // The URL Standard drops tabs and newlines inside an address: nobody honest writes them.
    if address.is_empty() || address.chars().any(char::is_control) || starts_with_invisible(address)
    {
        return None;
    }
    (place.resolve)(address, &place.document_url).filter(|it| !it.has_credentials)
}

/// What an address begins with cannot be seen, and makes a path of what looks like a scheme.
pub fn starts_with_invisible(address: &str) -> bool {
    address.starts_with(|it: char| {
        it.is_whitespace()
            || it.is_control()
            || matches!(it, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}')
    })
}

/// A picture that stands in its address, of a kind that is only a picture, and small.
pub fn is_small_raster(href: &str) -> bool {
    href.len() <= MAX_DATA_URL_BYTES
        && ["png", "jpeg", "gif", "webp", "avif"].iter().any(|kind| {
            href.strip_prefix("data:image/")
                .and_then(|rest| rest.strip_prefix(kind))
                .is_some_and(|rest| rest.starts_with([';', ',']))
        })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn base() -> UrlBase {
        UrlBase {
            document_url: "https://news.example/sub/content/articles/a.json".into(),
            site_url: "https://news.example/sub/".into(),
            resolve: crate::publish::url::resolve,
        }
    }

    #[test]
    fn relative_urls_resolve_against_the_document() {
        let picture = SafeUrl::picture("../../media/a.svg", &base()).unwrap();
        assert_eq!((picture.as_str(), picture.is_external()), ("/sub/media/a.svg", false));
        let link = SafeUrl::link("https://other.example/x", &base()).unwrap();
        assert_eq!((link.as_str(), link.is_external()), ("https://other.example/x", true));
    }

    #[test]
    fn scripts_and_deceptive_urls_are_no_links() {
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
            assert_eq!(SafeUrl::link(address, &base()), None, "{address}");
        }
    }

    #[test]
    fn a_host_that_begins_like_the_sites_is_external() {
        let link = SafeUrl::link("https://news.example.evil.example/", &base()).unwrap();
        assert!(link.is_external());
    }

    #[test]
    fn a_picture_is_local_or_https_or_a_small_data_url() {
        for (address, safe) in [
            ("https://cdn.example/a.png", true),
            ("http://cdn.example/a.png", false),
            ("data:image/png;base64,AAAA", true),
            ("data:image/svg+xml,<svg/>", false),
            ("mailto:a@b.example", false),
        ] {
            assert_eq!(SafeUrl::picture(address, &base()).is_some(), safe, "{address}");
        }
    }
}
