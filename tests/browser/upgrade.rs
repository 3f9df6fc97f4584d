//! A reader visits the site as an earlier version of Quanwen published it, and comes back after this
//! version has published it into the same place: nothing on the reader's device is lost.
//!
//! `QUANWEN_BEFORE` names the directory of the earlier site; without it the tests are skipped.
//! `QUANWEN_DIST` names the directory of the later site, `dist` by default. Both are for the root of
//! their host, and both have a worker.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::browse_with_worker;
use crate::support::engine::skip;
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::Site;

/// Files that may be requested again: by the kill switch, by the tests, or by browsers themselves.
const REPEATED: [&str; 5] = ["sw.js", "build.json", "robots.txt", "probe.js", "favicon.ico"];

/// The sites of the earlier version and of this one. Prints that the test is skipped without them.
fn sites() -> Option<[&'static Site; 2]> {
    let Some(before) = std::env::var_os("QUANWEN_BEFORE") else {
        skip("QUANWEN_BEFORE names no directory with a site of an earlier version");
        return None;
    };
    let after = std::env::var_os("QUANWEN_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    let sites = [Path::new(&before), &after].map(Site::published);
    assert_ne!(sites[0].script(), sites[1].script(), "the two sites have different apps");
    Some(sites)
}

/// The paths of the newest articles of a site.
fn newest(site: &Site) -> Vec<String> {
    let feed: Value = serde_json::from_str(site.text("content/feed.json")).unwrap();
    let items = feed["items"].as_array().unwrap().iter();
    let slugs = items.filter_map(|it| it["_quanwen"]["slug"].as_str());
    slugs.take(3).map(|slug| format!("articles/{slug}/")).collect()
}

/// What a site has stored on the reader's device.
#[derive(Debug)]
struct Stored {
    /// The entries of the local storage: the settings.
    settings: BTreeMap<String, String>,
    /// The URLs in all caches.
    cached: Vec<String>,
    /// The paths in the cache of saved articles.
    saved: Vec<String>,
}

impl Stored {
    async fn of(page: &Page) -> Self {
        let settings = serde_json::from_value(page.js("({ ...localStorage })").await).unwrap();
        Self { settings, cached: page.cached_urls().await, saved: page.saved_paths().await }
    }

    /// Checks that nothing of this is lost or changed.
    async fn assert_unchanged(&self, page: &Page) {
        let now = Self::of(page).await;
        for (key, value) in &self.settings {
            assert_eq!(now.settings.get(key), Some(value), "{key}");
        }
        for url in &self.cached {
            assert!(now.cached.contains(url), "{url} is no longer cached");
        }
        assert_eq!(now.saved, self.saved);
    }
}

/// Visits the earlier site: chooses settings, saves an article, and opens pages, so that they are
/// cached. Returns what is stored then, and the paths of these pages.
async fn visit(page: &Page, site: &Site) -> (Stored, Vec<String>) {
    page.first_visit(site).await;
    page.choose("theme", "dark").await;
    page.choose("size", "l").await;
    let mut opened = newest(site);
    page.open(&opened[0]).await;
    page.press_save().await;
    page.until_saved().await;
    opened.push("archive/".to_owned());
    for path in &opened {
        page.open(path).await;
        page.until_cached(&[path]).await;
    }
    page.until_idle().await;
    let stored = Stored::of(page).await;
    assert!(!stored.settings.is_empty() && !stored.saved.is_empty(), "{stored:?}");
    (stored, opened)
}

/// The settings apply to the page.
async fn assert_settings_apply(page: &Page) {
    let data = "(({ theme, size }) => [theme, size])(document.documentElement.dataset)";
    assert_eq!(page.js(data).await, json!(["dark", "l"]));
}

#[test]
fn settings_saved_articles_and_cached_pages_survive_an_upgrade() {
    let Some([before, after]) = sites() else { return };
    browse_with_worker(before, async |page| {
        let (stored, opened) = visit(page, before).await;
        page.server.deploy(after);
        page.open("").await;
        page.until_cached(&["", after.script(), after.module()]).await;
        assert_settings_apply(page).await;
        stored.assert_unchanged(page).await;
        page.open("saved/").await;
        page.until("document.querySelectorAll('.saved li').length === 1").await;
        page.server.set_down(true);
        page.fresh_tab().await;
        for path in ["", "saved/"].into_iter().chain(opened.iter().map(String::as_str)) {
            page.open(path).await;
            assert_settings_apply(page).await;
        }
        stored.assert_unchanged(page).await;
        // Documents that could not be loaded in advance.
        page.take_errors().await;
    });
}

#[test]
fn after_an_upgrade_nothing_is_loaded_twice() {
    let Some([before, after]) = sites() else { return };
    browse_with_worker(before, async |page| {
        let (stored, _) = visit(page, before).await;
        let earlier = page.server.requests_below("").len();
        page.server.deploy(after);
        page.open("").await;
        page.until_cached(&["", after.script(), after.module()]).await;
        page.js("document.querySelector('main h2 a').click() ?? 0").await;
        page.until("location.pathname.startsWith('/articles/')").await;
        page.until("document.activeElement?.localName === 'h1'").await;
        page.until_idle().await;
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for path in page.server.requests_below("").into_iter().skip(earlier) {
            *counts.entry(path).or_default() += 1;
        }
        counts.retain(|path, _| !REPEATED.contains(&path.as_str()));
        assert_eq!(counts.get(after.script()), Some(&1), "{counts:?}");
        let is_repeated = |(path, count): &(&String, &usize)| {
            let is_cached = || stored.cached.contains(&page.server.url(path));
            **count > 1 || (path.starts_with("media/") && is_cached())
        };
        assert_eq!(counts.iter().find(is_repeated), None, "{counts:?}");
    });
}

#[test]
fn the_kill_switches_work_after_an_upgrade() {
    let Some([before, after]) = sites() else { return };
    let manifest = after.text("build.json").replace("\"sw\":\"on\"", "\"sw\":\"off\"");
    assert_ne!(manifest, after.text("build.json"), "the later site has a worker");
    for path in ["archive/", "?sw=off"] {
        browse_with_worker(before, async |page| {
            visit(page, before).await;
            page.server.deploy(after);
            page.open("").await;
            page.until_cached(&["", after.script(), after.module()]).await;
            // The later worker is in charge. If it is installed while the earlier one ends, it leaves
            // empty caches behind, which the next visit deletes.
            page.promise(
                "navigator.serviceWorker.ready.then((it) => it.update().then(() => window.its = it))",
            )
            .await;
            page.until("!window.its.installing && !window.its.waiting").await;
            page.until_idle().await;
            if path == "archive/" {
                page.server.set_fault("build.json", Fault::text(&manifest));
            }
            page.open(path).await;
            page.until_nothing_is_cached().await;
            page.until_idle().await;
            page.until_nothing_is_cached().await;
        });
    }
}
