//! The application's own page, with its marked places filled.

use std::ops::Range;

use crate::publish::sanitize::tag_scanner;
use crate::publish::sanitize::tag_scanner::escaped;

/// What is filled in.
#[derive(Clone, Copy, Debug)]
pub struct Slots<'p> {
    /// BCP 47 tag of the page.
    pub language: &'p str,
    /// The document's title.
    pub title: &'p str,
    /// What the page is about; may be empty.
    pub description: &'p str,
    /// The path of the site, with a slash at both ends.
    pub base: &'p str,
    /// More elements for `<head>`.
    pub head: &'p str,
    /// What stands in the application's place.
    pub app: &'p str,
    /// What is shown when the application ends before its time.
    pub crash_bar: &'p str,
    /// The documents it was made from, each in an element of its own.
    pub documents: &'p str,
}

/// The shell with `page` in its places: the language of `<html>`, `<base href>`, `<title>`, the
/// description, and the element the application takes over. What stood there for readers without
/// the application goes: they have the page.
///
/// # Errors
/// Names the first place that is not there.
pub fn render(shell: &str, page: Slots<'_>) -> Result<String, String> {
    let shell = set_attribute(shell, "html", None, "lang", page.language)?;
    let shell = set_attribute(&shell, "base", None, "href", page.base)?;
    let shell = set_attribute(&shell, "meta", Some("description"), "content", page.description)?;
    let missing = || "it has no <title>".to_owned();
    let start = find_element(&shell, "title", None).ok_or_else(missing)?.end;
    let end = start + shell[start..].find("</title>").ok_or_else(missing)?;
    let (before, after) = (&shell[..start], &shell[end + "</title>".len()..]);
    let title = escaped(page.title);
    let shell = format!("{before}{title}</title>{}{after}", page.head);
    let place = find_app(&shell).ok_or_else(|| "it has no <div id=\"app\"></div>".to_owned())?;
    let (before, after) = (&shell[..place.start], without_noscript(&shell[place.end..]));
    let Slots { app, crash_bar: crash, documents, .. } = page;
    Ok(format!("{before}<div id=\"app\">{app}</div>{crash}{documents}{after}"))
}

/// The empty element the application takes over, whole.
fn find_app(shell: &str) -> Option<Range<usize>> {
    let is_app = |it: &Range<usize>| {
        let tag = &shell[it.clone()];
        tag_scanner::name(tag) == "div" && tag_scanner::value(tag, "id") == Some("app")
    };
    let start = tag_scanner::tags(shell).find(is_app)?;
    let close = "</div>";
    shell[start.end..].starts_with(close).then(|| start.start..start.end + close.len())
}

fn without_noscript(html: &str) -> String {
    let close = "</noscript>";
    match (html.find("<noscript>"), html.find(close)) {
        (Some(start), Some(end)) if start < end => {
            format!("{}{}", &html[..start], &html[end + close.len()..])
        }
        _ => html.to_owned(),
    }
}

/// Sets an attribute of the first such element, with that `name` if one is asked for.
fn set_attribute(
    shell: &str,
    element: &str,
    name: Option<&str>,
    attribute: &str,
    value: &str,
) -> Result<String, String> {
    let missing = || format!("it has no <{element} {attribute}=…> {}", name.unwrap_or_default());
    let tag = find_element(shell, element, name).ok_or_else(missing)?;
    let place = tag_scanner::value_range(&shell[tag.clone()], attribute).ok_or_else(missing)?;
    let (before, after) = (&shell[..tag.start + place.start], &shell[tag.start + place.end..]);
    Ok(format!("{before}\"{}\"{after}", escaped(value)))
}

fn find_element(shell: &str, element: &str, name: Option<&str>) -> Option<Range<usize>> {
    tag_scanner::tags(shell).find(|it| {
        let tag = &shell[it.clone()];
        tag_scanner::name(tag).eq_ignore_ascii_case(element)
            && name.is_none_or(|name| tag_scanner::value(tag, "name") == Some(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOTS: Slots<'_> = Slots {
        language: "en",
        title: "A & B",
        description: "\"So\"",
        base: "/sub/",
        head: "<link rel=x>",
        app: "<p>painted</p>",
        crash_bar: "",
        documents: "<script>{}</script>",
    };

    #[test]
    fn the_slots_are_filled_however_they_are_spaced() {
        for shell in [
            "<html lang=\"zh-Hans\"><base href=\"/\" /><title>x</title><meta name=\"description\" content=\"y\"><div id=\"app\"></div>",
            "<!-- <base> --><html\n  lang = 'zh' ><base href=/><title></title><meta content='' name=description><div id=app></div><noscript>x</noscript>",
        ] {
            let page = render(shell, SLOTS).unwrap();
            for part in ["\"en\"", "\"/sub/\"", "<title>A &amp; B</title>", "\"&quot;So&quot;\""] {
                assert!(page.contains(part), "{part} in {page}");
            }
        }
    }

    #[test]
    fn a_missing_slot_is_named() {
        for (shell, missing) in [
            ("<title></title>", "<html lang=…>"),
            ("<html lang=\"a\">", "<base href=…>"),
            (
                "<html lang=\"a\"><base href=\"/\"><meta name=\"x-description\" content=\"\">",
                "<meta content=…> description",
            ),
            (
                "<html lang=\"a\"><base href=\"/\"><meta name=\"description\" content=\"\">",
                "<title>",
            ),
        ] {
            assert!(render(shell, SLOTS).unwrap_err().contains(missing), "{shell}");
        }
    }
}
