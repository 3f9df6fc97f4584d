//! The browser's own parser for addresses.

use web_sys::Url;

use crate::model::url::ParsedUrl;

/// The reader's [`crate::model::url::Resolve`].
pub fn resolve(address: &str, base: &str) -> Option<ParsedUrl> {
    let url = Url::new_with_base(address, base).ok()?;
    Some(ParsedUrl {
        href: url.href(),
        protocol: url.protocol(),
        origin: url.origin(),
        host: url.hostname(),
        has_credentials: !url.username().is_empty() || !url.password().is_empty(),
    })
}
