//! Any bytes as the response for any document.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quanwen::decode::{Document, DocumentResponse, decode_native};
use quanwen::endpoint::DocumentId;
use quanwen::model::archive::Month;
use quanwen::model::json::MAX_ELEMENTS;
use quanwen::model::list::List;
use quanwen::model::parse_warnings::ParseWarnings;
use quanwen::model::site::NavItem;
use quanwen::model::slug::Slug;
use quanwen::model::url::{UrlBase, native};

fn levels(menu: &[NavItem]) -> usize {
    menu.iter().map(|it| 1 + levels(&it.children)).max().unwrap_or(0)
}

fuzz_target!(|bytes: &[u8]| {
    let Some((which, body)) = bytes.split_first() else { return };
    let id = match which % 5 {
        0 => DocumentId::Site,
        1 => DocumentId::List(List::All, None),
        2 => DocumentId::Article(Slug::new("a").expect("it is a slug")),
        3 => DocumentId::Archive,
        _ => DocumentId::Month(Month { year: 2026, month: 11 }),
    };
    let base = UrlBase {
        document_url: "https://news.example/sub/content/a.json".into(),
        site_url: "https://news.example/sub/".into(),
        resolve: native::resolve,
    };
    let response = DocumentResponse::new(200, String::from_utf8_lossy(body).into_owned());
    let mut warnings = ParseWarnings::default();
    let Ok(document) = decode_native(&id, &response, &base, &mut warnings) else { return };
    assert!(warnings.to_string().len() < 4096, "the warnings of a document are one line");
    match document {
        Document::Site(site) => assert!(!site.title.is_empty() && levels(&site.menu) <= 4),
        Document::List(list) => assert!(list.teasers().len() <= 2 * MAX_ELEMENTS),
        Document::Search(_) => unreachable!("no file of the search index was decoded"),
        Document::Article(article) => assert!(!article.teaser.title.is_empty()),
        Document::Archive(archive) => {
            let months: usize = archive.years().iter().map(|(_, months)| months.len()).sum();
            assert_eq!(months, archive.months.len());
        }
    }
});
