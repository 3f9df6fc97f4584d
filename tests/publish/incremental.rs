//! How many files a new article changes, and which never change.

use std::collections::BTreeSet;
use std::fmt::Write;

use quanwen::model::list::sealed_pages;

use crate::support::site::{FilesByPath, Fixture};

/// How many files a new article may change, however large the site is.
const MAX_CHANGED: usize = 40;

/// The published files of a site with this many articles, one a day, with sections and tags in turn.
fn site(articles: usize) -> FilesByPath {
    let fixture = Fixture::new();
    for number in 0..articles {
        let (month, day) = (number / 28 % 12 + 1, number % 28 + 1);
        let section = if number % 3 == 0 { "guonei" } else { "yaowen" };
        let mut text = String::new();
        write!(
            text,
            "---\ntitle: 第 {number} 篇\ndate: {}-{month:02}-{day:02}\nsection: {section}\n\
             tags: [甲, 标签{}]\n---\n第 {number} 篇的正文。\n",
            2020 + number / 336,
            number % 7,
        )
        .unwrap();
        fixture.article(&format!("{number}.md"), &text);
    }
    fixture.build().unwrap();
    fixture.published()
}

fn changed(before: &FilesByPath, after: &FilesByPath) -> BTreeSet<String> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names.into_iter().filter(|it| before.get(*it) != after.get(*it)).cloned().collect()
}

#[test]
fn a_new_article_changes_as_many_files_in_a_large_site_as_in_a_small_one() {
    // The two numbers differ by a multiple of all cycles, so that neither new article seals a page,
    // and both are so large that every list has sealed pages.
    let counts = [302, 302 + 420].map(|articles| {
        // The search index, which changes in steps, has a test of its own.
        let mut changed = changed(&site(articles), &site(articles + 1));
        changed.retain(|it| !it.starts_with("content/search/"));
        assert!(changed.len() < MAX_CHANGED, "{changed:#?}");
        changed.len()
    });
    assert_eq!(counts[0], counts[1]);
}

#[test]
fn a_sealed_page_never_changes() {
    let sites = [59, 60, 61, 101].map(site);
    for (before, after) in sites.iter().zip(&sites[1..]) {
        let mut changed = changed(before, after);
        changed.retain(|it| it.contains("/pages/") && before.contains_key(it));
        assert!(changed.is_empty(), "{changed:?}");
    }
    let pages = sites[3].keys().filter(|it| it.starts_with("content/pages/")).count();
    assert_eq!(pages, sealed_pages(101));
}

#[test]
fn pages_follow_one_another_and_hold_every_article_once() {
    let fixture = Fixture::new();
    for number in 1..=61 {
        let text = format!(
            "---\ntitle: a\ndate: 2026-01-01T00:{number:02}:00Z\nsection: yaowen\n---\n文\n"
        );
        fixture.article(
            &format!("{number:02}.md"),
            &text.replace("00:60", "01:00").replace("00:61", "01:01"),
        );
    }
    fixture.build().unwrap();
    let (mut path, mut slugs) = ("feed.json".to_owned(), Vec::new());
    loop {
        let (feed, _) = fixture.document(&path);
        let items = feed["items"].as_array().unwrap();
        slugs.extend(items.iter().map(|it| it["_quanwen"]["slug"].as_str().unwrap().to_owned()));
        let Some(next) = feed["next_url"].as_str() else {
            break;
        };
        path = next.split("/content/").last().unwrap().to_owned();
    }
    let newest_first: Vec<String> = (1..=61).rev().map(|number| format!("{number:02}")).collect();
    assert_eq!(slugs, newest_first);
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert_eq!(changed(&site(45), &site(45)), BTreeSet::new());
}
