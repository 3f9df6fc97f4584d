//! Paths of pages and documents, for routes, slugs and texts of every kind.

use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use quanwen::endpoint::DocumentId;
use quanwen::model::archive::Month;
use quanwen::model::list::List;
use quanwen::model::slug::{MAX_BYTES, Slug};
use quanwen::model::timestamp::Timestamp;
use quanwen::model::url::SafeUrl;
use quanwen::model::url::native::resolve;
use quanwen::route::{Route, strip_base};

use crate::support::endpoint::{SITE, url_base};

/// A case that fails goes into a table next to the code, not into a file of seeds.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() }
}

fn slug() -> impl Strategy<Value = Slug> {
    let latin = proptest::char::ranges(vec!['a'..='z', '0'..='9', '-'..='.', '_'..='_'].into());
    let han = proptest::char::range('\u{4e00}', '\u{9fff}');
    let is_allowed = |c: &char| Slug::new(&format!("a{c}")).is_ok();
    let any = any::<char>().prop_map(move |c| Some(c).filter(is_allowed).unwrap_or('泉'));
    // Four bytes each: as many as fit.
    let text = proptest::collection::vec(prop_oneof![latin, han, any], 0..=MAX_BYTES / 4 - 1);
    text.prop_map(|text| {
        let text: String = text.into_iter().collect();
        let after_a_letter = |_| Slug::new(&format!("a{text}"));
        Slug::new(&text).or_else(after_a_letter).expect("its characters are allowed")
    })
}

fn month() -> impl Strategy<Value = Month> {
    (1000_u16..=9999, 1_u8..=12).prop_map(|(year, month)| Month { year, month })
}

fn list() -> impl Strategy<Value = (List, Option<u32>)> {
    let list =
        prop_oneof![Just(List::All), slug().prop_map(List::Section), slug().prop_map(List::Tag),];
    (list, proptest::option::of(1..u32::MAX))
}

/// Every page but the 404 page.
fn page() -> impl Strategy<Value = Route> {
    prop_oneof![
        list().prop_map(|(list, page)| Route::List(list, page)),
        slug().prop_map(Route::Article),
        Just(Route::Archive),
        month().prop_map(Route::Month),
    ]
}

fn document_id() -> impl Strategy<Value = DocumentId> {
    prop_oneof![
        Just(DocumentId::Site),
        list().prop_map(|(list, page)| DocumentId::List(list, page)),
        slug().prop_map(DocumentId::Article),
        Just(DocumentId::Archive),
        month().prop_map(DocumentId::Month),
    ]
}

/// Segments that someone might type, an empty one among them.
const SEGMENTS: &str = "articles sections tags archive page 2026 09 9 +9 00 01 -1 4294967296 \
    %E6%B3%89 %2e%2e %2F %ff ";

/// Every path of this many such segments.
fn paths_of(length: u8) -> Vec<String> {
    if length == 0 {
        return vec![String::new()];
    }
    let longer = |start: &String| -> Vec<String> {
        SEGMENTS.split(' ').map(|segment| format!("{start}{segment}/")).collect()
    };
    paths_of(length - 1).iter().flat_map(longer).collect()
}

fn segments(path: &str) -> Vec<String> {
    let decode = |it| percent_decode_str(it).decode_utf8_lossy().into_owned();
    path.split('/').filter(|it| !it.is_empty()).map(decode).collect()
}

/// Why a path is invalid: it would lead to another page, or a browser would have to correct it.
fn fault(path: &str) -> Option<&'static str> {
    let segments: Vec<&str> = path.strip_suffix('/').unwrap_or(path).split('/').collect();
    let is_encoded = |b: u8| b.is_ascii_graphic() && !br#""<>\^`{|}?#"#.contains(&b);
    if segments.iter().any(|it| matches!(*it, "." | "..")) {
        Some("it leads to a parent")
    } else if !path.is_empty() && segments.contains(&"") {
        Some("it has an empty segment")
    } else if path.bytes().all(is_encoded) {
        None
    } else {
        Some("it has a character that must be percent-encoded")
    }
}

#[test]
fn no_page_has_two_names() {
    for path in paths_of(4) {
        let page = Route::from_path(&path);
        if page != Route::NotFound {
            assert_eq!(segments(&page.path()), segments(&path), "{path} is {page:?}");
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_page_is_found_again_by_its_path(page in page()) {
        let path = page.path();
        prop_assert_eq!(fault(&path), None, "{}", path);
        prop_assert_eq!(Route::from_path(&path), page.clone());
        prop_assert_eq!(page.href(), format!("./{path}"));
    }

    #[test]
    fn a_link_to_a_page_leads_there_from_everywhere(page in page()) {
        let link = resolve(&page.href(), SITE).unwrap();
        let path = link.href.strip_prefix(&link.origin).unwrap();
        prop_assert_eq!(strip_base(path, "/sub/").map(Route::from_path), Some(page));
    }

    #[test]
    fn any_text_is_the_path_of_some_page(path in any::<String>()) {
        prop_assert!(Route::from_path(&path).href().starts_with("./"));
    }

    #[test]
    fn every_document_has_a_url_and_a_file_inside_the_endpoint(id in document_id()) {
        let path = id.path();
        prop_assert_eq!(fault(&path), None, "{}", path);
        prop_assert_eq!(segments(&path).join("/"), id.file());
    }

    #[test]
    fn two_documents_never_share_a_url(one in document_id(), other in document_id()) {
        prop_assert_eq!(one.path() == other.path(), one == other);
    }

    #[test]
    fn any_text_is_an_unchanged_slug_or_an_error(text in any::<String>()) {
        if let Ok(slug) = Slug::new(&text) {
            prop_assert_eq!(slug.as_str(), text);
        }
    }

    #[test]
    fn a_label_gives_a_slug_or_nothing(label in any::<String>()) {
        if let Some(slug) = Slug::from_label(&label) {
            prop_assert_eq!(Slug::new(slug.as_str()), Ok(slug));
        }
    }

    #[test]
    fn the_longest_label_gives_a_slug(label in "[泉a é🌊-]{100,400}") {
        let slug = Slug::from_label(&label);
        if let Some(slug) = slug {
            prop_assert!(slug.as_str().len() <= MAX_BYTES);
            prop_assert_eq!(Slug::from_label(slug.as_str()), Some(slug));
        }
    }

    #[test]
    fn any_text_is_no_time(text in any::<String>()) {
        prop_assert_eq!(Timestamp::parse(&text).map(|it| it.text), None);
    }

    #[test]
    fn a_text_like_a_time_is_a_valid_time_or_none(
        text in "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{0,3})?([Zz]|[+-][0-9]{2}:[0-9]{2}|.{0,3})",
    ) {
        if let Some(time) = Timestamp::parse(&text) {
            prop_assert!((1..=12).contains(&time.month) && (1..=31).contains(&time.day));
            prop_assert!(time.hour < 24 && time.minute < 60 && time.weekday() < 7);
            prop_assert_eq!(time.text, text);
        }
    }

    #[test]
    fn a_path_is_inside_a_base_by_whole_segments(base in "(/[a-z]{1,3}){0,3}/?", rest in "[a-z/]{0,8}") {
        let whole = format!("{}/{rest}", base.trim_end_matches('/'));
        prop_assert_eq!(strip_base(&whole, &base), Some(rest.as_str()));
        let longer = format!("{}x{rest}", base.trim_end_matches('/'));
        prop_assert_eq!(strip_base(&longer, &base), None);
    }

    #[test]
    fn a_relative_path_is_the_end_of_the_whole_path(path in any::<String>(), base in any::<String>()) {
        if let Some(rest) = strip_base(&path, &base) {
            prop_assert!(path.ends_with(rest));
        }
    }

    #[test]
    fn a_safe_link_leads_where_the_document_means(
        start in prop::sample::select(vec!["", "https:", "https://news.example", "http://news.example", SITE]),
        rest in "[a-z/.:?#@\\\\%]{0,12}",
    ) {
        let (url, base) = (format!("{start}{rest}"), url_base("articles/a.json"));
        if let Some(link) = SafeUrl::link(&url, &base) {
            let meant = resolve(&url, &base.document_url).map(|it| it.href);
            prop_assert_eq!(resolve(link.as_str(), SITE).map(|it| it.href), meant);
        }
    }
}
