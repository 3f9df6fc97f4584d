//! Configuration files for hosts, parsed as the hosts parse them. nginx and Caddy themselves are in
//! `hosting_servers.rs`.

use serde_json::Value;

use crate::publish::documents::site;
use crate::support::site::Fixture;

/// The values of `Cache-Control`.
pub(crate) const REVALIDATED: &str = "public, max-age=0, must-revalidate";
pub(crate) const FRESH: &str =
    "public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800";
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Patterns and headers, in order.
type Rules = Vec<(String, Vec<(String, String)>)>;

fn read(fixture: &Fixture, path: &str) -> String {
    std::fs::read_to_string(fixture.path(&format!("out/{path}"))).unwrap()
}

fn headers(text: &str) -> Rules {
    let mut rules = Rules::new();
    for line in text.lines() {
        match line.strip_prefix("  ") {
            Some(header) => {
                let (name, value) = header.split_once(": ").unwrap();
                rules.last_mut().unwrap().1.push((name.to_owned(), value.to_owned()));
            }
            None => rules.push((line.to_owned(), Vec::new())),
        }
    }
    rules
}

fn vercel(text: &str) -> Rules {
    let value: Value = serde_json::from_str(text).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let header = |it: &Value| (text(&it["key"]), text(&it["value"]));
    let rule = |it: &Value| {
        let headers = it["headers"].as_array().unwrap().iter().map(header);
        (text(&it["source"]).replace("(.*)", "*"), headers.collect())
    };
    value["headers"].as_array().unwrap().iter().map(rule).collect()
}

/// Whether a path matches: `*` means any text, `:slug` one segment.
fn matches(pattern: &str, path: &str) -> bool {
    if let Some((before, after)) = pattern.split_once('*') {
        return path.strip_prefix(before).is_some_and(|it| it.ends_with(after));
    }
    let (pattern, path) = (pattern.split('/'), path.split('/'));
    pattern.clone().count() == path.clone().count()
        && pattern.zip(path).all(|(one, other)| one == ":slug" || one == other)
}

#[test]
fn platforms_set_each_header_once() {
    let fixture = site();
    let script = fixture.app_file("out", "js");
    let media = fixture.published().into_keys().find(|it| it.starts_with("media/")).unwrap();
    for rules in [headers(&read(&fixture, "_headers")), vercel(&read(&fixture, "vercel.json"))] {
        for (path, cache, kind) in [
            ("", Some(REVALIDATED), None),
            ("articles/b/", Some(REVALIDATED), None),
            ("sections/yaowen/page/1/", Some(REVALIDATED), None),
            ("404.html", Some(REVALIDATED), None),
            ("content/feed.json", Some(FRESH), None),
            ("content/pages/1.json", Some(FRESH), None),
            (script.as_str(), Some(IMMUTABLE), None),
            // A missing file must not be immutable.
            ("reader-fedcba9876543210.js", None, None),
            ("icon.svg", None, None),
            (media.as_str(), Some(IMMUTABLE), None),
            ("build.json", Some("no-cache"), None),
            ("sw.js", Some("no-cache"), None),
            ("offline/", Some(REVALIDATED), None),
            ("feed.xml", Some(REVALIDATED), Some("application/atom+xml; charset=utf-8")),
            ("tags/a/feed.xml", Some(REVALIDATED), Some("application/atom+xml; charset=utf-8")),
            ("a_bg.wasm", None, Some("application/wasm")),
        ] {
            let path = format!("/sub/{path}");
            let rules = rules.iter().filter(|(pattern, _)| matches(pattern, &path));
            let headers: Vec<_> = rules.flat_map(|it| &it.1).collect();
            let all = |name| headers.iter().filter(move |it| it.0 == name).map(|it| it.1.as_str());
            assert_eq!(all("Cache-Control").collect::<Vec<_>>(), Vec::from_iter(cache), "{path}");
            assert_eq!(all("Content-Type").collect::<Vec<_>>(), Vec::from_iter(kind), "{path}");
            assert_eq!(all("X-Content-Type-Options").collect::<Vec<_>>(), ["nosniff"], "{path}");
            let policies = all("Content-Security-Policy").count();
            assert_eq!(policies, usize::from(cache == Some(REVALIDATED)), "{path}");
            let referrer = all("Referrer-Policy").collect::<Vec<_>>();
            assert_eq!(referrer, ["strict-origin-when-cross-origin"], "{path}");
        }
        assert!(rules.len() < 100, "Cloudflare Pages reads a hundred");
    }
}

#[test]
fn a_missing_file_gets_plain_text_and_no_page() {
    let fixture = site();
    let redirects = read(&fixture, "_redirects");
    assert_eq!(redirects.lines().count(), 2);
    for line in redirects.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [from, to, "404"] = parts[..] else { panic!("{line}") };
        assert!(from.starts_with("/sub/") && !to.contains("html"), "{line}");
        assert_eq!(read(&fixture, to.strip_prefix("/sub/").unwrap()), "Not found.\n");
    }
}
