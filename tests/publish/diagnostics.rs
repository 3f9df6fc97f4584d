//! Diagnostics of articles: each with its file, its line, its message and its help.

use std::fs;

use quanwen::publish::error::PublishError;

use crate::support::site::{Fixture, PICTURE, SITE};

const VALID: &str =
    "---\ntitle: 好\ndate: 2026-11-20\nsection: yaowen\ntags: [Open data]\n---\n## 开头\n好。\n";
const PAGE: &str = "---\ntitle: 关于\ndate: 2026-01-01\nkind: page\n---\n关于。\n";

/// A valid site; the tests add to it.
pub(crate) fn site() -> Fixture {
    let fixture = Fixture::with(&[("yaowen/fine.md", VALID), ("about.md", PAGE)]);
    fixture.article("yaowen/pic.svg", PICTURE);
    fixture
}

/// The only diagnostic of a site. `case` is printed when there are none or several.
pub(crate) fn only_diagnostic(fixture: &Fixture, case: &str) -> String {
    let found: Vec<String> = fixture.diagnostics().iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{case}: {found:#?}");
    found[0].clone()
}

fn check(table: &[(&str, usize, &str)], article: impl Fn(&str) -> String) {
    for (text, line, expected) in table {
        let fixture = site();
        fixture.article("yaowen/x.md", &article(text));
        let found = only_diagnostic(&fixture, text);
        let start = format!("articles/yaowen/x.md:{line}: ");
        assert!(found.starts_with(&start) && found.contains(expected), "{text}: {found}");
    }
}

#[test]
fn unreadable_or_incomplete_front_matter_is_reported() {
    let table = [
        ("标题\n", 1, "there is no front matter"),
        ("---\ntitle: a\n", 1, "the front matter does not end"),
        ("---\ntitle: [a\n---\n文\n", 2, "the front matter cannot be read"),
        ("---\n- a\n---\n文\n", 2, "a table is expected"),
        ("---\ndate: 2026-11-20\nkind: page\n---\n文\n", 2, "`title` is missing; add `title`"),
        ("---\ntitle: ' '\ndate: 2026-11-20\nkind: page\n---\n文\n", 2, "`title` is missing"),
        ("---\ntitle: a\nkind: page\n---\n文\n", 2, "`date` is missing"),
        ("---\ntitle: a\ndate: 2026-02-30\nkind: page\n---\n文\n", 3, "is not a date; use one"),
        ("---\ntitle: a\ndate: 2026-11-20\n---\n文\n", 2, "`section` is missing"),
        ("---\ntitle: a\ndate: 2026-11-20\nkind: page\n---\n\n", 5, "the article has no text"),
    ];
    check(&table, str::to_owned);
}

#[test]
fn each_invalid_key_is_reported_with_its_line_and_help() {
    let table = [
        ("section: yaowenn", 4, "there is no section \"yaowenn\"; use one of yaowen, guonei"),
        ("kind: story", 4, "there is no kind \"story\"; use one of article, page"),
        ("kind: page\ntitel: b", 5, "unknown key `titel`; use `title`"),
        ("kind: page\ntitle: b", 5, "`title` is repeated; keep this one or line 2"),
        ("kind: page\nslug: ../b", 5, "cannot begin with a dot"),
        ("kind: page\nslug: a/b", 5, "cannot contain '/'"),
        ("kind: page\nslug: \"a\\x01\"", 5, "cannot contain"),
        ("kind: page\nslug: FINE", 5, "articles/yaowen/fine.md has the slug \"fine\" too"),
        ("kind: page\ntags: [open-data]", 5, "have the same URL, open-data"),
        ("kind: page\ntags: ['???']", 5, "no character that a URL can contain"),
        ("kind: page\ntags: 泉", 5, "`tags` is not a list"),
        ("kind: page\nupdated: 昨天", 5, "`昨天` is not a date"),
        ("kind: page\npinned: yes", 5, "neither true nor false"),
        ("kind: page\nsource: {name: b, url: 'javascript:1'}", 5, "is not the URL of a source"),
        ("kind: page\nsource:\n  url: https://a.example", 6, "`name` is missing"),
        ("kind: page\nimage:\n  src: pic.svg", 6, "`alt` is missing"),
        ("kind: page\nimage:\n  src: no.svg\n  alt: b", 6, "no file articles/yaowen/no.svg"),
    ];
    check(&table, |keys| format!("---\ntitle: a\ndate: 2026-11-20\n{keys}\n---\n文\n"));
}

#[test]
fn each_link_without_a_target_is_reported_with_its_line() {
    for (markdown, expected) in [
        ("[a](gone.md)", "there is no article articles/yaowen/gone.md"),
        ("[a](fine.md#哪里)", "there is no #哪里 in fine"),
        ("[a](#哪里)", "there is no #哪里 in x"),
        ("[a](/articles/gone/)", "there is no page /articles/gone/"),
        ("[a](/sections/gone/)", "there is no page /sections/gone/"),
        ("[a](/page/1/)", "there is no page /page/1/"),
        ("[a](files/report.pdf)", "there is no file articles/yaowen/files/report.pdf"),
        ("[a](../../../x.md)", "is outside the content directory"),
        ("[a](javascript:alert)", "is not a URL that readers can follow"),
        ("![a](gone.png)", "there is no file articles/yaowen/gone.png"),
        ("![a](fine.md)", "is not an image that can be read"),
        ("![a](http://cdn.example/a.png)", "is not the URL of an image"),
        ("a <img src=\"pic.svg\"> b", "`pic.svg` in raw HTML is not resolved"),
        ("[a](draft.md)", "draft.md is a draft"),
    ] {
        let fixture = site();
        fixture.article("yaowen/draft.md", "---\ndraft: true\ntitel: 未完\n---\n");
        let front_matter = "---\ntitle: a\ndate: 2026-11-20\nsection: yaowen\n---\n";
        fixture.article(
            "yaowen/x.md",
            &format!("{front_matter}第一段。\n\n第二段 {markdown} 在此。\n"),
        );
        let found = only_diagnostic(&fixture, markdown);
        let start = "articles/yaowen/x.md:8: ";
        assert!(found.starts_with(start) && found.contains(expected), "{markdown}: {found}");
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_reported_with_the_first_such_line() {
    let fixture = site();
    fs::write(fixture.path("content/articles/x.md"), b"---\ntitle: \xff\n---\n").unwrap();
    let found = only_diagnostic(&fixture, "");
    assert!(found.starts_with("articles/x.md:2: the file is not UTF-8 text"), "{found}");
}

#[test]
fn all_diagnostics_of_all_files_are_reported_together_and_nothing_is_written() {
    let fixture = site();
    fixture.article("b.md", "---\ntitle: a\ncolour: red\n---\n[a](gone.md)\n");
    fixture.article("a.md", "正文\n");
    fixture.write("content/site.toml", &format!("{SITE}\n[[menu]]\ntitle = \"a\"\n"));
    let Err(PublishError::InvalidContent(diagnostics)) = fixture.build() else {
        panic!("it was built")
    };
    let lines: Vec<String> =
        diagnostics.iter().map(|it| format!("{}:{}", it.file.display(), it.line)).collect();
    let expected = [
        "articles/a.md:1",
        "articles/b.md:2",
        "articles/b.md:2",
        "articles/b.md:3",
        "site.toml:16",
    ];
    assert_eq!(lines, expected, "{diagnostics:#?}");
    assert!(!fixture.path("out").exists());
}
