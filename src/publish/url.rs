//! URLs in content, parsed as the URL Standard does, and which of them the publisher allows.
//!
//! Tests: `tests/publish/sanitize.rs`, `tests/publish/diagnostics.rs`

use url::{ParseError, Url};

use crate::model::url::{is_small_raster, starts_with_invisible};

/// The scheme of an absolute URL; `None` for a relative URL and for text that is not a URL.
pub(crate) fn scheme(url: &str) -> Option<String> {
    Url::parse(url).ok().map(|it| it.scheme().to_owned())
}

/// Whether the URL needs a base.
pub(crate) fn is_relative(url: &str) -> bool {
    Url::parse(url) == Err(ParseError::RelativeUrlWithoutBase)
}

/// Whether an image may have this URL: http, https, a relative URL, or a small `data:` URL.
pub(crate) fn is_image_allowed(url: &str) -> bool {
    match scheme(url).as_deref() {
        Some("http" | "https") => true,
        Some("data") => is_small_raster(url.trim_ascii()),
        Some(_) => false,
        None => is_link_allowed(url),
    }
}

/// Whether a link may have this URL: http, https, mailto, tel or a relative URL.
pub(crate) fn is_link_allowed(url: &str) -> bool {
    if starts_with_invisible(url.trim_ascii_start()) {
        return false;
    }
    match scheme(url) {
        Some(scheme) => matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel"),
        None => is_relative(url),
    }
}
