//! Every member of a valid document, replaced in turn with each of ten invalid values.

use quanwen::model::archive::Archive;
use quanwen::model::parse_warnings::ParseWarnings;
use serde_json::{Value, json};

use crate::model::malformed::{article, list, site};
use crate::screens;
use crate::screens::invariants;
use crate::support::endpoint::response;

/// The values that replace a member.
fn invalid_values() -> [Value; 10] {
    [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(""),
        json!("\u{0} ../x"),
        json!([]),
        json!([[null], {}]),
        json!({"toString": {}}),
    ]
}

/// The valid example of a document.
pub(crate) fn example(path: &str) -> Value {
    let text = std::fs::read_to_string(screens::here("content").join(path));
    serde_json::from_str(&text.expect("the example exists")).expect("the example is JSON")
}

/// Adds the JSON Pointers of a value and of everything in it.
fn add_pointers(value: &Value, pointer: &str, pointers: &mut Vec<String>) {
    pointers.push(pointer.to_owned());
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                add_pointers(value, &format!("{pointer}/{key}"), pointers);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                add_pointers(value, &format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
}

/// Every mutation of a document, with the JSON Pointer of the value that is replaced.
fn mutations(document: &Value) -> impl Iterator<Item = (String, Value)> {
    let mut pointers = Vec::new();
    add_pointers(document, "", &mut pointers);
    pointers.into_iter().flat_map(move |pointer| {
        invalid_values().map(|value| {
            let mut mutation = document.clone();
            *mutation.pointer_mut(&pointer).expect("the pointer is of this document") = value;
            (pointer.clone(), mutation)
        })
    })
}

#[test]
fn an_invalid_member_of_a_site_costs_only_itself() {
    let example = example("site.json");
    let valid = site(&example).unwrap();
    for (pointer, mutation) in mutations(&example) {
        if matches!(pointer.as_str(), "" | "/title") {
            continue;
        }
        let site = site(&mutation).unwrap_or_else(|| panic!("{pointer} costs the site"));
        for (part, before, after) in [
            ("/menu", format!("{:?}", valid.menu), format!("{:?}", site.menu)),
            ("/sections", format!("{:?}", valid.sections), format!("{:?}", site.sections)),
            ("/footer", format!("{:?}", valid.footer), format!("{:?}", site.footer)),
        ] {
            let is_unchanged = before == after;
            assert!(
                pointer.starts_with(part) || is_unchanged,
                "{pointer} changes {part}: {mutation}"
            );
        }
    }
}

#[test]
fn an_invalid_item_of_a_list_costs_no_other() {
    let example = example("feed.json");
    let valid = list(&example).unwrap();
    for (pointer, mutation) in mutations(&example) {
        let Some(inside) = pointer.strip_prefix("/items/") else { continue };
        let index: usize = inside.split('/').next().unwrap().parse().unwrap();
        let page = list(&mutation).unwrap();
        let mut others = valid.items.iter().enumerate().filter(|(it, _)| *it != index);
        assert!(others.all(|(_, it)| page.items.contains(it)), "{pointer}: {mutation}");
        assert_eq!(page.pinned, valid.pinned, "{pointer}");
    }
}

#[test]
fn only_a_required_member_costs_an_article() {
    for (pointer, mutation) in mutations(&example("articles/泉水.json")) {
        let required = ["", "/title", "/content_html", "/_quanwen", "/_quanwen/slug"];
        let is_required = required.contains(&pointer.as_str());
        assert!(article(&mutation).is_some() || is_required, "{pointer}: {mutation}");
    }
}

#[test]
fn only_a_required_member_costs_the_archive() {
    for (pointer, mutation) in mutations(&example("archive.json")) {
        let read = Archive::read(&mutation, &mut ParseWarnings::default());
        let is_required = matches!(pointer.as_str(), "" | "/months");
        assert!(read.is_some() || is_required, "{pointer}: {mutation}");
    }
}

#[test]
fn a_page_is_whole_whatever_its_documents_hold() {
    for (page, path) in [
        ("", "site.json"),
        ("", "feed.json"),
        ("articles/泉水/", "articles/泉水.json"),
        ("archive/", "archive.json"),
        ("archive/2026/11/", "archive/2026-11.json"),
    ] {
        for (pointer, mutation) in mutations(&example(path)) {
            let rendered = screens::at(page).with_response(path, response(200, &mutation)).render();
            assert_eq!(invariants::fault(&rendered), None, "{path}{pointer}: {mutation}");
        }
    }
}
