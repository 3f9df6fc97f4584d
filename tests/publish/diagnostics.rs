//! Mistakes in articles, each told with its line.

use std::fs;

use quanwen::publish::error::PublishError;

use crate::support::site::{Fixture, PICTURE, SITE};

const FINE: &str =
    "---\ntitle: 好\ndate: 2026-11-20\nsection: yaowen\ntags: [Open data]\n---\n## 开头\n好。\n";
const PAGE: &str = "---\ntitle: 关于\ndate: 2026-01-01\nkind: page\n---\n关于。\n";

/// A site without mistakes, but for what is added.
pub(crate) fn site() -> Fixture {
    let fixture = Fixture::with(&[("yaowen/fine.md", FINE), ("about.md", PAGE)]);
    fixture.article("yaowen/pic.svg", PICTURE);
    fixture
}

/// The one mistake there is.
pub(crate) fn only_mistake(fixture: &Fixture, what: &str) -> String {
    let told: Vec<String> = fixture.mistakes().iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{what}: {told:#?}");
    told[0].clone()
}

fn check(table: &[(&str, usize, &str)], article: impl Fn(&str) -> String) {
    for (text, line, told) in table {
        let fixture = site();
        fixture.article("yaowen/x.md", &article(text));
        let mistake = only_mistake(&fixture, text);
        let place = format!("articles/yaowen/x.md:{line}: ");
        assert!(mistake.starts_with(&place) && mistake.contains(told), "{text}: {mistake}");
    }
}

#[test]
fn front_matter_that_cannot_be_read_or_lacks_something_is_told() {
    let table = [
        ("标题\n", 1, "there is no front matter"),
        ("---\ntitle: a\n", 1, "the front matter does not end"),
        ("---\ntitle: [a\n---\n文\n", 2, "the front matter cannot be read"),
        ("---\n- a\n---\n文\n", 2, "a table is expected"),
        ("---\ndate: 2026-11-20\nkind: page\n---\n文\n", 2, "`title` is missing; add `title`"),
        ("---\ntitle: ' '\ndate: 2026-11-20\nkind: page\n---\n文\n", 2, "`title` is missing"),
        ("---\ntitle: a\nkind: page\n---\n文\n", 2, "`date` is missing"),
        ("---\ntitle: a\ndate: 2026-02-30\nkind: page\n---\n文\n", 3, "is no date; write one"),
        ("---\ntitle: a\ndate: 2026-11-20\n---\n文\n", 2, "`section` is missing"),
        ("---\ntitle: a\ndate: 2026-11-20\nkind: page\n---\n\n", 5, "the article has no text"),
    ];
    check(&table, str::to_owned);
}

#[test]
fn each_mistake_in_a_key_is_told_with_its_line_and_its_remedy() {
    let table = [
        ("section: yaowenn", 4, "no such section \"yaowenn\"; write one of yaowen, guonei"),
        ("kind: story", 4, "no such kind \"story\"; write one of article, page"),
        ("kind: page\ntitel: b", 5, "unknown key `titel`; write `title`"),
        ("kind: page\ntitle: b", 5, "`title` stands here again; keep this one or line 2"),
        ("kind: page\nslug: ../b", 5, "cannot begin with a dot"),
        ("kind: page\nslug: a/b", 5, "cannot contain '/'"),
        ("kind: page\nslug: \"a\\x01\"", 5, "cannot contain"),
        ("kind: page\nslug: FINE", 5, "articles/yaowen/fine.md has the slug \"fine\" too"),
        ("kind: page\ntags: [open-data]", 5, "share the address open-data"),
        ("kind: page\ntags: ['???']", 5, "can stand in an address"),
        ("kind: page\ntags: 泉", 5, "`tags` is no list"),
        ("kind: page\nupdated: 昨天", 5, "`昨天` is no date"),
        ("kind: page\npinned: yes", 5, "neither true nor false"),
        ("kind: page\nsource: {name: b, url: 'javascript:1'}", 5, "no address of a source"),
        ("kind: page\nsource:\n  url: https://a.example", 6, "`name` is missing"),
        ("kind: page\nimage:\n  src: pic.svg", 6, "`alt` is missing"),
        ("kind: page\nimage:\n  src: no.svg\n  alt: b", 6, "no file articles/yaowen/no.svg"),
    ];
    check(&table, |keys| format!("---\ntitle: a\ndate: 2026-11-20\n{keys}\n---\n文\n"));
}

#[test]
fn each_link_that_leads_nowhere_is_told_with_its_line() {
    for (markdown, told) in [
        ("[a](gone.md)", "there is no article articles/yaowen/gone.md"),
        ("[a](fine.md#哪里)", "nothing in fine is called #哪里"),
        ("[a](#哪里)", "nothing in x is called #哪里"),
        ("[a](/articles/gone/)", "there is no page /articles/gone/"),
        ("[a](/sections/gone/)", "there is no page /sections/gone/"),
        ("[a](/page/1/)", "there is no page /page/1/"),
        ("[a](files/report.pdf)", "there is no file articles/yaowen/files/report.pdf"),
        ("[a](../../../x.md)", "leads out of the content"),
        ("[a](javascript:alert)", "is no address to send readers to"),
        ("![a](gone.png)", "there is no file articles/yaowen/gone.png"),
        ("![a](fine.md)", "is no picture that can be read"),
        ("![a](http://cdn.example/a.png)", "is no address of a picture"),
        ("a <img src=\"pic.svg\"> b", "`pic.svg` in raw HTML is not looked for"),
        ("[a](draft.md)", "draft.md is a draft"),
    ] {
        let fixture = site();
        fixture.article("yaowen/draft.md", "---\ndraft: true\ntitel: 未完\n---\n");
        let front = "---\ntitle: a\ndate: 2026-11-20\nsection: yaowen\n---\n";
        fixture.article("yaowen/x.md", &format!("{front}第一段。\n\n第二段 {markdown} 在此。\n"));
        let mistake = only_mistake(&fixture, markdown);
        let place = "articles/yaowen/x.md:8: ";
        assert!(mistake.starts_with(place) && mistake.contains(told), "{markdown}: {mistake}");
    }
}

#[test]
fn a_file_that_is_no_text_is_told_with_the_line_it_stops_being_one() {
    let fixture = site();
    fs::write(fixture.path("content/articles/x.md"), b"---\ntitle: \xff\n---\n").unwrap();
    assert!(only_mistake(&fixture, "").starts_with("articles/x.md:2: the file is no UTF-8 text"));
}

#[test]
fn all_mistakes_of_all_files_are_told_together_and_nothing_is_written() {
    let fixture = site();
    fixture.article("b.md", "---\ntitle: a\ncolour: red\n---\n[a](gone.md)\n");
    fixture.article("a.md", "正文\n");
    fixture.write("content/site.toml", &format!("{SITE}\n[[menu]]\ntitle = \"a\"\n"));
    let Err(PublishError::InvalidContent(mistakes)) = fixture.build() else {
        panic!("it was built")
    };
    let places: Vec<String> =
        mistakes.iter().map(|it| format!("{}:{}", it.file.display(), it.line)).collect();
    let expected = [
        "articles/a.md:1",
        "articles/b.md:2",
        "articles/b.md:2",
        "articles/b.md:3",
        "site.toml:16",
    ];
    assert_eq!(places, expected, "{mistakes:#?}");
    assert!(!fixture.path("out").exists());
}
