//! Documents of random shape: each decodes or is an error, and no loss goes unreported.

use proptest::prelude::*;
use quanwen::decode::{Document, DocumentResponse, decode_native};
use quanwen::endpoint::DocumentId;
use quanwen::error::LoadError;
use quanwen::model::json::{Json, MAX_ELEMENTS};
use quanwen::model::parse_warnings::ParseWarnings;
use quanwen::model::site::NavItem;
use quanwen::route::Route;
use serde_json::Value;

use crate::model::mutations::example;
use crate::support::endpoint::url_base;

/// The page and the path of a valid example of each document.
const DOCUMENTS: &[(&str, &str)] = &[
    ("", "site.json"),
    ("", "feed.json"),
    ("articles/泉水/", "articles/泉水.json"),
    ("archive/", "archive.json"),
    ("archive/2026/11/", "archive/2026-11.json"),
];

/// Every member that the model reads, and some that JavaScript objects inherit.
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

/// A random value, made of the keys and texts of documents.
fn value() -> impl Strategy<Value = Value> {
    let texts =
        vec!["a", "home", "archive", "../x", "https://a.example/", "javascript:a", "2026", " "];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0_i64..15).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(texts).prop_map(Value::from),
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

/// The document at `path`, decoded from a text, and the warnings.
fn decode(page: &str, path: &str, text: &str) -> (Result<Document, LoadError>, ParseWarnings) {
    let id = match (Route::from_path(page), path) {
        (_, "site.json") => DocumentId::Site,
        (Route::Article(slug), _) => DocumentId::Article(slug),
        (Route::Month(month), _) => DocumentId::Month(month),
        (Route::Archive, _) => DocumentId::Archive,
        (Route::List(list, number), _) => DocumentId::List(list, number),
        (route, _) => panic!("{route:?} has no document"),
    };
    let (response, mut warnings) =
        (DocumentResponse::new(200, text.to_owned()), ParseWarnings::default());
    (decode_native(&id, &response, &url_base(path), &mut warnings), warnings)
}

fn entries(menu: &[NavItem]) -> usize {
    menu.iter().map(|it| 1 + entries(&it.children)).sum()
}

fn levels(menu: &[NavItem]) -> usize {
    menu.iter().map(|it| 1 + levels(&it.children)).max().unwrap_or(0)
}

/// The number of elements at a JSON Pointer.
fn length_at(value: &Value, pointer: &str) -> usize {
    value.pointer(pointer).and_then(Json::length).unwrap_or(0)
}

/// No list is longer than in the document, and a shorter one has a warning.
fn check_lists(
    value: &Value,
    document: &Document,
    warnings: &ParseWarnings,
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
    for (read, pointer) in pairs {
        let sent = length_at(value, pointer);
        prop_assert!(read <= sent, "{} of {}", read, pointer);
        prop_assert!(read == sent || !warnings.is_empty(), "no warning for {}", pointer);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_value_is_a_document_or_an_error(value in value()) {
        for (page, path) in DOCUMENTS {
            let (outcome, warnings) = decode(page, path, &value.to_string());
            if let Ok(document) = outcome {
                check_lists(&value, &document, &warnings)?;
            }
        }
    }

    #[test]
    fn any_value_as_a_member_is_read_or_reported(value in value(), member in any::<prop::sample::Index>()) {
        for (page, path) in DOCUMENTS {
            let mut changed = example(path);
            let members = changed.as_object_mut().unwrap();
            let keys: Vec<String> = members.keys().cloned().collect();
            let key = member.get(&keys).clone();
            members.insert(key, value.clone());
            let (outcome, warnings) = decode(page, path, &changed.to_string());
            if let Ok(document) = outcome {
                check_lists(&changed, &document, &warnings)?;
            }
        }
    }

    #[test]
    fn any_text_is_a_document_or_an_error(text in "[{\\[]?(\"(title|items|menu)\"|[\\[\\]{}:,\"\\\\]|\\\\u[0-9a-f]{0,4}|[0-9e.+-]{0,5}|.){0,40}") {
        for (page, path) in DOCUMENTS {
            let _ = decode(page, path, &text);
        }
    }

    #[test]
    fn a_truncated_document_is_malformed(cut in any::<prop::sample::Index>()) {
        for (page, path) in DOCUMENTS {
            let whole = example(path).to_string();
            let end = whole.floor_char_boundary(cut.index(whole.len()));
            let (outcome, _) = decode(page, path, &whole[..end]);
            prop_assert!(matches!(outcome, Err(LoadError::Malformed(_))), "{}", end);
        }
    }

    #[test]
    fn a_lone_surrogate_costs_no_document(surrogate in 0xd800_u32..0xe000, at in any::<prop::sample::Index>()) {
        let text = example("feed.json").to_string();
        let starts: Vec<usize> = text.match_indices("\":\"").map(|(at, _)| at + 3).collect();
        let at = *at.get(&starts);
        let changed = format!("{}\\u{surrogate:x}{}", &text[..at], &text[at..]);
        prop_assert!(decode("", "feed.json", &changed).0.is_ok(), "{}", changed);
    }
}
