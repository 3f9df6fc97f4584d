//! The documents of articles and static pages, as the app reads them.

use quanwen::model::article::{Article, ArticleUrl, Heading, Kind, Teaser};
use quanwen::model::list::ListPage;
use quanwen::model::parse_warnings::ParseWarnings;
use quanwen::model::slug::Slug;

use crate::support::site::{Fixture, PICTURE, article};

const ARTICLE: &str = "---
title: 济南市人民政府 要闻 “……”
date: 2026-11-20 08:40
slug: 泉水
section: yaowen
tags: [泉水, Open Data]
summary: 一句话。
authors: [编辑部, Desk]
source: {name: 泉闻综合, url: https://source.example/a}
image: {src: ../pic.svg, alt: 一幅图}
lang: zh-Hant
updated: 2026-11-21T10:00:00+08:00
pinned: true
---
# 开头

泉水[见此](b.md#第二)，另见[附件](../notes.txt)。

![图](../pic.svg)
";

pub(crate) fn site() -> Fixture {
    let fixture = Fixture::with(&[
        ("yaowen/a.md", ARTICLE),
        ("yaowen/b.md", &article("二", "2026-11-19", "## 第二\n\n正文。")),
        ("yaowen/c.md", &article("三", "2026-10-31T23:30:00-05:00", "正文。")),
        ("pages/about.md", "---\ntitle: 关于\ndate: 2026-01-01\nkind: page\n---\n关于。\n"),
        ("pic.svg", PICTURE),
        ("notes.txt", "附件"),
    ]);
    fixture.build().unwrap();
    fixture
}

pub(crate) fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

/// A document, read without a warning.
fn read_whole<T>(read: impl FnOnce(&mut ParseWarnings) -> Option<T>) -> T {
    let mut warnings = ParseWarnings::default();
    let document = read(&mut warnings).unwrap();
    assert!(warnings.is_empty(), "{warnings}");
    document
}

pub(crate) fn list(fixture: &Fixture, path: &str) -> ListPage {
    let (value, base) = fixture.document(path);
    read_whole(|warnings| ListPage::read(&value, &base, warnings))
}

pub(crate) fn read(fixture: &Fixture, name: &str) -> Article {
    let (value, base) = fixture.document(&format!("articles/{name}.json"));
    read_whole(|warnings| Article::read(&value, &base, "here/", warnings))
}

pub(crate) fn names(teasers: &[Teaser]) -> Vec<String> {
    let name = |teaser: &Teaser| match &teaser.url {
        ArticleUrl::Internal(slug) => slug.to_string(),
        ArticleUrl::External(url) => url.to_string(),
    };
    teasers.iter().map(name).collect()
}

#[test]
fn the_app_reads_everything_that_is_written_of_an_article() {
    let article = read(&site(), "泉水");
    let Teaser { title, published, updated, summary, source, authors, .. } = &article.teaser;
    assert_eq!(title, "济南市人民政府 要闻 “……”");
    assert_eq!(published.as_ref().unwrap().text, "2026-11-20T08:40:00+08:00");
    assert_eq!(updated.as_ref().unwrap().day, 21);
    assert_eq!(
        (summary.as_str(), authors.as_slice()),
        ("一句话。", &["编辑部", "Desk"].map(String::from)[..])
    );
    let source = source.as_ref().unwrap();
    assert_eq!(
        (source.name.as_str(), source.url.as_ref().unwrap().as_str()),
        ("泉闻综合", "https://source.example/a")
    );
    let Teaser { section, tags, picture, language, minutes, length, pinned, revision, .. } =
        &article.teaser;
    assert_eq!(
        (section, tags.as_slice()),
        (&Some(slug("yaowen")), &["泉水", "Open Data"].map(String::from)[..])
    );
    let picture = picture.as_ref().unwrap();
    assert!(picture.url.as_str().starts_with("/sub/media/pic-"), "{}", picture.url);
    assert_eq!((picture.alt.as_str(), picture.width, picture.height), ("一幅图", 40, 30));
    assert_eq!((language.as_deref(), *minutes, *length, *pinned), (Some("zh-Hant"), 1, 10, true));
    assert_eq!(revision.as_ref().map(String::len), Some(16));
    assert_eq!(article.content_hash.as_ref().map(String::len), Some(16));
    let heading = Heading { id: "q-开头".to_owned(), title: "开头".to_owned(), level: 2 };
    assert_eq!((article.kind, article.headings), (Kind::Article, vec![heading]));
}

#[test]
fn urls_in_a_body_are_relative_to_its_document() {
    let body = read(&site(), "泉水").body;
    for url in ["../../articles/b/#q-%E7%AC%AC%E4%BA%8C", "../../media/notes-", "../../media/pic-"]
    {
        assert!(body.source.contains(url), "{url} in {}", body.source);
    }
    let page = quanwen::publish::sanitize::sanitize_for_page(&body);
    for url in ["\"/sub/articles/b/#q-", "\"/sub/media/notes-", "\"/sub/media/pic-"] {
        assert!(page.contains(url), "{url} in {page}");
    }
}

#[test]
fn neighbours_and_related_articles_are_ordered_by_the_instant() {
    let fixture = site();
    let b = read(&fixture, "b");
    let slug_of =
        |it: &Option<quanwen::model::article::ArticleLink>| it.as_ref().unwrap().slug.to_string();
    assert_eq!((slug_of(&b.previous), slug_of(&b.next)), ("c".to_owned(), "泉水".to_owned()));
    assert_eq!(b.next.unwrap().language.as_deref(), Some("zh-Hant"));
    assert_eq!(b.related.iter().map(|it| it.slug.as_str()).collect::<Vec<_>>(), ["c"]);
    let related = read(&fixture, "泉水").related;
    assert_eq!(related.iter().map(|it| it.slug.as_str()).collect::<Vec<_>>(), ["b", "c"]);
}

#[test]
fn a_missing_summary_is_the_beginning_of_the_text() {
    let fixture = Fixture::with(&[(
        "a.md",
        &article("一", "2026-11-19", "## 题\n\n<ruby>泉<rt>quán</rt></ruby>水\n清澈。\n\n第二段。"),
    )]);
    fixture.build().unwrap();
    assert_eq!(read(&fixture, "a").teaser.summary, "泉水清澈。第二段。");
}

#[test]
fn a_draft_is_published_only_on_request() {
    let fixture = Fixture::with(&[(
        "a.md",
        "---\ntitle: a\ndraft: true\ndate: 2026-01-01\nsection: yaowen\n---\n文\n",
    )]);
    assert_eq!(fixture.build().unwrap().articles, 0);
    let with_drafts = quanwen::publish::Options { drafts: true, ..fixture.options() };
    assert_eq!(quanwen::publish::build(&with_drafts, &()).unwrap().articles, 1);
}
