//! Atom feeds, compared with RFC 4287, and JSON Feeds of every kind of list.

use std::collections::BTreeSet;
use std::fmt::Write;

use quanwen::model::timestamp::Timestamp;
use roxmltree::{Document, Node};

use crate::publish::documents::site;
use crate::support::site::{BASE_URL, Fixture, PICTURE, article};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The texts of all feeds, by path.
fn feeds(fixture: &Fixture) -> Vec<(String, String)> {
    let feeds = fixture.published().into_iter().filter(|(path, _)| path.ends_with("feed.xml"));
    feeds.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn feed(fixture: &Fixture, path: &str) -> String {
    std::fs::read_to_string(fixture.path(&format!("out/{path}"))).unwrap()
}

fn all<'a>(parent: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
    parent.children().filter(|it| it.has_tag_name((ATOM, name))).collect()
}

/// The text of the only such child.
fn one<'a>(parent: Node<'a, 'a>, name: &str) -> &'a str {
    let found = all(parent, name);
    assert_eq!(found.len(), 1, "{name}");
    found[0].text().unwrap_or_default()
}

fn is_date(text: &str) -> bool {
    // RFC 4287 requires the letters of RFC 3339 in upper case.
    Timestamp::parse(text).is_some() && text.as_bytes()[10] == b'T' && !text.ends_with('z')
}

/// A site with this many articles, one a minute.
fn many(articles: usize) -> Fixture {
    let fixture = Fixture::new();
    for number in 1..=articles {
        let mut text = String::new();
        let (hour, minute) = (number / 60, number % 60);
        let date = format!("2026-01-01T{hour:02}:{minute:02}:00z");
        write!(
            text,
            "---\ntitle: 第 {number} 篇\ndate: {date}\nsection: yaowen\ntags: [甲]\n---\n文\n"
        )
        .unwrap();
        fixture.article(&format!("{number:02}.md"), &text);
    }
    fixture.build().unwrap();
    fixture
}

#[test]
fn every_list_has_a_feed_with_what_atom_requires() {
    let fixture = site();
    let feeds = feeds(&fixture);
    let paths: Vec<&str> = feeds.iter().map(|it| it.0.as_str()).collect();
    let lists = ["sections/guonei", "sections/yaowen", "tags/open-data", "tags/泉水"];
    let lists = lists.iter().map(|it| format!("{it}/feed.xml"));
    assert_eq!(paths, ["feed.xml".to_owned()].into_iter().chain(lists).collect::<Vec<_>>());
    let mut ids = BTreeSet::new();
    for (path, text) in &feeds {
        let document = Document::parse(text).unwrap();
        let feed = document.root_element();
        assert!(feed.has_tag_name((ATOM, "feed")), "{path}");
        assert!(ids.insert(one(feed, "id").to_owned()), "{path}");
        assert!(!one(feed, "title").is_empty() && is_date(one(feed, "updated")), "{path}");
        let author = all(feed, "author")[0];
        assert_eq!(one(author, "name"), "泉闻", "{path}");
        let mut entries = BTreeSet::new();
        for entry in all(feed, "entry") {
            assert!(entries.insert(one(entry, "id").to_owned()), "{path}");
            assert!(!one(entry, "title").is_empty(), "{path}");
            assert!(is_date(one(entry, "updated")) && is_date(one(entry, "published")), "{path}");
            assert!(!one(entry, "content").is_empty(), "{path}");
        }
    }
}

#[test]
fn a_feed_names_itself_and_its_page() {
    let fixture = site();
    for (path, page) in [
        ("feed.xml", ""),
        ("sections/yaowen/feed.xml", "sections/yaowen/"),
        ("tags/泉水/feed.xml", "tags/%E6%B3%89%E6%B0%B4/"),
    ] {
        let text = feed(&fixture, path);
        let document = Document::parse(&text).unwrap();
        let links: Vec<_> = all(document.root_element(), "link")
            .iter()
            .map(|it| (it.attribute("rel").unwrap(), it.attribute("href").unwrap().to_owned()))
            .collect();
        let page = format!("{BASE_URL}{page}");
        assert_eq!(links, [("self", format!("{page}feed.xml")), ("alternate", page)]);
    }
}

#[test]
fn an_entry_has_the_values_of_its_article() {
    let text = feed(&site(), "tags/泉水/feed.xml");
    let document = Document::parse(&text).unwrap();
    let feed = document.root_element();
    assert_eq!(feed.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("zh-Hans"));
    assert_eq!(
        (one(feed, "title"), one(feed, "updated")),
        ("泉水 - 泉闻", "2026-11-21T10:00:00+08:00")
    );
    let entry = all(feed, "entry")[0];
    assert_eq!(entry.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("zh-Hant"));
    assert_eq!(one(entry, "id"), "https://news.example/sub/articles/%E6%B3%89%E6%B0%B4/");
    assert_eq!(one(entry, "title"), "济南市人民政府 要闻 “……”");
    assert_eq!(all(entry, "title")[0].attribute("type"), Some("text"));
    assert_eq!(one(entry, "published"), "2026-11-20T08:40:00+08:00");
    assert_eq!(one(entry, "updated"), "2026-11-21T10:00:00+08:00");
    assert_eq!(one(entry, "summary"), "一句话。");
    let authors: Vec<_> = all(entry, "author").into_iter().map(|it| one(it, "name")).collect();
    assert_eq!(authors, ["编辑部", "Desk"]);
    let labels = all(entry, "category");
    let labels: Vec<_> = labels.iter().map(|it| it.attribute("label").unwrap()).collect();
    assert_eq!(labels, ["泉水", "Open Data"]);
    assert_eq!(all(entry, "link")[0].attribute("href"), Some(one(entry, "id")));
}

#[test]
fn a_body_survives_its_escape_and_its_urls_are_absolute() {
    let body = "<b title=\"a>b\">&lt;粗&gt; & 1 < 2</b> [下](#题) [邻](b.md) ![图](pic.svg)\n\n## 题\n\n`]]>`\u{8}";
    let fixture = Fixture::with(&[
        ("a.md", &article("A & B < C", "2026-11-20", body)),
        ("b.md", &article("乙", "2026-11-19", "文")),
        ("pic.svg", PICTURE),
    ]);
    fixture.build().unwrap();
    let text = feed(&fixture, "feed.xml");
    let document = Document::parse(&text).unwrap();
    let entry = all(document.root_element(), "entry")[0];
    assert_eq!(one(entry, "title"), "A & B < C");
    let content = all(entry, "content")[0];
    assert_eq!(content.attribute("type"), Some("html"));
    let html = content.text().unwrap();
    let (own, _) = fixture.document("articles/a.json");
    let own = own["content_html"].as_str().unwrap();
    let absolute = own
        .replace("\"#q-", &format!("\"{BASE_URL}articles/a/#q-"))
        .replace("\"../../", &format!("\"{BASE_URL}"))
        .replace('\u{8}', "");
    assert_eq!(html, absolute);
    for part in [
        "articles/a/#q-%E9%A2%98\"",
        "articles/b/\"",
        "media/pic-",
        "&lt;粗&gt; &amp; 1 &lt; 2",
        "<code>]]&gt;",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn a_feed_holds_the_head_of_its_list_newest_first() {
    for (articles, entries) in [(39, 39), (40, 20), (45, 25)] {
        let fixture = many(articles);
        for path in ["feed.xml", "sections/yaowen/feed.xml", "tags/甲/feed.xml"] {
            let text = feed(&fixture, path);
            let document = Document::parse(&text).unwrap();
            let titles = all(document.root_element(), "entry");
            let titles: Vec<_> = titles.into_iter().map(|it| one(it, "title")).collect();
            let newest = (1..=articles).rev().take(entries).map(|it| format!("第 {it} 篇"));
            assert_eq!(titles, newest.collect::<Vec<_>>(), "{path}");
        }
    }
}

#[test]
fn every_json_list_has_what_json_feed_requires() {
    let fixture = many(45);
    let feeds: Vec<String> = fixture
        .published()
        .into_keys()
        .filter_map(|path| path.strip_prefix("content/").map(str::to_owned))
        .filter(|it| {
            it.ends_with("feed.json") || it.contains("pages/") || it.starts_with("archive/")
        })
        .collect();
    assert_eq!(feeds.len(), 8, "{feeds:?}");
    for path in feeds {
        let (feed, _) = fixture.document(&path);
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1", "{path}");
        assert!(feed["title"].as_str().is_some_and(|it| !it.is_empty()), "{path}");
        let mut ids = BTreeSet::new();
        for item in feed["items"].as_array().unwrap() {
            assert!(ids.insert(item["id"].as_str().unwrap().to_owned()), "{path}");
            assert!(item["content_text"].is_string() || item["content_html"].is_string(), "{path}");
            assert!(Timestamp::parse(item["date_published"].as_str().unwrap()).is_some(), "{path}");
        }
    }
}
