//! Players and frames in markup: a link in their place, as the reader's own gate has it.

use std::borrow::Cow;

use ammonia::{Builder, UrlRelative};

use crate::model::allow;
use crate::publish::{address, tag};

/// The markup with links for what [`allow::EMBEDDED`] names. The gate comes after: nothing here is
/// safe yet.
pub(super) fn replaced(source: &str) -> Cow<'_, str> {
    if !allow::EMBEDDED.iter().any(|(name, _)| opens(source, name)) {
        return Cow::Borrowed(source);
    }
    let markup = regular(source);
    let (mut links, mut done) = (String::new(), 0);
    for range in tag::tags(&markup) {
        let name = tag::name(&markup[range.clone()]);
        let embedded = allow::EMBEDDED.iter().find(|it| it.0 == name);
        let Some((_, attribute)) = embedded.filter(|_| range.start >= done) else { continue };
        let close = format!("</{name}>");
        let length = match name {
            "embed" => 0,
            _ => markup[range.end..].find(&close).unwrap_or(markup.len() - range.end),
        };
        let inside = &markup[range.end..range.end + length];
        links.push_str(&markup[done..range.start]);
        links.push_str(&link(&markup[range.clone()], attribute, inside).unwrap_or_default());
        done = range.end + length;
    }
    links.push_str(&markup[done..]);
    Cow::Owned(links)
}

/// There may be a tag of this name.
fn opens(source: &str, name: &str) -> bool {
    let is_it = |rest: &[u8]| {
        rest.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()))
    };
    source.match_indices('<').any(|(at, _)| is_it(&source.as_bytes()[at + 1..]))
}

/// A link to what the tag would load; values are as a serializer wrote them, fit for text too.
fn link(tag: &str, attribute: &str, inside: &str) -> Option<String> {
    let sources = || tag::tags(inside).map(|it| &inside[it]).filter(|it| tag::name(it) == "source");
    let source = || sources().find_map(|it| tag::value(it, "src"));
    let address =
        tag::value(tag, attribute).or_else(source).filter(|it| address::is_offered(it))?;
    let title = tag::value(tag, "title").filter(|it| !it.trim().is_empty());
    let title = title.unwrap_or_else(|| allow::embedded_name(address));
    Some(format!("<a href=\"{address}\">{title}</a>"))
}

/// The markup as a serializer writes it, every `>` the end of a tag, with nothing in it but what
/// stays or is replaced.
fn regular(source: &str) -> String {
    let names = allow::EMBEDDED.iter().map(|(name, _)| *name).chain(["source"]);
    let own = allow::ATTRIBUTES_OF.iter().map(|(name, own)| (*name, own.iter().copied().collect()));
    let embedded = names.clone().map(|name| (name, ["src", "data", "title"].into()));
    Builder::default()
        .tags(allow::ELEMENTS.iter().copied().chain(names).collect())
        .clean_content_tags(allow::DROPPED_WHOLE.iter().copied().collect())
        .generic_attributes(allow::ATTRIBUTES.iter().copied().collect())
        .tag_attributes(own.chain(embedded).collect())
        .url_schemes(["http", "https", "mailto", "tel", "data"].into())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .clean(source)
        .to_string()
}
