//! The browser's own URL parser.
//!
//! Tests: `tests/browser/sanitizer.rs`, `tests/browser/base_path.rs`

use web_sys::Url;

use crate::model::url::ParsedUrl;

/// The app's [`crate::model::url::Resolve`].
pub fn resolve(url: &str, base: &str) -> Option<ParsedUrl> {
    let url = Url::new_with_base(url, base).ok()?;
    Some(ParsedUrl {
        href: url.href(),
        protocol: url.protocol(),
        origin: url.origin(),
        host: url.hostname(),
        has_credentials: !url.username().is_empty() || !url.password().is_empty(),
    })
}
