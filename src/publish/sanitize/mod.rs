//! The publisher's HTML sanitizer: only what [`crate::model::html_allowlist`] names stays, whoever
//! wrote it. The browser's sanitizer applies the same list.
//!
//! Tests: `tests/publish/sanitize.rs`, `tests/sanitizer/attacks/publisher.rs`,
//! `tests/sanitizer/benign/publisher.rs`

use std::borrow::Cow;

use crate::model::html_allowlist;
use crate::model::untrusted_html::UntrustedHtml;
use crate::model::url::SafeUrl;
use crate::publish::sanitize::allowlist::UrlDecision;
use crate::publish::url;

pub(crate) mod tag_scanner; // finds tags in HTML
mod allowlist; // removes what is not allowed
mod rewrite; // rewrites what would be removed

/// Sanitizes HTML for a document: URLs stay relative, ids and the links to them get a prefix.
/// Sanitizing the result again changes nothing.
pub fn sanitize_for_document(source: &str) -> String {
    sanitize(source, is_portable_image_url, |attribute, url| {
        let text = match (attribute, url.trim_start().strip_prefix('#')) {
            ("href", Some(id)) => format!("#{}", html_allowlist::prefix_id(id)),
            ("src", _) => Some(url).filter(|it| url::is_image_allowed(it))?.to_owned(),
            _ => Some(url).filter(|it| url::is_link_allowed(it))?.to_owned(),
        };
        Some(UrlDecision { text, is_external: false })
    })
}

/// Sanitizes HTML for a page: every URL is a [`SafeUrl`]. This is the
/// [`crate::components::prose::HtmlSanitizer`] of the publisher.
pub fn sanitize_for_page(html: &UntrustedHtml) -> String {
    let (base, page) = (html.base.clone(), html.page_path.clone());
    let is_image_safe = |url: &str| SafeUrl::picture(url, &html.base).is_some();
    sanitize(&html.source, is_image_safe, move |attribute, url| {
        let url = match (attribute, url.trim_start().strip_prefix('#')) {
            ("src", _) => SafeUrl::picture(url, &base),
            (_, None) => SafeUrl::link(url, &base),
            (_, Some(id)) => {
                // With the page's own path: `#id` alone would refer to the document's base.
                let text = format!("./{page}#{}", html_allowlist::prefix_id(id));
                return Some(UrlDecision { text, is_external: false });
            }
        }?;
        Some(UrlDecision { text: url.to_string(), is_external: url.is_external() })
    })
}

/// Whether an image at this URL can be loaded wherever the site is published.
fn is_portable_image_url(url: &str) -> bool {
    url::scheme(url).is_none_or(|it| it == "https") && url::is_link_allowed(url)
}

/// Rewrites what can be kept in another form, then removes what is not allowed. `is_image_allowed`
/// chooses among the URLs of a lazy image, `decide` decides about each remaining URL.
fn sanitize(
    source: &str,
    is_image_allowed: impl Fn(&str) -> bool,
    decide: impl Fn(&str, &str) -> Option<UrlDecision> + Send + Sync + 'static,
) -> String {
    let html = if rewrite::is_needed(source) {
        Cow::Owned(rewrite::rewrite(&allowlist::normalize(source), is_image_allowed))
    } else {
        Cow::Borrowed(source)
    };
    allowlist::clean(&html, decide)
}

/// The ids in sanitized HTML.
pub(crate) fn element_ids(sanitized: &str) -> impl Iterator<Item = &str> {
    sanitized.split('<').filter_map(|tag| {
        // Quotes inside a value are escaped, so ` id="` always starts the attribute.
        let tag = tag.split('>').next()?;
        tag.split_once(" id=\"")?.1.split('"').next()
    })
}
