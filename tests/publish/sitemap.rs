//! The sitemap. How it is divided into files is tested beside the code, with smaller files.

use std::collections::{BTreeMap, BTreeSet};

use quanwen::endpoint::DocumentId;
use quanwen::model::article::Kind;
use quanwen::route::Route;
use roxmltree::{Document, Node};

use crate::publish::documents::{read, site};
use crate::support::site::{BASE_URL, Fixture};

const MAX_URLS: usize = 10_000;

/// The URLs and dates of a sitemap or an index.
fn entries(fixture: &Fixture, path: &str) -> Vec<(String, Option<String>)> {
    let text = std::fs::read_to_string(fixture.path(&format!("out/{path}"))).unwrap();
    let document = Document::parse(&text).unwrap();
    let root = document.root_element();
    let namespace = Some("http://www.sitemaps.org/schemas/sitemap/0.9");
    assert_eq!(root.tag_name().namespace(), namespace, "{path}");
    let member = |entry: Node<'_, '_>, name| {
        let found = entry.children().find(|it| it.tag_name().name() == name);
        found.map(|it| it.text().unwrap().to_owned())
    };
    let entries = root.children().filter(Node::is_element);
    entries.map(|it| (member(it, "loc").unwrap(), member(it, "lastmod"))).collect()
}

fn path_of(url: &str) -> &str {
    url.strip_prefix(BASE_URL).unwrap_or_else(|| panic!("{url} is not in the site"))
}

#[test]
fn the_index_names_every_sitemap_and_none_is_too_long_or_empty() {
    let fixture = site();
    let named = entries(&fixture, "sitemap.xml").into_iter().map(|it| path_of(&it.0).to_owned());
    let named: BTreeSet<String> = named.collect();
    let published = fixture.published().into_keys();
    let published: BTreeSet<String> = published.filter(|it| it.starts_with("sitemaps/")).collect();
    assert_eq!(named, published);
    assert_eq!(named, ["sitemaps/lists.xml", "sitemaps/newest.xml"].map(String::from).into());
    for path in named {
        assert!((1..=MAX_URLS).contains(&entries(&fixture, &path).len()), "{path}");
    }
}

#[test]
fn every_url_in_a_sitemap_exists_and_is_listed_once() {
    let fixture = site();
    let mut seen = BTreeSet::new();
    for path in ["sitemaps/newest.xml", "sitemaps/lists.xml"] {
        for (url, _) in entries(&fixture, path) {
            let route = Route::from_path(path_of(&url));
            let document = match &route {
                Route::List(list, page) => DocumentId::List(list.clone(), *page),
                Route::Article(slug) => DocumentId::Article(slug.clone()),
                Route::Archive => DocumentId::Archive,
                Route::Month(month) => DocumentId::Month(*month),
                Route::Saved | Route::Search | Route::NotFound => {
                    panic!("{url} is not for search engines")
                }
            };
            let file = fixture.path(&format!("out/content/{}", document.file()));
            assert!(file.exists(), "{url}");
            assert_eq!(path_of(&url), route.path());
            assert!(seen.insert(url.clone()), "{url}");
        }
    }
    // Three articles, a page; all, two sections, two tags; the archive with two months.
    assert_eq!(seen.len(), 4 + 5 + 3);
}

#[test]
fn dates_are_those_of_the_last_change() {
    let fixture = site();
    let dates: BTreeMap<String, Option<String>> = ["newest", "lists"]
        .iter()
        .flat_map(|it| entries(&fixture, &format!("sitemaps/{it}.xml")))
        .map(|(url, date)| (path_of(&url).to_owned(), date))
        .collect();
    for (path, date) in [
        ("articles/%E6%B3%89%E6%B0%B4/", Some("2026-11-21T10:00:00+08:00")),
        ("articles/b/", Some("2026-11-19T00:00:00+08:00")),
        ("articles/about/", Some("2026-01-01T00:00:00+08:00")),
        ("", Some("2026-11-21T10:00:00+08:00")),
        ("sections/guonei/", None),
        ("tags/open-data/", Some("2026-11-21T10:00:00+08:00")),
        ("archive/2026/10/", Some("2026-10-31T23:30:00-05:00")),
        ("archive/", Some("2026-11-21T10:00:00+08:00")),
    ] {
        assert_eq!(dates[path].as_deref(), date, "{path}");
    }
    let index = entries(&fixture, "sitemap.xml");
    assert!(index.iter().all(|it| it.1.as_deref() == Some("2026-11-21T10:00:00+08:00")));
    assert_eq!(read(&fixture, "about").kind, Kind::Page);
}

#[test]
fn a_site_without_articles_has_a_sitemap_of_its_lists() {
    let fixture = Fixture::new();
    fixture.build().unwrap();
    let index = entries(&fixture, "sitemap.xml");
    assert_eq!(index, [(format!("{BASE_URL}sitemaps/lists.xml"), None)]);
}

#[test]
fn robots_txt_names_the_sitemap() {
    let robots = std::fs::read_to_string(site().path("out/robots.txt")).unwrap();
    assert!(robots.lines().any(|it| it == "Sitemap: https://news.example/sub/sitemap.xml"));
    assert!(robots.starts_with("User-agent: *\nDisallow:\n"), "{robots}");
}
