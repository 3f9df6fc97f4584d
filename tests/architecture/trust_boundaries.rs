//! What comes from elsewhere has one door each: for markup, and for addresses.

use crate::architecture::layers::{no_line, says};

/// The ways in which a browser makes nodes or code of text.
const MAKERS: &[&str] = &[
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

#[test]
fn markup_is_parsed_in_one_place() {
    no_line(|line| {
        let made = MAKERS
            .iter()
            .find(|it| says(&line.text, it) || line.text.contains("document.write"))?;
        // The other only reads.
        let doors = ["src/browser/inert.rs:", "src/browser/embedded.rs:"];
        let is_door = *made == "innerHTML" && doors.iter().any(|it| line.at.starts_with(it));
        (!is_door).then(|| format!("`{made}`: give markup to components::prose"))
    });
}

#[test]
fn an_address_on_a_page_is_a_route_s_or_has_passed_the_gate() {
    // What `href` and `src` are given, and what the variables among them are made of.
    let given = ["href", "page", "skip", "way(&target).0", "href(Some(to))", "address.to_string()"];
    let made = [".href()", "way(", "address.to_string()", "{page}#{id}"];
    let views = ["components", "pages", "app"];
    no_line(|line| {
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
