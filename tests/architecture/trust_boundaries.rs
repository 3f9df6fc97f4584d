//! Foreign markup and foreign URLs reach a page in one way each.

use crate::architecture::sources::{check_lines, lines, mentions};

/// The ways in which a browser makes nodes or code of text.
const PARSERS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    "parseFromString",
    "parseHTML",
    "parseHTMLUnsafe",
    "setHTML",
    "setHTMLUnsafe",
    "srcdoc",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
    "parse_from_string",
];

/// The two files that name `innerHTML`: one parses, the other only reads.
const INNER_HTML: &[&str] =
    &["src/browser/sanitize/inert_parser.rs:", "src/browser/platform/embedded.rs:"];

#[test]
fn markup_is_parsed_in_one_file() {
    check_lines(&lines(), |line| {
        let parser = PARSERS
            .iter()
            .find(|it| mentions(&line.text, it) || line.text.contains("document.write"))?;
        let is_listed =
            *parser == "innerHTML" && INNER_HTML.iter().any(|it| line.at.starts_with(it));
        (!is_listed).then(|| format!("`{parser}`: give markup to components::prose"))
    });
}

#[test]
fn markup_is_inserted_by_one_component() {
    let found: Vec<String> =
        lines().into_iter().filter(|it| mentions(&it.text, "inner_html")).map(|it| it.at).collect();
    let only = matches!(&found[..], [at] if at.starts_with("src/components/prose.rs:"));
    assert!(only, "`inner_html` stands in one line of components/prose.rs, not in {found:?}");
}

/// What a line makes an `HtmlSanitizer` of.
fn made_of(text: &str) -> impl Iterator<Item = &str> {
    text.split("HtmlSanitizer(").skip(1).filter_map(|it| it.split(')').next())
}

#[test]
fn only_the_sanitizers_make_markup_for_a_page() {
    let modules = ["browser", "publish"];
    check_lines(&lines(), |line| {
        // It defines the type, and takes it apart.
        if line.at.starts_with("src/components/prose.rs:") {
            return None;
        }
        let is_sanitizer =
            |it: &str| it.starts_with("sanitize::") && modules.contains(&&*line.part);
        let wrong = made_of(&line.text).find(|it| !is_sanitizer(it))?;
        Some(format!("`{wrong}` is not in browser/sanitize or publish/sanitize"))
    });
    for module in modules {
        let is_made = lines().iter().any(|it| it.part == module && made_of(&it.text).count() > 0);
        assert!(
            is_made,
            "src/{module} makes no HtmlSanitizer: nothing is shown, or its name changed"
        );
    }
}

#[test]
fn a_url_on_a_page_is_of_a_route_or_has_been_checked() {
    // What `href` and `src` are given, and what the variables among them are made of.
    let given =
        ["href", "page", "skip", "article_href(&target).0", "href(Some(to))", "url.to_string()"];
    let made = [".href()", "article_href(", "url.to_string()", "{page}#{id}"];
    let views = ["components", "pages", "app"];
    check_lines(&lines(), |line| {
        if !views.contains(&line.part.as_str()) {
            return None;
        }
        let advice = || Some("take it from a Route or a SafeUrl".to_owned());
        for attribute in [" href=", " src=", " action=", " srcset=", " poster=", " data="] {
            for (at, _) in line.text.match_indices(attribute) {
                let value = &line.text[at + attribute.len()..];
                let is_route =
                    value.split(['>', ' ']).next().is_some_and(|it| it.ends_with(".href()"));
                let is_given = given.iter().any(|it| {
                    value
                        .strip_prefix(it)
                        .is_some_and(|it| it.is_empty() || it.starts_with([' ', '>']))
                });
                if !is_route && !is_given {
                    return advice();
                }
            }
        }
        let (_, value) = line.text.split_once("let href = ")?;
        if made.iter().any(|it| value.contains(it)) { None } else { advice() }
    });
}
