//! What `quanwen serve` makes of changes, over HTTP from the real program.

use std::fs;

use serde_json::Value;

use crate::support::host_server::Server;
use crate::support::served::{serve, two_articles};
use crate::support::site::{PICTURE, SITE, article};

/// An article with a mistake in its date.
fn without_date(title: &str) -> String {
    article(title, "neulich", "文")
}

#[test]
fn an_edit_is_in_every_file_that_has_it() {
    let server = serve(two_articles(), &[]);
    let mut events = server.events();
    let first = events.until(|_| true)["revision"].clone();
    let files = ["", "articles/one/", "content/feed.json", "feed.xml", "archive/2026/11/"];
    for path in files {
        assert!(server.text(path).contains("第一篇"), "{path}");
    }
    let index = server.text("content/search/index.txt");
    let site_revision = server.json("content/site.json")["revision"].clone();
    server.fixture.article("one.md", &article("改过的标题", "2026-11-20", "改过的文字。"));
    let second = events.until_after(&first)["revision"].clone();
    for path in files {
        let text = server.text(path);
        assert!(text.contains("改过的标题") && !text.contains("第一篇\""), "{path}");
    }
    assert_ne!(server.text("content/search/index.txt"), index);
    assert_ne!(server.json("content/site.json")["revision"], site_revision);

    server.fixture.article("three.md", &article("第三篇", "2026-11-22", "文"));
    let third = events.until_after(&second)["revision"].clone();
    assert!(server.text("").contains("第三篇"));
    fs::rename(
        server.fixture.path("content/articles/three.md"),
        server.fixture.path("content/articles/four.md"),
    )
    .unwrap();
    let fourth = events.until_after(&third)["revision"].clone();
    assert_eq!(server.get("articles/three/", "identity").status, 404);
    assert_eq!(server.get("articles/four/", "identity").status, 200);
    fs::remove_file(server.fixture.path("content/articles/four.md")).unwrap();
    events.until_after(&fourth);
    assert!(!server.text("").contains("第三篇"));
}

#[test]
fn the_settings_are_read_again() {
    let server = serve(two_articles(), &[]);
    let mut events = server.events();
    let first = events.until(|_| true)["revision"].clone();
    server.fixture.write("content/site.toml", &SITE.replace("泉闻", "早报"));
    events.until_after(&first);
    assert_eq!(server.json("content/site.json")["title"], "早报");
}

#[test]
fn a_picture_that_is_replaced_has_another_name() {
    let fixture = two_articles();
    fixture.write("content/articles/p.svg", PICTURE);
    fixture.article("one.md", &article("第一篇", "2026-11-20", "![图](p.svg)"));
    let server = serve(fixture, &[]);
    let mut events = server.events();
    let first = events.until(|_| true)["revision"].clone();
    let name = |page: &str| {
        page.split("media/p-").nth(1).unwrap().split(".svg").next().unwrap().to_owned()
    };
    let before = name(&server.text("articles/one/"));
    assert_eq!(server.text(&format!("media/p-{before}.svg")), PICTURE);
    server.fixture.write("content/articles/p.svg", &PICTURE.replace("40", "44"));
    events.until_after(&first);
    let after = name(&server.text("articles/one/"));
    assert_ne!(before, after);
    assert_eq!(server.text(&format!("media/p-{after}.svg")), PICTURE.replace("40", "44"));
    assert_eq!(server.get(&format!("media/p-{before}.svg"), "identity").status, 404);
}

#[test]
fn an_invalid_article_leaves_its_last_valid_version_and_holds_nothing_else_up() {
    let server = serve(two_articles(), &[]);
    let mut events = server.events();
    let first = events.until(|_| true)["revision"].clone();
    server.fixture.article("one.md", &without_date("第一篇"));
    let status = events.until(|it| it["diagnostics"] != Value::Array(vec![]));
    let expected = "articles/one.md:3";
    assert_eq!(status["diagnostics"][0]["location"], expected);
    assert!(server.text("articles/one/").contains("第一篇的文字"));

    server.fixture.article("two.md", &article("改过", "2026-11-21", "文"));
    let status = events.until(|it| it["revision"] != status["revision"]);
    assert_eq!(status["diagnostics"][0]["location"], expected, "it is still there");
    assert!(server.text("").contains("改过") && server.text("").contains("第一篇"));

    server.fixture.article("one.md", &article("好了", "2026-11-20", "文"));
    let status = events.until_after(&first);
    assert_eq!(status["diagnostics"], Value::Array(vec![]));
    assert!(server.text("").contains("好了"));
}

#[test]
fn an_invalid_body_leaves_the_last_valid_version() {
    let server = serve(two_articles(), &[]);
    let mut events = server.events();
    events.until(|_| true);
    server.fixture.article("one.md", &article("新", "2026-11-20", "[错](none.md)"));
    let status = events.until(|it| it["diagnostics"] != Value::Array(vec![]));
    assert_eq!(status["diagnostics"][0]["location"], "articles/one.md:7");
    assert!(server.text("articles/one/").contains("第一篇的文字"));
}

/// After this edit of another article its text is served, whatever else is wrong.
fn assert_followed(server: &Server, number: usize) {
    let mut events = server.events();
    let revision = events.until(|_| true)["revision"].clone();
    let title = format!("另一篇{number}");
    server.fixture.article("other.md", &article(&title, "2026-11-19", "文"));
    events.until(|it| it["revision"] != revision);
    assert!(server.text("").contains(&title), "{title}");
}

#[test]
fn no_diagnostic_keeps_other_articles_from_being_followed() {
    let server = serve(two_articles(), &[]);
    let path = |name: &str| server.fixture.path(&format!("content/articles/{name}"));
    assert_followed(&server, 1);
    fs::remove_file(path("one.md")).unwrap();
    assert_followed(&server, 2);
    // Its last valid version has the dead link too.
    server.fixture.article("two.md", &article("第二篇", "2026-11-21", "仍见[第一篇](one.md)。"));
    assert_followed(&server, 3);
    server.fixture.article(
        "again.md",
        &article("同名", "2026-11-18", "文").replace("date", "slug: two\ndate"),
    );
    assert_followed(&server, 4);
    let menu = format!("{SITE}\n[[menu]]\ntitle = \"关于\"\npage = \"about\"\n");
    server.fixture.write("content/site.toml", &menu);
    assert_followed(&server, 5);
    server.fixture.write("content/site.toml", "title = ");
    assert_followed(&server, 6);
    let mut events = server.events();
    let status = events.until(|it| it["diagnostics"].as_array().unwrap().len() > 2);
    server.fixture.write("content/site.toml", SITE);
    fs::remove_file(path("again.md")).unwrap();
    server.fixture.article("two.md", &article("第二篇", "2026-11-21", "没有链接。"));
    events.until_after(&status["revision"]);
    assert!(server.text("articles/two/").contains("没有链接"));
}

#[test]
fn new_settings_leave_the_last_valid_version_of_an_article() {
    let server = serve(two_articles(), &[]);
    let mut events = server.events();
    server.fixture.article("one.md", &without_date("第一篇"));
    let invalid = events.until(|it| it["diagnostics"] != Value::Array(vec![]));
    server.fixture.write("content/site.toml", &SITE.replace("泉闻", "早报"));
    events.until(|it| it["revision"] != invalid["revision"]);
    assert_eq!(server.json("content/site.json")["title"], "早报");
    assert!(server.text("articles/one/").contains("第一篇的文字"));
}

#[test]
fn a_directory_that_is_renamed_takes_its_articles_and_pictures_along() {
    let fixture = two_articles();
    fixture.write("content/articles/x/p.svg", PICTURE);
    fixture.article("x/one.md", &article("甲", "2026-11-20", "![图](p.svg)"));
    fs::remove_file(fixture.path("content/articles/one.md")).unwrap();
    fixture.article("two.md", &article("乙", "2026-11-21", "![图](x/p.svg)"));
    let server = serve(fixture, &[]);
    let mut events = server.events();
    let first = events.until(|_| true)["revision"].clone();
    let path = |name: &str| server.fixture.path(&format!("content/articles/{name}"));
    fs::rename(path("x"), path("y")).unwrap();
    let status = events.until(|it| it["diagnostics"] != Value::Array(vec![]));
    assert_eq!(status["diagnostics"][0]["location"], "articles/two.md:7");
    server.fixture.article("two.md", &article("乙", "2026-11-21", "![图](y/p.svg)"));
    events.until_after(&first);
    assert!(server.text("articles/one/").contains("<img"));
}

#[test]
fn content_that_was_away_for_a_moment_is_followed_again() {
    let server = serve(two_articles(), &[]);
    let (content, away) = (server.fixture.path("content"), server.fixture.path("away"));
    let mut events = server.events();
    events.until(|_| true);
    fs::rename(&content, &away).unwrap();
    events.until(|it| it["diagnostics"] != Value::Array(vec![]));
    assert!(server.text("articles/one/").contains("第一篇的文字"), "the last state is there");
    fs::rename(&away, &content).unwrap();
    events.until(|it| it["diagnostics"] == Value::Array(vec![]));
    assert_followed(&server, 1);
}

#[test]
fn without_articles_the_page_names_the_directory() {
    let fixture = two_articles();
    fs::remove_dir_all(fixture.path("content/articles")).unwrap();
    let server = serve(fixture, &[]);
    let mut events = server.events();
    let status = events.until(|_| true);
    assert_eq!(status["diagnostics"][0]["location"], "articles:1", "{status}");
    server.fixture.article("one.md", &article("一", "2026-11-20", "文"));
    events.until(|it| it["revision"] != "");
}

#[test]
fn files_are_compared_where_no_changes_are_reported() {
    let server = serve(two_articles(), &["--poll"]);
    assert_followed(&server, 1);
}

#[test]
fn every_diagnostic_is_listed_from_the_first_moment() {
    let fixture = two_articles();
    fixture.article("one.md", &without_date("第一篇"));
    fixture.article("two.md", &article("第二篇", "2026-11-21", "[错](none.md)"));
    let server = serve(fixture, &[]);
    let status = server.events().until(|_| true);
    let locations = status["diagnostics"].as_array().unwrap().iter().map(|it| &it["location"]);
    assert!(locations.eq(["articles/one.md:3", "articles/two.md:7"]), "{status}");
}

#[test]
fn a_link_to_an_article_that_is_gone_is_found() {
    let server = serve(two_articles(), &[]);
    let mut events = server.events();
    events.until(|_| true);
    fs::remove_file(server.fixture.path("content/articles/one.md")).unwrap();
    let status = events.until(|it| it["diagnostics"] != Value::Array(vec![]));
    assert_eq!(status["diagnostics"][0]["location"], "articles/two.md:7");
    assert_eq!(server.get("articles/one/", "identity").status, 404);
}

#[test]
fn the_diagnostics_are_the_page_while_there_is_no_valid_state() {
    for (name, text) in [
        ("articles/one.md", without_date("第一篇")),
        ("articles/one.md", article("一", "2026-11-20", "[错](none.md)")),
        ("site.toml", "title = ".to_owned()),
    ] {
        let fixture = two_articles();
        let valid = fs::read_to_string(fixture.path(&format!("content/{name}"))).unwrap();
        fixture.write(&format!("content/{name}"), &text);
        let server = serve(fixture, &[]);
        let page = server.request("GET", "/", "Host: 127.0.0.1\r\n");
        assert_eq!(page.status, 503, "{name}");
        let body = String::from_utf8(page.body).unwrap();
        assert!(body.contains(&format!("<code>{name}:")), "{name}: {body}");
        let mut events = server.events();
        server.fixture.write(&format!("content/{name}"), &valid);
        events.until(|it| it["revision"] != "");
        assert!(server.text("").contains("第一篇"));
    }
}
