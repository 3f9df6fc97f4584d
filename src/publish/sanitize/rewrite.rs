//! What stands in the place of markup that the gate would drop, as the reader's own gate has it:
//! links for players and frames, other names, pictures that wait for no script.

use std::borrow::Cow;

use crate::model::html_allowlist;
use crate::publish::sanitize::tag_scanner;
use crate::publish::{sanitize, url};

/// The markup with all of that. The gate comes after: nothing here is safe yet. `shows` says which
/// addresses a picture may have there.
pub(crate) fn rewrite(source: &str, shows: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if !needs_rewrite(source) {
        return Cow::Borrowed(source);
    }
    let markup = normalize(source);
    let (mut made, mut done) = (String::new(), 0);
    for range in tag_scanner::tags(&markup) {
        if range.start < done {
            continue;
        }
        made.push_str(&markup[done..range.start]);
        let tag = &markup[range.clone()];
        let name = tag_scanner::name(tag);
        done = range.end;
        if let Some((_, attribute)) = html_allowlist::EMBED_ELEMENTS.iter().find(|it| it.0 == name)
        {
            let close = format!("</{name}>");
            let length = match name {
                "embed" => 0,
                _ => markup[range.end..].find(&close).unwrap_or(markup.len() - range.end),
            };
            done += length;
            made.push_str(
                &link_to_embed(tag, attribute, &markup[range.end..done]).unwrap_or_default(),
            );
        } else if name == "img" {
            made.push_str(&rewrite_image(tag, &shows));
        } else {
            made.push_str(&rename_element(tag));
        }
    }
    made.push_str(&markup[done..]);
    Cow::Owned(made)
}

/// Whether there may be anything to replace.
fn needs_rewrite(source: &str) -> bool {
    let source = source.to_ascii_lowercase();
    let embedded = html_allowlist::EMBED_ELEMENTS.iter().map(|it| it.0);
    let mut names = embedded.chain(html_allowlist::ELEMENT_ALIASES.iter().map(|it| it.0));
    let mut attributes = html_allowlist::LAZY_SRC.iter().chain(&html_allowlist::SRCSET);
    names.any(|it| source.contains(&format!("<{it}"))) || attributes.any(|it| source.contains(it))
}

/// A link to what the tag would load; values are as a serializer wrote them, fit for text too.
fn link_to_embed(tag: &str, attribute: &str, inside: &str) -> Option<String> {
    let sources = || {
        tag_scanner::tags(inside)
            .map(|it| &inside[it])
            .filter(|it| tag_scanner::name(it) == "source")
    };
    let source = sources().find_map(|it| value(it, "src"));
    let own = [attribute, html_allowlist::LAZY_SRC[0]].into_iter().filter_map(|it| value(tag, it));
    let mut all = own.chain(source).filter(|it| !it.trim().is_empty());
    let address = all.find(|it| url::is_link_allowed(it))?;
    let title = value(tag, "title").filter(|it| !it.trim().is_empty());
    let title = title.unwrap_or_else(|| html_allowlist::embed_label(address));
    Some(format!("<a href=\"{address}\">{title}</a>"))
}

/// The picture with the first of its addresses that may be shown.
fn rewrite_image(tag: &str, shows: impl Fn(&str) -> bool) -> String {
    match html_allowlist::image_candidates(|it| value(tag, it)).find(|it| shows(it)) {
        // Of two attributes with one name, the first counts.
        Some(address) => tag.replacen("<img", &format!("<img src=\"{address}\""), 1),
        None => tag.to_owned(),
    }
}

/// The value of an attribute, as a serializer wrote it: quotes in it are escaped.
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

/// The tag, with another name if its element has one.
fn rename_element(tag: &str) -> String {
    let (start, name) = match tag.strip_prefix("</") {
        Some(rest) => ("</", rest.trim_end_matches('>')),
        None => ("<", tag_scanner::name(tag)),
    };
    [start, html_allowlist::resolve_alias(name), &tag[start.len() + name.len()..]].concat()
}

/// The markup as a serializer writes it, every `>` the end of a tag, with nothing in it but what
/// stays or is replaced.
fn normalize(source: &str) -> String {
    let embedded = html_allowlist::EMBED_ELEMENTS.iter().map(|(name, _)| *name).chain(["source"]);
    let renamed = html_allowlist::ELEMENT_ALIASES.iter().map(|(name, _)| *name);
    let mut builder = sanitize::allowlist();
    for name in embedded.clone() {
        builder.add_tag_attributes(name, ["src", "data", "title"]);
    }
    builder
        .add_tags(embedded.chain(renamed))
        .add_generic_attributes(
            html_allowlist::LAZY_SRC.iter().chain(&html_allowlist::SRCSET).copied(),
        )
        .link_rel(None)
        .clean(source)
        .to_string()
}
