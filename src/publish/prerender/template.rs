//! The app's page as a template: every page of the site is this page with its slots filled.

use std::ops::Range;

use crate::contract::APP_ID;
use crate::publish::sanitize::tag_scanner;
use crate::publish::sanitize::tag_scanner::escaped;

/// The values of the slots.
#[derive(Clone, Copy, Debug)]
pub struct Slots<'p> {
    /// The BCP 47 tag of the page.
    pub language: &'p str,
    /// The `<title>`.
    pub title: &'p str,
    /// What the page is about; may be empty.
    pub description: &'p str,
    /// The path of the site, with a slash at both ends.
    pub base: &'p str,
    /// More elements for `<head>`.
    pub head: &'p str,
    /// The content of the app's element.
    pub app: &'p str,
    /// The bar that is shown when the app crashes.
    pub crash_bar: &'p str,
    /// The documents that the page embeds, as `<script>` elements.
    pub documents: &'p str,
}

/// Fills the slots of the template: the language of `<html>`, `<base href>`, `<title>`, the
/// description, and the app's element. `<noscript>` is removed, because the page can be read without
/// the app.
///
/// # Errors
/// Names the slot that the template does not have.
pub fn render(shell: &str, slots: Slots<'_>) -> Result<String, String> {
    let shell = set_attribute(shell, "html", None, "lang", slots.language)?;
    let shell = set_attribute(&shell, "base", None, "href", slots.base)?;
    let shell = set_attribute(&shell, "meta", Some("description"), "content", slots.description)?;
    let missing = || "it has no <title>".to_owned();
    let start = find_element(&shell, "title", None).ok_or_else(missing)?.end;
    let end = start + shell[start..].find("</title>").ok_or_else(missing)?;
    let (before, after) = (&shell[..start], &shell[end + "</title>".len()..]);
    let title = escaped(slots.title);
    let shell = format!("{before}{title}</title>{}{after}", slots.head);
    let element =
        find_app(&shell).ok_or_else(|| format!("it has no <div id=\"{APP_ID}\"></div>"))?;
    let (before, after) = (&shell[..element.start], without_noscript(&shell[element.end..]));
    let Slots { app, crash_bar, documents, .. } = slots;
    Ok(format!("{before}<div id=\"{APP_ID}\">{app}</div>{crash_bar}{documents}{after}"))
}

/// Where the app's element is, which is empty in the template.
fn find_app(shell: &str) -> Option<Range<usize>> {
    let is_app = |it: &Range<usize>| {
        let tag = &shell[it.clone()];
        tag_scanner::name(tag) == "div" && tag_scanner::value(tag, "id") == Some(APP_ID)
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

/// Sets an attribute of the first element with this tag name, and with the attribute `name` if one
/// is given. The template has to have the attribute.
fn set_attribute(
    shell: &str,
    element: &str,
    name: Option<&str>,
    attribute: &str,
    value: &str,
) -> Result<String, String> {
    let missing = || format!("it has no <{element} {attribute}=…> {}", name.unwrap_or_default());
    let tag = find_element(shell, element, name).ok_or_else(missing)?;
    let old = tag_scanner::value_range(&shell[tag.clone()], attribute).ok_or_else(missing)?;
    let (before, after) = (&shell[..tag.start + old.start], &shell[tag.start + old.end..]);
    Ok(format!("{before}\"{}\"{after}", escaped(value)))
}

/// Where the start tag of an element is.
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
        app: "<p>rendered</p>",
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
