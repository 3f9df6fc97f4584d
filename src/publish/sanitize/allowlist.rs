//! The allowlist of [`crate::model::html_allowlist`], applied by an HTML parser and serializer.
//!
//! Tests: `tests/publish/sanitize.rs`

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use ammonia::{Builder, UrlRelative};

use crate::model::html_allowlist;

/// What the sanitizer makes of the URL in an `href` or a `src`.
pub(crate) struct UrlDecision {
    pub(crate) text: String,
    pub(crate) is_external: bool,
}

/// Removes what the allowlist does not name. `decide` gets each `href` and `src` with its value, and
/// gives what the attribute becomes; with `None` the attribute is dropped.
pub(crate) fn clean(
    source: &str,
    decide: impl Fn(&str, &str) -> Option<UrlDecision> + Send + Sync + 'static,
) -> String {
    // An element's `rel` is filtered last, after its `href`.
    let is_link_external = AtomicBool::new(false);
    let filter = move |element: &str, attribute: &str, value: &str| match attribute {
        "href" | "src" => {
            let url = decide(attribute, value)?;
            is_link_external.store(url.is_external && element == "a", Ordering::Relaxed);
            Some(url.text)
        }
        "rel" => is_link_external.swap(false, Ordering::Relaxed).then(|| value.to_owned()),
        "id" => Some(html_allowlist::prefix_id(value)),
        "class" => html_allowlist::filter_classes(value),
        _ => Some(value.to_owned()),
    };
    builder()
        .add_clean_content_tags(html_allowlist::EMBED_ELEMENTS.iter().map(|(name, _)| *name))
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(move |element, attribute, value| {
            filter(element, attribute, value).map(Cow::Owned)
        })
        .clean(source)
        .to_string()
}

/// Serializes the HTML, so that every `>` ends a tag, with only those elements and attributes left
/// that the allowlist names or that [`super::rewrite`] rewrites. URLs are not checked.
pub(crate) fn normalize(source: &str) -> String {
    let embeds = html_allowlist::EMBED_ELEMENTS.iter().map(|(name, _)| *name).chain(["source"]);
    let aliases = html_allowlist::ELEMENT_ALIASES.iter().map(|(name, _)| *name);
    let mut builder = builder();
    for name in embeds.clone() {
        builder.add_tag_attributes(name, ["src", "data", "title"]);
    }
    builder
        .add_tags(embeds.chain(aliases))
        .add_generic_attributes(
            html_allowlist::LAZY_SRC.iter().chain(&html_allowlist::SRCSET).copied(),
        )
        .link_rel(None)
        .clean(source)
        .to_string()
}

/// The elements and attributes of the allowlist, with any URL of an allowed scheme.
fn builder() -> Builder<'static> {
    let attributes = html_allowlist::ATTRIBUTES_OF
        .iter()
        .map(|(name, attributes)| (*name, attributes.iter().copied().collect()));
    let mut builder = Builder::default();
    builder
        .tags(html_allowlist::ELEMENTS.iter().copied().collect())
        .clean_content_tags(html_allowlist::DROPPED_WHOLE.iter().copied().collect())
        .generic_attributes(html_allowlist::ATTRIBUTES.iter().copied().collect())
        .tag_attributes(attributes.collect())
        .url_schemes(["http", "https", "mailto", "tel", "data"].into())
        .url_relative(UrlRelative::PassThrough);
    builder
}
