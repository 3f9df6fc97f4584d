//! The output directory: replaced as a whole or not at all.

use std::fs;

use quanwen::publish;
use quanwen::publish::Options;
use quanwen::publish::error::PublishError;

use crate::support::site::{Fixture, PICTURE, article};

fn site() -> Fixture {
    let fixture = Fixture::with(&[("a.md", &article("一", "2026-11-20", "文"))]);
    fixture.build().unwrap();
    fixture
}

fn message(error: PublishError) -> String {
    error.to_string()
}

#[test]
fn a_build_that_fails_leaves_the_old_site_as_it_was() {
    let fixture = site();
    let before = fixture.published();
    fixture.article("b.md", "没有前言");
    assert!(fixture.build().is_err());
    fixture.article("b.md", &article("二", "2026-11-21", "文"));
    let page = fs::read_to_string(fixture.path("app/index.html")).unwrap();
    fixture.write("app/index.html", &page.replace("lang", "dir"));
    assert!(message(fixture.build().unwrap_err()).contains("it has no <html lang=…>"));
    assert_eq!(fixture.published(), before);
    assert_eq!(leftovers(&fixture), 0);
}

#[test]
fn pages_state_the_path_and_the_title_of_the_site() {
    let fixture = site();
    let page = |name| fs::read_to_string(fixture.path(name)).unwrap();
    let home = page("out/index.html");
    for part in [
        "<html lang=\"zh-Hans\">",
        "<base href=\"/sub/\" />",
        "<title>泉闻 - 新闻资讯</title>",
        "content=\"新闻资讯\"",
    ] {
        assert!(home.contains(part), "{part} in {home}");
    }
    assert!(page("out/404.html").contains("<title>没有这个页面 - 泉闻</title>"));
    let shell = page("out/shell.html");
    assert!(shell.contains("<base href=\"/\"") && shell.contains("<div id=\"app\"></div>"));
}

#[test]
fn the_app_can_be_taken_from_a_published_site() {
    let fixture = site();
    let before = fixture.published();
    let again = Options { app: Some(fixture.path("out")), ..fixture.options() };
    publish::build(&again, &()).unwrap();
    assert_eq!(fixture.published(), before);
    let elsewhere = Options {
        app: Some(fixture.path("out")),
        out: fixture.path("b/c/out"),
        ..fixture.options()
    };
    publish::build(&elsewhere, &()).unwrap();
    assert_eq!(crate::support::site::files_in(&fixture.path("b/c/out")), before);
}

#[test]
fn the_output_of_trunk_can_be_published_into_its_own_directory() {
    let fixture = site();
    let into_app = Options { out: fixture.path("app"), ..fixture.options() };
    publish::build(&into_app, &()).unwrap();
    assert!(fixture.path("app/content/site.json").exists());
    assert!(!fixture.path("app/reader-0123456789abcdef.js").exists(), "named by Trunk");
    assert!(!fixture.app_file("app", "js").is_empty());
    assert!(!fixture.path("app/.trunk-lock").exists());
}

#[test]
fn a_directory_with_files_of_other_programs_is_not_replaced() {
    let fixture = Fixture::new();
    fixture.write("out/letter.txt", "亲启");
    assert!(
        message(fixture.build().unwrap_err()).contains("contains files that quanwen did not write")
    );
    assert_eq!(fs::read_to_string(fixture.path("out/letter.txt")).unwrap(), "亲启");
}

#[test]
fn a_build_manifest_with_a_path_outside_the_site_is_rejected() {
    let fixture = site();
    let manifest = fs::read_to_string(fixture.path("out/build.json")).unwrap();
    fixture.write("out/build.json", &manifest.replace("\"icon.svg\"", "\"../app/icon.svg\""));
    assert!(message(fixture.build().unwrap_err()).contains("it names ../app/icon.svg"));
}

#[test]
fn hashed_files_stay_for_two_builds_and_the_same_build_is_no_new_one() {
    let fixture = site();
    let first = format!("out/{}", fixture.app_file("out", "js"));
    let mut second = None;
    for (hash, is_retained) in [
        ("1111111111111111", true),
        ("2222222222222222", true),
        ("2222222222222222", true),
        ("3333333333333333", false),
    ] {
        fixture.app(hash);
        fixture.build().unwrap();
        assert_eq!(fixture.path(&first).exists(), is_retained, "{hash}");
        second
            .get_or_insert(scripts(&fixture).into_iter().find(|it| !first.ends_with(it)).unwrap());
    }
    let second = second.unwrap();
    assert!(scripts(&fixture).contains(&second));
    let from_out = Options { app: Some(fixture.path("out")), ..fixture.options() };
    publish::build(&from_out, &()).unwrap();
    assert!(scripts(&fixture).contains(&second));
}

/// The scripts of the app, of this build and earlier ones.
fn scripts(fixture: &Fixture) -> Vec<String> {
    let files = fixture.published().into_keys();
    files.filter(|it| it.starts_with("reader-") && !it.contains("wasm")).collect()
}

#[test]
fn an_image_removed_from_the_content_stays_for_pages_that_are_still_open() {
    let fixture = Fixture::with(&[
        ("a.md", &article("一", "2026-11-20", "![图](pic.svg)")),
        ("pic.svg", PICTURE),
    ]);
    fixture.build().unwrap();
    let media = |fixture: &Fixture| {
        fixture.published().into_keys().filter(|it| it.starts_with("media/pic")).count()
    };
    fixture.article("a.md", &article("一", "2026-11-20", "文"));
    fixture.build().unwrap();
    assert_eq!(media(&fixture), 1);
}

#[test]
fn a_swap_that_a_crash_cut_in_half_is_undone() {
    let fixture = site();
    let before = fixture.published();
    fs::rename(fixture.path("out"), fixture.path(".quanwen-out-old")).unwrap();
    fixture.write(".quanwen-out-new/half", "");
    fixture.article("b.md", "没有前言");
    assert!(fixture.build().is_err());
    assert_eq!(fixture.published(), before);
    fs::remove_file(fixture.path("content/articles/b.md")).unwrap();
    fixture.build().unwrap();
    assert_eq!(fixture.published(), before);
    assert_eq!(leftovers(&fixture), 0);
}

#[test]
fn a_new_article_is_created_and_never_overwritten() {
    let fixture = site();
    let content = fixture.path("content");
    let path = publish::new_article(&content, "“泉”的: 'a'", None).unwrap();
    assert!(path.starts_with(content.join("articles/yaowen")), "{}", path.display());
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        message(publish::new_article(&content, "“泉”的: 'a'", None).unwrap_err())
            .contains("cannot create")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    fs::write(&path, format!("{text}文\n")).unwrap();
    assert_eq!(fixture.diagnostics(), []);
    assert!(publish::new_article(&content, "b", Some("gone")).is_err());
}

/// How many directories a build has left next to the site.
fn leftovers(fixture: &Fixture) -> usize {
    let entries = fs::read_dir(fixture.path("")).unwrap();
    entries
        .filter(|it| it.as_ref().unwrap().file_name().to_str().unwrap().starts_with(".quanwen"))
        .count()
}
