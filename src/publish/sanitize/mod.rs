//! The native gate for markup: what [`allow`] names stays, whoever wrote it.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use ammonia::{Builder, UrlRelative};

use crate::model::html_allowlist;
use crate::model::untrusted_html::UntrustedHtml;
use crate::model::url::SafeUrl;
use crate::publish::url;

pub(crate) mod tag_scanner; // finds tags in HTML
pub(crate) mod rewrite; // rewrites what the allowlist would drop

/// What may stand in place of an address in an `href` or a `src`.
struct UrlDecision {
    text: String,
    is_external: bool,
}

/// Markup as it stands in a document: addresses stay relative, ids and what leads to them are
/// prefixed. Going through twice changes nothing.
pub fn sanitize_for_document(source: &str) -> String {
    sanitize(source, is_portable_image_url, |attribute, address| {
        let text = match (attribute, address.trim_start().strip_prefix('#')) {
            ("href", Some(id)) => format!("#{}", html_allowlist::prefix_id(id)),
            ("src", _) => Some(address).filter(|it| url::is_image_allowed(it))?.to_owned(),
            _ => Some(address).filter(|it| url::is_link_allowed(it))?.to_owned(),
        };
        Some(UrlDecision { text, is_external: false })
    })
}

/// Markup as it stands in a page: every address has been through the address gate. This is the
/// [`crate::components::prose::HtmlSanitizer`] of everything that is not a browser.
pub fn sanitize_for_page(html: &UntrustedHtml) -> String {
    let (place, page) = (html.base.clone(), html.page_path.clone());
    let shows = |address: &str| SafeUrl::picture(address, &html.base).is_some();
    sanitize(&html.source, shows, move |attribute, address| {
        let url = match (attribute, address.trim_start().strip_prefix('#')) {
            ("src", _) => SafeUrl::picture(address, &place),
            (_, None) => SafeUrl::link(address, &place),
            (_, Some(id)) => {
                // With the page's own path: `#id` alone would mean the document's base.
                let text = format!("./{page}#{}", html_allowlist::prefix_id(id));
                return Some(UrlDecision { text, is_external: false });
            }
        }?;
        Some(UrlDecision { text: url.to_string(), is_external: url.is_external() })
    })
}

/// A picture may be had there, wherever the document will lie.
fn is_portable_image_url(address: &str) -> bool {
    url::scheme(address).is_none_or(|it| it == "https") && url::is_link_allowed(address)
}

fn sanitize(
    source: &str,
    shows: impl Fn(&str) -> bool,
    judge: impl Fn(&str, &str) -> Option<UrlDecision> + Send + Sync + 'static,
) -> String {
    let source = &*rewrite::rewrite(source, shows);
    // An element's `rel` comes last, when its `href` has been judged.
    let outside = AtomicBool::new(false);
    let filter = move |element: &str, attribute: &str, value: &str| match attribute {
        "href" | "src" => {
            let address = judge(attribute, value)?;
            outside.store(address.is_external && element == "a", Ordering::Relaxed);
            Some(address.text)
        }
        "rel" => outside.swap(false, Ordering::Relaxed).then(|| value.to_owned()),
        "id" => Some(html_allowlist::prefix_id(value)),
        "class" => html_allowlist::filter_classes(value),
        _ => Some(value.to_owned()),
    };
    allowlist()
        .add_clean_content_tags(html_allowlist::EMBED_ELEMENTS.iter().map(|(name, _)| *name))
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(move |element, attribute, value| {
            filter(element, attribute, value).map(Cow::Owned)
        })
        .clean(source)
        .to_string()
}

/// Lets through what [`allow`] lists, with any address.
pub(crate) fn allowlist() -> Builder<'static> {
    let own = html_allowlist::ATTRIBUTES_OF
        .iter()
        .map(|(name, own)| (*name, own.iter().copied().collect()));
    let mut builder = Builder::default();
    builder
        .tags(html_allowlist::ELEMENTS.iter().copied().collect())
        .clean_content_tags(html_allowlist::DROPPED_WHOLE.iter().copied().collect())
        .generic_attributes(html_allowlist::ATTRIBUTES.iter().copied().collect())
        .tag_attributes(own.collect())
        .url_schemes(["http", "https", "mailto", "tel", "data"].into())
        .url_relative(UrlRelative::PassThrough);
    builder
}

/// The ids in markup that has been through the gate.
pub(crate) fn element_ids(gated: &str) -> impl Iterator<Item = &str> {
    gated.split('<').filter_map(|tag| {
        // Quotes inside an attribute are escaped there, so these are the attribute's own.
        let tag = tag.split('>').next()?;
        tag.split_once(" id=\"")?.1.split('"').next()
    })
}
