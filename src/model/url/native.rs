//! The parser for URLs where there is no browser: in the publisher and in tests.

use url::Url;

use crate::model::url::parsed::ParsedUrl;

/// The native [`crate::model::url::Resolve`].
pub fn resolve(url: &str, base: &str) -> Option<ParsedUrl> {
    let url = Url::parse(base).ok()?.join(url).ok()?;
    Some(ParsedUrl {
        protocol: format!("{}:", url.scheme()),
        origin: url.origin().ascii_serialization(),
        host: url.host_str().unwrap_or_default().to_owned(),
        has_credentials: !url.username().is_empty() || url.password().is_some(),
        href: url.into(),
    })
}
