//! URLs that are safe in a page: an `href` or a `src` takes no others.
//!
//! Tests: here and in `tests/route.rs`.

use std::fmt;
use std::sync::Arc;

#[cfg(not(target_arch = "wasm32"))]
pub mod native; // the parser where there is no browser
mod parsed; // a parsed URL

pub use crate::model::url::parsed::{ParsedUrl, Resolve};

/// The URLs of a document and of its site, which relative URLs in the document are resolved
/// against.
#[derive(Clone, Debug)]
pub struct UrlBase {
    /// The URL of the document.
    pub document_url: Arc<str>,
    /// The URL of the site, with a slash at the end.
    pub site_url: Arc<str>,
    /// The parser for URLs.
    pub resolve: Resolve,
}

/// A URL that is safe in a link or an image. Only [`SafeUrl::link`] and [`SafeUrl::picture`] create
/// one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl {
    href: String,
    is_external: bool,
}

/// The longest `data:` URL of a picture, in bytes.
const MAX_DATA_URL_BYTES: usize = 32 * 1024;

impl SafeUrl {
    /// The URL of a link: http, https, mailto or tel, without credentials; `None` for all others.
    pub fn link(url: &str, base: &UrlBase) -> Option<Self> {
        let parsed = parse(url, base)?;
        match parsed.protocol.as_str() {
            "http:" | "https:" if !parsed.host.is_empty() => {
                Some(Self::relative_to_site(parsed, base))
            }
            "mailto:" | "tel:" => Some(Self { href: parsed.href, is_external: false }),
            _ => None,
        }
    }

    /// The URL of a picture: https, the site's own origin, or a small raster image as `data:`.
    pub fn picture(url: &str, base: &UrlBase) -> Option<Self> {
        let parsed = parse(url, base)?;
        match parsed.protocol.as_str() {
            "https:" if !parsed.host.is_empty() => Some(Self::relative_to_site(parsed, base)),
            "http:" => Some(Self::relative_to_site(parsed, base)).filter(|it| !it.is_external),
            "data:" if is_small_raster(&parsed.href) => {
                Some(Self { href: parsed.href, is_external: false })
            }
            _ => None,
        }
    }

    /// The URL. Inside the site it begins with the path, so that pages rendered for one host serve
    /// another, and the publisher and the browser write the same bytes.
    pub fn as_str(&self) -> &str {
        &self.href
    }

    /// Whether it leads to another site.
    pub fn is_external(&self) -> bool {
        self.is_external
    }

    fn relative_to_site(parsed: ParsedUrl, base: &UrlBase) -> Self {
        // By origin, never by prefix: `https://example.com.evil` begins with `https://example.com`.
        let site = (base.resolve)("", &base.site_url);
        match site {
            Some(site) if site.origin == parsed.origin => {
                let path = parsed.href.strip_prefix(&site.origin).unwrap_or("/");
                // `//name` would be another host: the URL of such a path stays absolute.
                let is_absolute = path.starts_with("//");
                Self {
                    href: if is_absolute { &parsed.href } else { path }.to_owned(),
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

fn parse(url: &str, base: &UrlBase) -> Option<ParsedUrl> {
    let url = url.trim_matches([' ', '\t', '\n', '\r']);
    // The URL Standard drops tabs and newlines inside a URL: only attackers write them.
    if url.is_empty() || url.chars().any(char::is_control) || starts_with_invisible(url) {
        return None;
    }
    (base.resolve)(url, &base.document_url).filter(|it| !it.has_credentials)
}

/// Whether a URL begins with an invisible character. Such a character would make a relative path of
/// what people read as a scheme.
pub fn starts_with_invisible(url: &str) -> bool {
    url.starts_with(|it: char| {
        it.is_whitespace()
            || it.is_control()
            || matches!(it, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}')
    })
}

/// Whether a URL is a raster image as `data:`, and small. Other formats, such as SVG, can hold more
/// than an image.
pub fn is_small_raster(href: &str) -> bool {
    href.len() <= MAX_DATA_URL_BYTES
        && ["png", "jpeg", "gif", "webp", "avif"].iter().any(|format| {
            href.strip_prefix("data:image/")
                .and_then(|rest| rest.strip_prefix(format))
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
            resolve: native::resolve,
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
        for url in [
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
            assert_eq!(SafeUrl::link(url, &base()), None, "{url}");
        }
    }

    #[test]
    fn a_host_that_begins_like_the_sites_is_external() {
        let link = SafeUrl::link("https://news.example.evil.example/", &base()).unwrap();
        assert!(link.is_external());
    }

    #[test]
    fn a_picture_is_local_or_https_or_a_small_data_url() {
        for (url, is_safe) in [
            ("https://cdn.example/a.png", true),
            ("http://cdn.example/a.png", false),
            ("data:image/png;base64,AAAA", true),
            ("data:image/svg+xml,<svg/>", false),
            ("mailto:a@b.example", false),
        ] {
            assert_eq!(SafeUrl::picture(url, &base()).is_some(), is_safe, "{url}");
        }
    }
}
