//! Articles in several languages.

use std::collections::BTreeSet;

use quanwen::model::article::ArticleLink;

use crate::publish::diagnostics::{only_diagnostic, site};
use crate::publish::documents::read;
use crate::publish::head::page;
use crate::support::site::{BASE_URL, Fixture};

/// An article of this day in November, with more front matter.
fn article(day: u32, more: &str) -> String {
    format!("---\ntitle: 第 {day} 篇\ndate: 2026-11-{day:02}\nsection: yaowen\n{more}---\n文。\n")
}

fn group() -> Fixture {
    Fixture::with(&[
        ("泉.md", &article(11, "")),
        ("spring.md", &article(12, "lang: en\ntranslation_of: 泉\n")),
        ("hant.md", &article(13, "lang: zh-Hant\ntranslation_of: 泉\n")),
        ("sole.md", &article(14, "")),
    ])
}

/// The languages and URLs, relative to the site, of the versions that a page names.
fn languages(page: &str) -> Vec<(&str, &str)> {
    let links = page.split("<link rel=\"alternate\" hreflang=\"").skip(1);
    let parts = links.map(|it| it.split_once("\" href=\"").unwrap());
    parts
        .map(|(language, it)| (language, it.split('"').next().unwrap()))
        .map(|(language, it)| (language, it.strip_prefix(BASE_URL).unwrap()))
        .collect()
}

#[test]
fn every_page_of_a_group_names_all_languages_with_its_own_first() {
    let fixture = group();
    fixture.build().unwrap();
    let all = BTreeSet::from([
        ("zh-Hans", "articles/%E6%B3%89/"),
        ("en", "articles/spring/"),
        ("zh-Hant", "articles/hant/"),
    ]);
    for (path, own) in [("泉", "zh-Hans"), ("spring", "en"), ("hant", "zh-Hant")] {
        let page = page(&fixture, &format!("articles/{path}/"));
        let versions = languages(&page);
        assert_eq!((versions.len(), versions[0].0), (3, own), "{path}");
        assert_eq!(versions.into_iter().collect::<BTreeSet<_>>(), all, "{path}");
    }
    assert_eq!(languages(&page(&fixture, "articles/sole/")), []);
}

#[test]
fn links_to_translations_have_the_own_name_of_the_language() {
    let fixture = group();
    fixture.build().unwrap();
    let others = |name| {
        let described = |it: &ArticleLink| {
            format!("{} {} {}", it.slug, it.language.as_deref().unwrap(), it.title)
        };
        read(&fixture, name).translations.iter().map(described).collect::<Vec<_>>()
    };
    assert_eq!(others("泉"), ["spring en English", "hant zh-Hant 繁體中文"]);
    assert_eq!(others("spring"), ["泉 zh-Hans 简体中文", "hant zh-Hant 繁體中文"]);
    assert_eq!(others("sole"), [""; 0]);
    let link = "<a href=\"./articles/spring/\" hreflang=\"en\" lang=\"en\">English</a>";
    let page = page(&fixture, "articles/泉/");
    assert!(page.contains(link), "{page}");
}

#[test]
fn a_translation_changes_its_original_and_no_sealed_page() {
    let fixture = Fixture::new();
    for number in 1..=41 {
        let (hour, minute) = (number / 60, number % 60);
        let more = format!("slug: a{number}\n");
        let text = article(1, &more).replace("-01\n", &format!("-01T{hour:02}:{minute:02}:00Z\n"));
        fixture.article(&format!("{number}.md"), &text);
    }
    fixture.build().unwrap();
    let before = fixture.published();
    fixture.article("new.md", &article(20, "lang: en\ntranslation_of: a1\n"));
    fixture.build().unwrap();
    let after = fixture.published();
    let changed = |path: &&String| before.get(*path) != after.get(*path);
    let changed: BTreeSet<&String> = before.keys().filter(changed).collect();
    let has_changed = |path: &str| changed.iter().any(|it| *it == path);
    assert!(
        has_changed("articles/a1/index.html") && has_changed("content/articles/a1.json"),
        "{changed:#?}"
    );
    let others = changed.iter().filter(|it| it.contains("page/") || it.contains("pages/"));
    // The page that will be sealed next is not sealed yet.
    let others: Vec<_> = others.filter(|it| !it.contains("page/2/")).collect();
    assert!(others.is_empty(), "{others:#?}");
    let articles = changed.iter().filter(|it| it.starts_with("content/articles/"));
    // The original, and the article before the new one, which now has a next article.
    assert_eq!(articles.count(), 2, "{changed:#?}");
}

#[test]
fn each_invalid_translation_is_reported_with_its_line() {
    for (more, expected) in [
        ("lang: en\ntranslation_of: gone", "there is no article \"gone\"; use the `slug`"),
        ("lang: en\ntranslation_of: draft", "articles/draft.md is a draft; publish it too"),
        ("lang: en\ntranslation_of: x", "an article cannot be a translation of itself"),
        (
            "lang: fr\ntranslation_of: english",
            "articles/english.md is a translation itself; use `translation_of: fine`",
        ),
        ("lang: EN\ntranslation_of: fine", "articles/english.md is in the same language"),
        (
            "lang: zh-Hans\ntranslation_of: fine",
            "articles/yaowen/fine.md is in the same language; correct the `lang` of one of them",
        ),
    ] {
        let fixture = site();
        fixture.article("draft.md", "---\ntitle: a\ndraft: true\n---\n");
        fixture.article("english.md", &article(1, "lang: en\ntranslation_of: fine\n"));
        fixture.article("x.md", &article(2, &format!("{more}\n")));
        let found = only_diagnostic(&fixture, more);
        let is_here = found.starts_with("articles/x.md:6: ");
        assert!(is_here && found.contains(expected), "{more}: {found}");
    }
}

#[test]
fn a_translation_of_an_invalid_article_has_no_diagnostic_of_its_own() {
    let fixture = site();
    fixture.article("bad.md", "---\ntitle: a\nsection: yaowen\n---\n文。\n");
    fixture.article("x.md", &article(2, "lang: en\ntranslation_of: bad\n"));
    let found = only_diagnostic(&fixture, "");
    assert!(found.starts_with("articles/bad.md:2: `date` is missing"), "{found}");
}
