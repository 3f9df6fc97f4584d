//! Finds tags and attribute values in HTML without parsing it: for diagnostics, and for HTML that
//! programs wrote. The sanitizer parses.

use std::iter;
use std::ops::Range;

use comrak::html::escape;

const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// The byte range of each tag, brackets included; tags in comments are skipped.
pub(crate) fn tags(html: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    iter::from_fn(move || {
        loop {
            let start = at + html[at..].find('<')?;
            let is_comment = html[start..].starts_with("<!--");
            let close = if is_comment { "-->" } else { ">" };
            at = start + html[start..].find(close)? + close.len();
            if !is_comment {
                return Some(start..at);
            }
        }
    })
}

/// The name of the element, as it is written.
pub(crate) fn name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    name.split(SPACE).next().unwrap_or_default().trim_end_matches(['>', '/'])
}

/// The byte range of an attribute's value, quotes included.
pub(crate) fn value_range(tag: &str, attribute: &str) -> Option<Range<usize>> {
    let is_separator = |it: char| it == '/' || SPACE.contains(&it);
    let ends_name = |it: char| is_separator(it) || ['=', '>'].contains(&it);
    let mut at = 1 + name(tag).len();
    loop {
        let rest = tag[at..].trim_start_matches(is_separator);
        let name_length = rest.find(ends_name).filter(|it| *it > 0)?;
        let after_name = rest[name_length..].trim_start_matches(SPACE);
        let Some(value) = after_name.strip_prefix('=') else {
            at = tag.len() - rest.len() + name_length;
            continue;
        };
        let value = value.trim_start_matches(SPACE);
        let start = tag.len() - value.len();
        let length = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].find(quote)? + 2,
            _ => value.find(|c| SPACE.contains(&c) || c == '>')?,
        };
        at = start + length;
        if &rest[..name_length] == attribute {
            return Some(start..at);
        }
    }
}

/// The value of an attribute as it is written, without its quotes.
pub(crate) fn value<'t>(tag: &'t str, attribute: &str) -> Option<&'t str> {
    value_range(tag, attribute).map(|it| tag[it].trim_matches(['"', '\'']))
}

/// Text, escaped for an element or for an attribute in quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::new();
    // Writing to a string cannot fail.
    let _ = escape(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_in_any_notation() {
        for (tag, href) in [
            ("<a href=\"x y\">", Some("x y")),
            ("<a\n class='b'href = 'x'>", Some("x")),
            ("<a href=x>", Some("x")),
            ("<a data-href=\"x\">", None),
            ("<a href>", None),
            ("<a href=\"x>", None),
            ("<a alt=\"b href=c\" hidden href=x>", Some("x")),
            ("<a title='href=\"c\"'/>", None),
        ] {
            assert_eq!(value(tag, "href"), href, "{tag}");
        }
    }

    #[test]
    fn comments_hold_no_tags() {
        let html = "a <!-- <b> --><br/>c<!DOCTYPE html>";
        let names: Vec<&str> = tags(html).map(|it| name(&html[it])).collect();
        assert_eq!(names, ["br", "!DOCTYPE"]);
    }
}
