//! What is published so that readers can read without network, and so that they can stop.

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
    let record: Value = serde_json::from_str(&read(fixture, "build.json")).unwrap();
    record["sw"].clone()
}

#[test]
fn the_worker_knows_no_build_and_no_article() {
    let fixture = site();
    fixture.build().unwrap();
    let (worker, frame) = (read(&fixture, "sw.js"), read(&fixture, "offline/index.html"));
    fixture.article("new.md", &article("新", "2026-11-30", "文"));
    fixture.build().unwrap();
    assert_eq!(read(&fixture, "offline/index.html"), frame);
    fixture.app("fedcba9876543210");
    fixture.build().unwrap();
    assert_eq!(read(&fixture, "sw.js"), worker);
    assert_eq!(sw(&fixture), "on");
}

#[test]
fn the_worker_knows_what_every_page_is_called() {
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
fn the_worker_is_short_and_says_the_same_on_every_site() {
    let fixture = site();
    fixture.build().unwrap();
    let worker = read(&fixture, "sw.js");
    assert!(worker.len() < 5000, "{}", worker.len());
    assert!(!worker.contains('§') && !worker.contains("泉闻"));
}

#[test]
fn the_frame_of_a_page_has_the_menu_and_waits_for_its_content() {
    let fixture = site();
    fixture.build().unwrap();
    let frame = read(&fixture, "offline/index.html");
    for part in [
        "<base href=\"/sub/\"",
        "正在载入",
        "pending-article",
        "data-document=\"site.json\"",
        "noindex",
        "class=\"name\"",
    ] {
        assert!(frame.contains(part), "{part} in {frame}");
    }
    assert!(!frame.contains("canonical") && !frame.contains("没有这个页面"), "{frame}");
}

#[test]
fn a_site_that_does_without_publishes_what_takes_it_from_readers() {
    let fixture = site();
    switch_off(&fixture);
    let worker = read(&fixture, "sw.js");
    assert!(worker.contains("registration.unregister()") && !worker.contains("respondWith"));
    assert_eq!(sw(&fixture), "off");
    assert!(!fixture.path("out/offline").exists());
    // A record from before it could be said.
    let record = read(&fixture, "build.json").replace("\"sw\":\"off\",", "");
    fixture.write("out/build.json", &record);
    fixture.write("content/site.toml", SITE);
    fixture.build().unwrap();
    assert_eq!(sw(&fixture), "on");
}

#[test]
fn neither_on_nor_off_is_a_mistake() {
    let fixture = site();
    fixture.write("content/site.toml", &format!("offline = \"perhaps\"\n{SITE}"));
    let told = "site.toml:1: `offline` is neither true nor false";
    assert!(only_diagnostic(&fixture, told).starts_with(told));
}
