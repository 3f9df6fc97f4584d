//! Which articles are in which list.

use std::collections::BTreeSet;

use quanwen::model::archive::{Archive, Month, MonthCount};
use quanwen::model::article::Kind;
use quanwen::model::parse_warnings::ParseWarnings;

use crate::publish::documents::{list, names, read, site};

#[test]
fn a_page_is_in_no_list() {
    let fixture = site();
    assert_eq!(read(&fixture, "about").kind, Kind::Page);
    assert_eq!(names(&list(&fixture, "feed.json").items), ["泉水", "b", "c"]);
    let (archive, _) = fixture.document("archive.json");
    let month = |month, articles| MonthCount { month: Month { year: 2026, month }, articles };
    let archive = Archive::read(&archive, &mut ParseWarnings::default()).unwrap();
    assert_eq!(archive.months, [month(11, 2), month(10, 1)]);
    assert_eq!(names(&list(&fixture, "archive/2026-10.json").items), ["c"]);
}

#[test]
fn a_list_has_its_articles_and_their_pinned_ones() {
    let fixture = site();
    for (path, title, items, pinned) in [
        ("feed.json", "泉闻", 3, 1),
        ("sections/yaowen/feed.json", "要闻", 3, 1),
        ("sections/guonei/feed.json", "国内", 0, 0),
        ("tags/open-data/feed.json", "Open Data", 1, 0),
    ] {
        let list = list(&fixture, path);
        let counts = (list.items.len(), list.pinned.len(), list.sealed);
        assert_eq!((list.title.as_str(), counts), (title, (items, pinned, 0)), "{path}");
    }
    let teaser = &list(&fixture, "tags/泉水/feed.json").items[0];
    let picture = teaser.picture.as_ref().unwrap().url.as_str();
    assert!(picture.starts_with("/sub/media/pic-"), "{picture}");
    assert_eq!(teaser.revision.as_ref().unwrap().len(), 16);
}

#[test]
fn every_feed_has_what_json_feed_1_1_requires() {
    let fixture = site();
    let feeds: Vec<String> = fixture
        .published()
        .into_keys()
        .filter_map(|path| {
            let path = path.strip_prefix("content/")?;
            let feed = path.ends_with("feed.json") || path.starts_with("archive/");
            feed.then(|| path.to_owned())
        })
        .collect();
    assert_eq!(feeds.len(), 7, "{feeds:?}");
    for path in feeds {
        let (feed, _) = fixture.document(&path);
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1", "{path}");
        assert!(feed["title"].as_str().is_some_and(|it| !it.is_empty()), "{path}");
        let mut ids = BTreeSet::new();
        for item in feed["items"].as_array().unwrap() {
            assert!(ids.insert(item["id"].as_str().unwrap().to_owned()), "{path}: {item}");
            assert!(item["content_text"].is_string() || item["content_html"].is_string(), "{path}");
        }
        for url in ["home_page_url", "feed_url"] {
            assert!(feed[url].as_str().unwrap().starts_with("https://news.example/sub/"), "{path}");
        }
    }
    let (article, _) = fixture.document("articles/泉水.json");
    assert_eq!(article["id"], "https://news.example/sub/articles/%E6%B3%89%E6%B0%B4/");
}
