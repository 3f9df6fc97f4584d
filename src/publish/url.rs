//! Addresses, parsed as the URL Standard does.

use url::{ParseError, Url};

use crate::model::url::{is_small_raster, starts_with_invisible};

/// The scheme of an absolute address; `None` for a relative one and for what is no address.
pub(crate) fn scheme(address: &str) -> Option<String> {
    Url::parse(address).ok().map(|it| it.scheme().to_owned())
}

/// The address only means something where it stands.
pub(crate) fn is_relative(address: &str) -> bool {
    Url::parse(address) == Err(ParseError::RelativeUrlWithoutBase)
}

/// A picture may be there: http, https, a relative address or a small one in the address itself.
pub(crate) fn is_image_allowed(address: &str) -> bool {
    match scheme(address).as_deref() {
        Some("http" | "https") => true,
        Some("data") => is_small_raster(address.trim_ascii()),
        Some(_) => false,
        None => is_link_allowed(address),
    }
}

/// Readers may be sent there: http, https, mailto, tel or a relative address.
pub(crate) fn is_link_allowed(address: &str) -> bool {
    if starts_with_invisible(address.trim_ascii_start()) {
        return false;
    }
    match scheme(address) {
        Some(scheme) => matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel"),
        None => is_relative(address),
    }
}
