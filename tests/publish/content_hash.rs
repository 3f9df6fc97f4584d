//! File names with a content hash: the publisher, the configuration of hosts and the service worker
//! recognise the same ones.

use std::collections::BTreeSet;

use fancy_regex::Regex;
use serde_json::Value;

use crate::support::site::{Fixture, PICTURE, article};

/// A site whose names have hashes, and runs of digits that are too short for one.
fn site() -> Fixture {
    let fixture = Fixture::with(&[
        ("a.md", &article("一", "2026-11-20", "![甲](pic-0123456789a.svg)")),
        ("pic-0123456789a.svg", PICTURE),
    ]);
    fixture.write("app/note-0123456789a.txt", "11 digits");
    fixture.write("app/note-0123456789ab.txt", "12 digits");
    fixture.build().unwrap();
    fixture
}

fn read(fixture: &Fixture, path: &str) -> String {
    std::fs::read_to_string(fixture.path(path)).unwrap()
}

/// The pattern of the files that a host sends as immutable; it matches whole paths.
fn host_pattern(fixture: &Fixture) -> Regex {
    let configuration = read(fixture, "out/hosting/nginx.conf");
    let mut lines = configuration.lines().filter(|it| it.contains("immutable"));
    let pattern = lines.next().unwrap().trim().strip_prefix("\"~").unwrap();
    Regex::new(pattern.split_once("\" ").unwrap().0).unwrap()
}

/// The pattern of the files that the service worker caches; it matches paths relative to the site.
fn worker_pattern(fixture: &Fixture) -> Regex {
    let worker = read(fixture, "out/sw.js");
    let (_, declared) = worker.split_once("ASSET").unwrap();
    let (_, pattern) = declared.split_once('/').unwrap();
    let (pattern, _) = pattern.split_once("$/").unwrap();
    Regex::new(&format!("{}$", pattern.replace("\\/", "/"))).unwrap()
}

#[test]
fn hosts_and_the_service_worker_recognise_names_with_twelve_digits_or_more() {
    let fixture = site();
    let (host, worker) = (host_pattern(&fixture), worker_pattern(&fixture));
    for (path, is_hashed) in [
        ("reader-0f3a9b2c4d5e6f70.js", true),
        ("a-0123456789ab.txt", true),
        ("a-0123456789a.txt", false),
        ("media/karst-0123456789ab.svg", true),
        ("0123456789ab/index.html", false),
        ("favicon.ico", false),
    ] {
        assert_eq!(host.is_match(&format!("/sub/{path}")).unwrap(), is_hashed, "{path}");
        assert_eq!(worker.is_match(path).unwrap(), is_hashed, "{path}");
    }
}

#[test]
fn every_published_name_with_a_hash_is_recognised_everywhere() {
    let fixture = site();
    let manifest: Value = serde_json::from_str(&read(&fixture, "out/build.json")).unwrap();
    let hashed = manifest["hashed"][0].as_array().unwrap().iter();
    let hashed: BTreeSet<&str> = hashed.map(|it| it.as_str().unwrap()).collect();
    assert!(hashed.iter().any(|it| it.starts_with("media/")) && hashed.len() > 5, "{hashed:?}");
    let (host, worker) = (host_pattern(&fixture), worker_pattern(&fixture));
    let published = fixture.published().into_keys().filter(|it| !it.starts_with("content/"));
    for path in published {
        let is_hashed = hashed.contains(path.as_str());
        assert_eq!(host.is_match(&format!("/sub/{path}")).unwrap(), is_hashed, "{path}");
        assert_eq!(worker.is_match(&path).unwrap(), is_hashed, "{path}");
    }
}
