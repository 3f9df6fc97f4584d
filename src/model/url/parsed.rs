//! A URL, parsed as the URL Standard does. Each target lends its own parser.

/// Parses a URL against a base, as the URL Standard does. `None` for invalid ones.
///
/// The browser lends its own parser, the publisher a crate's ([`crate::model::url::native`]): no
/// URL is parsed by hand.
pub type Resolve = fn(url: &str, base: &str) -> Option<ParsedUrl>;

/// An absolute URL and its parts, from a [`Resolve`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedUrl {
    /// The whole URL.
    pub href: String,
    /// With its colon, `https:`.
    pub protocol: String,
    /// `https://host:port`, or `null` where the scheme has none.
    pub origin: String,
    /// Host name without port; empty where the scheme has none.
    pub host: String,
    /// Whether it has a user name or a password.
    pub has_credentials: bool,
}
