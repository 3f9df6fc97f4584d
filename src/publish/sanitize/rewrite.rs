//! Rewrites what the allowlist would remove, as the browser's sanitizer does: embeds become links,
//! `<h1>` becomes `<h2>`, lazy images get a real `src`.
//!
//! Tests: `tests/publish/sanitize.rs`

use crate::model::html_allowlist;
use crate::publish::sanitize::tag_scanner;
use crate::publish::url;

/// Whether the HTML may contain something to rewrite. It finds too much rather than too little, and
/// saves most bodies one pass of the parser.
pub(crate) fn is_needed(source: &str) -> bool {
    let source = source.to_ascii_lowercase();
    let embeds = html_allowlist::EMBED_ELEMENTS.iter().map(|it| it.0);
    let mut names = embeds.chain(html_allowlist::ELEMENT_ALIASES.iter().map(|it| it.0));
    let mut attributes = html_allowlist::LAZY_SRC.iter().chain(&html_allowlist::SRCSET);
    names.any(|it| source.contains(&format!("<{it}"))) || attributes.any(|it| source.contains(it))
}

/// Rewrites HTML that [`super::allowlist::normalize`] has serialized. The result still has to be
/// sanitized. `is_image_allowed` chooses among the URLs of an image.
pub(crate) fn rewrite(normalized: &str, is_image_allowed: impl Fn(&str) -> bool) -> String {
    let (mut html, mut done) = (String::new(), 0);
    for range in tag_scanner::tags(normalized) {
        // The tags inside an embed have been replaced with it.
        if range.start < done {
            continue;
        }
        html.push_str(&normalized[done..range.start]);
        let tag = &normalized[range.clone()];
        let name = tag_scanner::name(tag);
        done = range.end;
        if let Some((_, attribute)) = html_allowlist::EMBED_ELEMENTS.iter().find(|it| it.0 == name)
        {
            let rest = &normalized[range.end..];
            let length = match name {
                "embed" => 0,
                _ => rest.find(&format!("</{name}>")).unwrap_or(rest.len()),
            };
            done += length;
            html.push_str(&link_to_embed(tag, attribute, &rest[..length]).unwrap_or_default());
        } else if name == "img" {
            html.push_str(&rewrite_image(tag, &is_image_allowed));
        } else {
            html.push_str(&rename_element(tag));
        }
    }
    html.push_str(&normalized[done..]);
    html
}

/// A link to what the embed would load, taken from its tag or from a `<source>` inside it. Values are
/// escaped by the serializer, so they may be used as text too.
fn link_to_embed(tag: &str, attribute: &str, inside: &str) -> Option<String> {
    let sources = || {
        tag_scanner::tags(inside)
            .map(|it| &inside[it])
            .filter(|it| tag_scanner::name(it) == "source")
    };
    let source = sources().find_map(|it| value(it, "src"));
    let own = [attribute, html_allowlist::LAZY_SRC[0]].into_iter().filter_map(|it| value(tag, it));
    let mut urls = own.chain(source).filter(|it| !it.trim().is_empty());
    let url = urls.find(|it| url::is_link_allowed(it))?;
    let title = value(tag, "title").filter(|it| !it.trim().is_empty());
    let title = title.unwrap_or_else(|| html_allowlist::embed_label(url));
    Some(format!("<a href=\"{url}\">{title}</a>"))
}

/// The image with the first of its URLs that is allowed.
fn rewrite_image(tag: &str, is_image_allowed: impl Fn(&str) -> bool) -> String {
    let mut urls = html_allowlist::image_candidates(|it| value(tag, it));
    match urls.find(|it| is_image_allowed(it)) {
        // Of two attributes with one name, the first counts.
        Some(url) => tag.replacen("<img", &format!("<img src=\"{url}\""), 1),
        None => tag.to_owned(),
    }
}

/// The value of an attribute in a serialized tag: quotes inside values are escaped.
fn value<'t>(tag: &'t str, attribute: &str) -> Option<&'t str> {
    let mut parts = tag.split('"');
    let is_it =
        |name: &str| name.strip_suffix('=').and_then(|it| it.rsplit(' ').next()) == Some(attribute);
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        if is_it(name) {
            return Some(value);
        }
    }
    None
}

/// The tag under the name that its element has in the allowlist.
fn rename_element(tag: &str) -> String {
    let (start, name) = match tag.strip_prefix("</") {
        Some(rest) => ("</", rest.trim_end_matches('>')),
        None => ("<", tag_scanner::name(tag)),
    };
    [start, html_allowlist::resolve_alias(name), &tag[start.len() + name.len()..]].concat()
}
