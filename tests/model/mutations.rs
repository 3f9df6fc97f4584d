//! Each part of a whole document wrong in turn, in every way.

use quanwen::model::archive::Archive;
use quanwen::model::parse_warnings::ParseWarnings;
use serde_json::{Value, json};

use crate::model::malformed::{article, list, site};
use crate::screens;
use crate::screens::invariants;
use crate::support::endpoint::answer;

/// What stands where something else belongs.
fn wrong() -> [Value; 10] {
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

/// A whole example of each document.
pub(crate) fn example(path: &str) -> Value {
    let text = std::fs::read_to_string(screens::here("content").join(path));
    serde_json::from_str(&text.expect("it is there")).expect("it is JSON")
}

/// The places of everything in a document, as JSON Pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                places(value, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                places(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// The document with each of its parts in turn being wrong in every way, and which part that is.
fn all(document: &Value) -> impl Iterator<Item = (String, Value)> {
    let mut all = Vec::new();
    places(document, "", &mut all);
    all.into_iter().flat_map(move |place| {
        wrong().map(|wrong| {
            let mut spoilt = document.clone();
            *spoilt.pointer_mut(&place).expect("it was found there") = wrong;
            (place.clone(), spoilt)
        })
    })
}

#[test]
fn whatever_is_wrong_in_a_site_costs_only_itself() {
    let whole = example("site.json");
    let sound = site(&whole).unwrap();
    for (at, spoilt) in all(&whole) {
        if matches!(at.as_str(), "" | "/title") {
            continue;
        }
        let site = site(&spoilt).unwrap_or_else(|| panic!("{at} costs the site"));
        for (part, before, after) in [
            ("/menu", format!("{:?}", sound.menu), format!("{:?}", site.menu)),
            ("/sections", format!("{:?}", sound.sections), format!("{:?}", site.sections)),
            ("/footer", format!("{:?}", sound.footer), format!("{:?}", site.footer)),
        ] {
            assert!(at.starts_with(part) || before == after, "{at} changes {part}: {spoilt}");
        }
    }
}

#[test]
fn whatever_is_wrong_in_one_item_of_a_list_costs_no_other() {
    let whole = example("feed.json");
    let sound = list(&whole).unwrap();
    for (at, spoilt) in all(&whole) {
        let Some(inside) = at.strip_prefix("/items/") else { continue };
        let index: usize = inside.split('/').next().unwrap().parse().unwrap();
        let page = list(&spoilt).unwrap();
        let mut others = sound.items.iter().enumerate().filter(|(it, _)| *it != index);
        assert!(others.all(|(_, it)| page.items.contains(it)), "{at}: {spoilt}");
        assert_eq!(page.pinned, sound.pinned, "{at}");
    }
}

#[test]
fn only_what_an_article_cannot_do_without_costs_the_article() {
    for (at, spoilt) in all(&example("articles/泉水.json")) {
        let needed = ["", "/title", "/content_html", "/_quanwen", "/_quanwen/slug"];
        assert!(article(&spoilt).is_some() || needed.contains(&at.as_str()), "{at}: {spoilt}");
    }
}

#[test]
fn only_what_an_archive_cannot_do_without_costs_the_archive() {
    for (at, spoilt) in all(&example("archive.json")) {
        let read = Archive::read(&spoilt, &mut ParseWarnings::default());
        assert!(read.is_some() || matches!(at.as_str(), "" | "/months"), "{at}: {spoilt}");
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
        for (at, spoilt) in all(&example(path)) {
            let painted = screens::at(page).with_response(path, answer(200, &spoilt)).render();
            assert_eq!(invariants::fault(&painted), None, "{path}{at}: {spoilt}");
        }
    }
}
