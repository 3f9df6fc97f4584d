//! What the finder and the app say to each other, as the strings that builds in use exchange.

use quanwen::decode::{DocumentResponse, decode_native};
use quanwen::endpoint::DocumentId;
use quanwen::model::archive::{Archive, Month, MonthCount};
use quanwen::model::parse_warnings::ParseWarnings;
use quanwen::model::site::Section;
use quanwen::model::slug::Slug;
use quanwen::model::url::UrlBase;
use quanwen::search::format::file::IndexFile;
use quanwen::search::protocol::{
    FinderCommand, Request, UnknownMessage, decode_article, decode_error, decode_options,
    encode_article, encode_error, encode_sections, encode_years,
};
use quanwen::search::query::document::SearchDocument;
use quanwen::search::query::source::Unavailable;
use serde_json::json;

fn slug(text: &str) -> Slug {
    Slug::new(text).expect("it is a slug")
}

#[test]
fn every_command_has_its_string() {
    for (command, text) in [
        (FinderCommand::Search, "search"),
        (FinderCommand::Highlight { scroll: false }, "mark"),
        (FinderCommand::Highlight { scroll: true }, "go"),
    ] {
        assert_eq!(command.as_str(), text);
        assert_eq!(text.parse(), Ok(command));
    }
    assert_eq!("stop".parse::<FinderCommand>(), Err(UnknownMessage));
}

#[test]
fn every_request_has_its_string() {
    let file = |file: IndexFile, reload| Request::File { file, reload };
    let segment = || "0a".to_owned();
    for (request, text) in [
        (Request::FreshManifest, "?"),
        (file(IndexFile::Manifest, false), "search/index.txt"),
        (file(IndexFile::Manifest, true), "!search/index.txt"),
        (file(IndexFile::Folding(segment()), false), "search/folding-0a.txt"),
        (file(IndexFile::Postings(segment(), 3), true), "!search/0a/3.txt"),
        (file(IndexFile::ArticleTable(segment(), 0), false), "search/0a/articles-0.txt"),
        (Request::Article(slug("on-craft")), "articles/on-craft.json"),
        (Request::Article(slug("泉水")), "articles/%E6%B3%89%E6%B0%B4.json"),
        (Request::Years, "years"),
        (Request::Sections, "sections"),
    ] {
        assert_eq!(request.to_string(), text);
        assert_eq!(text.parse(), Ok(request));
    }
    for text in ["", "!", "site.json", "articles/../x.json", "!articles/a.json", "search/../x.txt"]
    {
        assert_eq!(text.parse::<Request>(), Err(UnknownMessage), "{text}");
    }
}

#[test]
fn an_article_is_requested_by_the_path_of_its_document() {
    for name in ["on-craft", "泉水", "a.b_c~D"] {
        let request = Request::Article(slug(name));
        assert_eq!(request.to_string(), DocumentId::Article(slug(name)).path());
        assert_eq!(request.to_string().parse(), Ok(request));
    }
}

/// What the finder receives for this document.
fn sent(document: &serde_json::Value) -> String {
    let base = UrlBase {
        document_url: "https://news.example/content/articles/a.json".into(),
        site_url: "https://news.example/".into(),
        resolve: |_, _| None,
    };
    let response = DocumentResponse::new(200, document.to_string());
    let id = DocumentId::Article(slug("a"));
    let decoded = decode_native(&id, &response, &base, &mut ParseWarnings::default());
    encode_article(decoded.expect("it is valid").article().expect("it is an article"))
}

#[test]
fn an_article_arrives_as_the_text_that_is_searched() {
    let article = sent(&json!({
        "title": "题目",
        "summary": "摘要",
        "tags": ["泉", "水"],
        "content_html": "<p>泉<em>水</em></p><p>叮咚</p>",
        "_quanwen": { "slug": "a", "source": { "name": "新华社" } },
    }));
    assert_eq!(article, "题目\u{1f}摘要\n新华社\n泉\n水\u{1f}<p>泉<em>水</em></p><p>叮咚</p>");
    let metadata = ["摘要", "新华社", "泉", "水"].map(str::to_owned).to_vec();
    let expected =
        SearchDocument {
            title: "题目".to_owned(), metadata, body: "\n泉水\n叮咚\n".to_owned()
        };
    assert_eq!(decode_article(&article), Some(expected));
    assert_eq!(decode_article("题目\u{1f}摘要"), None);
}

#[test]
fn only_the_first_megabyte_of_an_article_is_searched() {
    let decoded = decode_article(&format!("\u{1f}\u{1f}a{}", "泉".repeat(500_000))).unwrap();
    assert_eq!(decoded.body.len(), 1_000_000);
    assert!(decoded.body.ends_with('泉'));
}

#[test]
fn sections_and_years_arrive_as_options() {
    let section = |name: &str, title: &str| Section {
        slug: slug(name),
        title: title.to_owned(),
        description: String::new(),
    };
    let sections = encode_sections(&[section("yaowen", "要闻"), section("keji", "科技")]);
    assert_eq!(sections, "yaowen\t要闻\nkeji\t科技");
    let options: Vec<_> = decode_options(&sections).collect();
    assert_eq!(options, [("yaowen", "要闻"), ("keji", "科技")]);
    let month = |year, month| MonthCount { month: Month { year, month }, articles: 1 };
    let years = encode_years(&Archive { months: vec![month(2026, 2), month(2025, 12)] });
    assert_eq!(decode_options(&years).collect::<Vec<_>>(), [("2026", "2026"), ("2025", "2025")]);
    assert_eq!(decode_options("").count(), 0);
}

#[test]
fn a_rejected_request_states_its_reason() {
    for (error, text) in [
        (Unavailable::Missing, "missing"),
        (Unavailable::Because("网络已断开".to_owned()), "网络已断开"),
    ] {
        assert_eq!(encode_error(&error), text);
        assert_eq!(decode_error(text.to_owned()), error);
    }
}
