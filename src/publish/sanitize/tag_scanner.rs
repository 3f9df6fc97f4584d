//! Tags in HTML, found without parsing all of it, and what stands between and in them.

use std::iter;
use std::ops::Range;

use comrak::html::escape;

const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Where each tag stands, with its brackets; comments hold none.
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

/// Where the value of an attribute stands, with its quotes if it has any.
pub(crate) fn value_range(tag: &str, attribute: &str) -> Option<Range<usize>> {
    let between = |it: char| it == '/' || SPACE.contains(&it);
    let ends = |it: char| between(it) || ['=', '>'].contains(&it);
    let mut at = 1 + name(tag).len();
    loop {
        let rest = tag[at..].trim_start_matches(between);
        let written = rest.find(ends).filter(|it| *it > 0)?;
        let behind = rest[written..].trim_start_matches(SPACE);
        let Some(value) = behind.strip_prefix('=') else {
            at = tag.len() - rest.len() + written;
            continue;
        };
        let value = value.trim_start_matches(SPACE);
        let start = tag.len() - value.len();
        let length = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].find(quote)? + 2,
            _ => value.find(|c| SPACE.contains(&c) || c == '>')?,
        };
        at = start + length;
        if &rest[..written] == attribute {
            return Some(start..at);
        }
    }
}

/// The value of an attribute, as it is written.
pub(crate) fn value<'t>(tag: &'t str, attribute: &str) -> Option<&'t str> {
    value_range(tag, attribute).map(|it| tag[it].trim_matches(['"', '\'']))
}

/// Text as it stands in an element or in quotes.
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
    fn values_are_found_however_they_are_written() {
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
