//! What is published for reading offline, and for turning that off again.

use std::fs;

use quanwen::model::archive::Month;
use quanwen::model::list::List;
use quanwen::route::Route;
use serde_json::Value;

use crate::publish::diagnostics::only_diagnostic;
use crate::publish::documents::{site, slug};
use crate::support::site::{Fixture, SITE, article};

fn read(fixture: &Fixture, path: &str) -> String {
    fs::read_to_string(fixture.path(&format!("out/{path}"))).unwrap()
}

fn switch_off(fixture: &Fixture) {
    fixture.write("content/site.toml", &format!("offline = false\n{SITE}"));
    fixture.build().unwrap();
}

fn sw(fixture: &Fixture) -> Value {
    let manifest: Value = serde_json::from_str(&read(fixture, "build.json")).unwrap();
    manifest["sw"].clone()
}

#[test]
fn the_service_worker_depends_on_no_build_and_no_article() {
    let fixture = site();
    fixture.build().unwrap();
    let (worker, offline_page) = (read(&fixture, "sw.js"), read(&fixture, "offline/index.html"));
    fixture.article("new.md", &article("新", "2026-11-30", "文"));
    fixture.build().unwrap();
    assert_eq!(read(&fixture, "offline/index.html"), offline_page);
    fixture.app("fedcba9876543210");
    fixture.build().unwrap();
    assert_eq!(read(&fixture, "sw.js"), worker);
    assert_eq!(sw(&fixture), "on");
}

#[test]
fn the_service_worker_recognises_the_path_of_every_page() {
    let fixture = site();
    fixture.build().unwrap();
    let worker = read(&fixture, "sw.js");
    for route in [
        Route::Article(slug("a")),
        Route::List(List::Section(slug("a")), None),
        Route::List(List::Tag(slug("a")), Some(2)),
        Route::List(List::All, Some(2)),
        Route::Archive,
        Route::Month(Month { year: 2026, month: 9 }),
    ] {
        let path = route.path();
        let (first, _) = path.split_once('/').unwrap();
        assert!(
            worker.lines().any(|it| it.starts_with("const PAGE") && it.contains(first)),
            "{path}"
        );
    }
}

#[test]
fn the_service_worker_is_short_and_the_same_on_every_site() {
    let fixture = site();
    fixture.build().unwrap();
    let worker = read(&fixture, "sw.js");
    assert!(worker.len() < 5000, "{}", worker.len());
    assert!(!worker.contains('§') && !worker.contains("泉闻"));
}

#[test]
fn the_offline_page_has_the_menu_and_a_placeholder_for_its_content() {
    let fixture = site();
    fixture.build().unwrap();
    let page = read(&fixture, "offline/index.html");
    for part in [
        "<base href=\"/sub/\"",
        "正在载入",
        "pending-article",
        "data-document=\"site.json\"",
        "noindex",
        "class=\"name\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("canonical") && !page.contains("没有这个页面"), "{page}");
}

#[test]
fn a_site_without_offline_reading_publishes_a_worker_that_removes_itself() {
    let fixture = site();
    switch_off(&fixture);
    let worker = read(&fixture, "sw.js");
    assert!(worker.contains("registration.unregister()") && !worker.contains("respondWith"));
    assert_eq!(sw(&fixture), "off");
    assert!(!fixture.path("out/offline").exists());
    // A build manifest from before it had this member.
    let manifest = read(&fixture, "build.json").replace("\"sw\":\"off\",", "");
    fixture.write("out/build.json", &manifest);
    fixture.write("content/site.toml", SITE);
    fixture.build().unwrap();
    assert_eq!(sw(&fixture), "on");
}

#[test]
fn offline_is_either_true_or_false() {
    let fixture = site();
    fixture.write("content/site.toml", &format!("offline = \"perhaps\"\n{SITE}"));
    let message = "site.toml:1: `offline` is neither true nor false";
    assert!(only_diagnostic(&fixture, message).starts_with(message));
}
