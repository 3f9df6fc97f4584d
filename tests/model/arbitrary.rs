//! Documents of any shape at all.

use proptest::prelude::*;
use quanwen::decode;
use quanwen::decode::{Document, DocumentResponse};
use quanwen::endpoint::DocumentId;
use quanwen::error::LoadError;
use quanwen::model::json::{Json, MAX_ELEMENTS};
use quanwen::model::parse_warnings::ParseWarnings;
use quanwen::model::site::NavItem;
use quanwen::route::Route;
use serde_json::Value;

use crate::model::mutations::example;
use crate::support::endpoint::place;

/// One document of each kind, and a whole example of it.
const DOCUMENTS: &[(&str, &str)] = &[
    ("", "site.json"),
    ("", "feed.json"),
    ("articles/泉水/", "articles/泉水.json"),
    ("archive/", "archive.json"),
    ("archive/2026/11/", "archive/2026-11.json"),
];

/// Every key a document is asked for, and some that JavaScript has of its own.
const KEYS: &[&str] = &[
    "title",
    "items",
    "_quanwen",
    "slug",
    "menu",
    "children",
    "sections",
    "footer",
    "links",
    "registrations",
    "months",
    "year",
    "month",
    "articles",
    "authors",
    "name",
    "tags",
    "url",
    "external_url",
    "content_html",
    "content_text",
    "contents",
    "id",
    "level",
    "older",
    "related",
    "translations",
    "media",
    "pinned",
    "sealed",
    "source",
    "picture",
    "src",
    "schema",
    "list",
    "page",
    "date_published",
    "__proto__",
    "toString",
    "",
];

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() }
}

/// Any value, made of what documents are made of.
fn value() -> impl Strategy<Value = Value> {
    let known =
        vec!["a", "home", "archive", "../x", "https://a.example/", "javascript:a", "2026", " "];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0_i64..15).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(known).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 200, 12, |inner| {
        let member = (prop::sample::select(KEYS), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..12).prop_map(Value::from),
            prop::collection::vec(member, 0..12).prop_map(|members| {
                Value::Object(members.into_iter().map(|(key, it)| (key.to_owned(), it)).collect())
            }),
        ]
    })
}

/// What is read of a text as the document at `path`, and what is lost of it.
fn read(page: &str, path: &str, text: &str) -> (Result<Document, LoadError>, ParseWarnings) {
    let endpoint = match (Route::from_path(page), path) {
        (_, "site.json") => DocumentId::Site,
        (Route::Article(slug), _) => DocumentId::Article(slug),
        (Route::Month(month), _) => DocumentId::Month(month),
        (Route::Archive, _) => DocumentId::Archive,
        (Route::List(list, number), _) => DocumentId::List(list, number),
        (route, _) => panic!("{route:?} has no document"),
    };
    let (answer, mut losses) =
        (DocumentResponse::new(200, text.to_owned()), ParseWarnings::default());
    (decode::decode_native(&endpoint, &answer, &place(path), &mut losses), losses)
}

fn entries(menu: &[NavItem]) -> usize {
    menu.iter().map(|it| 1 + entries(&it.children)).sum()
}

fn levels(menu: &[NavItem]) -> usize {
    menu.iter().map(|it| 1 + levels(&it.children)).max().unwrap_or(0)
}

/// How many elements stand at a place.
fn sent(value: &Value, at: &str) -> usize {
    value.pointer(at).and_then(Json::length).unwrap_or(0)
}

/// There is never more than was sent, and nothing is lost in silence.
fn is_sound(
    value: &Value,
    document: &Document,
    losses: &ParseWarnings,
) -> Result<(), TestCaseError> {
    let mut pairs = Vec::new();
    match document {
        Document::Site(site) => {
            prop_assert!(levels(&site.menu) <= 4 && entries(&site.menu) <= 500);
            pairs.push((site.menu.len(), "/menu"));
            pairs.push((site.sections.len(), "/sections"));
            pairs.push((site.footer.links.len(), "/footer/links"));
            pairs.push((site.footer.registrations.len(), "/footer/registrations"));
        }
        Document::List(list) => {
            prop_assert!(list.items.len() <= MAX_ELEMENTS);
            pairs.push((list.items.len(), "/items"));
            pairs.push((list.pinned.len(), "/_quanwen/pinned"));
        }
        Document::Article(article) => {
            prop_assert!(article.related.len() <= 50 && article.teaser.tags.len() <= 50);
            pairs.push((article.teaser.tags.len(), "/tags"));
            pairs.push((article.teaser.authors.len(), "/authors"));
            pairs.push((article.headings.len(), "/_quanwen/contents"));
            pairs.push((article.related.len(), "/_quanwen/related"));
            pairs.push((article.translations.len(), "/_quanwen/translations"));
            pairs.push((article.media.len(), "/_quanwen/media"));
        }
        Document::Archive(archive) => pairs.push((archive.months.len(), "/months")),
        Document::Search(_) => {}
    }
    for (read, at) in pairs {
        prop_assert!(read <= sent(value, at), "{} of {}", read, at);
        prop_assert!(read == sent(value, at) || !losses.is_empty(), "lost in silence: {}", at);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_value_is_some_document_or_none(value in value()) {
        for (page, path) in DOCUMENTS {
            let (outcome, losses) = read(page, path, &value.to_string());
            if let Ok(document) = outcome {
                is_sound(&value, &document, &losses)?;
            }
        }
    }

    #[test]
    fn any_value_in_the_place_of_a_part_is_read_or_not(value in value(), part in any::<prop::sample::Index>()) {
        for (page, path) in DOCUMENTS {
            let mut whole = example(path);
            let members = whole.as_object_mut().unwrap();
            let keys: Vec<String> = members.keys().cloned().collect();
            let key = part.get(&keys).clone();
            members.insert(key, value.clone());
            let (outcome, losses) = read(page, path, &whole.to_string());
            if let Ok(document) = outcome {
                is_sound(&whole, &document, &losses)?;
            }
        }
    }

    #[test]
    fn any_text_is_some_document_or_none(text in "[{\\[]?(\"(title|items|menu)\"|[\\[\\]{}:,\"\\\\]|\\\\u[0-9a-f]{0,4}|[0-9e.+-]{0,5}|.){0,40}") {
        for (page, path) in DOCUMENTS {
            let _ = read(page, path, &text);
        }
    }

    #[test]
    fn a_document_that_breaks_off_is_none(cut in any::<prop::sample::Index>()) {
        for (page, path) in DOCUMENTS {
            let whole = example(path).to_string();
            let end = whole.floor_char_boundary(cut.index(whole.len()));
            let (outcome, _) = read(page, path, &whole[..end]);
            prop_assert!(matches!(outcome, Err(LoadError::Malformed(_))), "{}", end);
        }
    }

    #[test]
    fn a_half_of_a_pair_costs_no_document(half in 0xd800_u32..0xe000, at in any::<prop::sample::Index>()) {
        let text = example("feed.json").to_string();
        let places: Vec<usize> = text.match_indices("\":\"").map(|(at, _)| at + 3).collect();
        let at = *at.get(&places);
        let spoilt = format!("{}\\u{half:x}{}", &text[..at], &text[at..]);
        prop_assert!(read("", "feed.json", &spoilt).0.is_ok(), "{}", spoilt);
    }
}
