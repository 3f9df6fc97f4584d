//! Cached documents: shown however old, revalidated in the background, never replaced by a
//! malformed one.

use futures::FutureExt;
use quanwen::decode::{Document, DocumentResponse};
use quanwen::endpoint::DocumentId;
use quanwen::error::LoadError;
use quanwen::freshness::Clocks;
use quanwen::model::list::List;
use quanwen::model::slug::Slug;
use quanwen::store::{CacheLimits, Store};

use crate::support::endpoint::{Device, ENDPOINT, Host, NOW, Reply, response};

const MINUTE_MS: f64 = 60_000.0;
const HOME: DocumentId = DocumentId::List(List::All, None);

fn slug() -> Slug {
    Slug::new("a").expect("it is one")
}

fn article() -> DocumentId {
    DocumentId::Article(slug())
}

fn document(title: &str, revision: &str) -> String {
    format!(
        r#"{{"title":"{title}","content_html":"<p>文","_quanwen":{{"slug":"a","rev":"{revision}"}}}}"#
    )
}

fn list(revision: &str) -> String {
    let item = document("in a list", revision);
    format!(r#"{{"items":[{item}],"_quanwen":{{"sealed":0}}}}"#)
}

/// An endpoint with an article, and a reader's device.
fn with(title: &str) -> (Host, Device) {
    let host = Host::new();
    let now = Clocks { wall: 1.79e12, monotonic: 0.0 };
    NOW.set(now);
    host.reply("articles/a.json", response(200, document(title, "1")));
    host.reply("site.json", response(200, r#"{"title":"泉闻"}"#));
    (host, Device::default())
}

fn store(host: &Host, device: &Device) -> Store {
    host.store_on(device.clone(), CacheLimits::default())
}

fn later(minutes: f64) {
    let now = NOW.get();
    let time_ms = minutes * MINUTE_MS;
    NOW.set(Clocks { wall: now.wall + time_ms, monotonic: now.monotonic + time_ms });
}

/// The title of the article, or why it is not loaded.
fn load(store: &Store) -> String {
    describe(store.load(article()).now_or_never())
}

/// The title of the revalidated article, why it is not loaded, or `fresh`.
fn revalidate(store: &Store) -> String {
    match store.revalidate(&article()) {
        None => "fresh".to_owned(),
        Some(loading) => describe(loading.now_or_never()),
    }
}

fn describe(outcome: Option<Result<Document, LoadError>>) -> String {
    match outcome {
        None => "pending".to_owned(),
        Some(Ok(document)) => {
            document.article().map(|it| it.teaser.title.clone()).unwrap_or_default()
        }
        Some(Err(error)) => format!("{error:?}"),
    }
}

#[test]
fn a_cached_document_is_available_offline() {
    let (host, device) = with("cached");
    assert_eq!(load(&store(&host, &device)), "cached");
    host.reply("articles/a.json", Reply::Error(LoadError::Offline));
    later(24.0 * 60.0);
    let store = store(&host, &device);
    assert_eq!(load(&store), "cached");
    assert_eq!(store.age(&article()), Some(24.0 * 60.0 * MINUTE_MS));
    assert_eq!(revalidate(&store), "Offline");
    assert_eq!(load(&store), "cached");
}

#[test]
fn a_cached_document_is_shown_until_its_update_is_applied() {
    let (host, device) = with("old");
    load(&store(&host, &device));
    later(10.0);
    host.reply("articles/a.json", response(200, document("new", "2")));
    let store = store(&host, &device);
    assert_eq!(load(&store), "old");
    assert_eq!(revalidate(&store), "new");
    assert_eq!(load(&store), "old", "the page that shows it does not change");
    store.apply_update(&article());
    assert_eq!(load(&store), "new");
    assert!(device.0.borrow()[&format!("{ENDPOINT}articles/a.json")].body.contains("new"));
}

#[test]
fn a_fresh_document_is_not_requested() {
    let (host, device) = with("a");
    let store = store(&host, &device);
    load(&store);
    assert_eq!(revalidate(&store), "fresh");
    later(5.0);
    assert_eq!(revalidate(&store), "a");
    assert_eq!(host.requested(), ["articles/a.json", "articles/a.json"]);
}

#[test]
fn a_copy_whose_revision_a_list_confirms_is_not_requested() {
    for (revision, outcome) in [("1", "fresh"), ("2", "a")] {
        let (host, device) = with("a");
        load(&store(&host, &device));
        later(7.0 * 24.0 * 60.0);
        host.reply("feed.json", response(200, list(revision)));
        let store = store(&host, &device);
        assert!(store.load(HOME).now_or_never().is_some_and(|it| it.is_ok()));
        assert_eq!(load(&store), "a");
        assert_eq!(revalidate(&store), outcome, "the list has revision {revision}");
        store.apply_update(&article());
        // A stale list confirms nothing.
        later(10.0);
        assert_eq!(revalidate(&store), "a");
    }
}

#[test]
fn a_malformed_response_replaces_no_document() {
    for malformed in [
        response(500, ""),
        response(200, "<!doctype html><title>Please log in</title>"),
        response(200, r#"{"title":"#),
        response(200, r#"{"schema":9,"title":"a"}"#),
    ] {
        let (host, device) = with("valid");
        let before = store(&host, &device);
        load(&before);
        later(10.0);
        host.reply("articles/a.json", malformed.clone());
        let outcome = revalidate(&before);
        assert!(!["valid", "fresh"].contains(&&*outcome), "{malformed:?}");
        assert_eq!(load(&before), "valid", "{malformed:?}");
        assert_eq!(load(&store(&host, &device)), "valid", "{malformed:?}");
    }
}

#[test]
fn a_withdrawn_document_is_deleted_unless_the_whole_site_is_missing() {
    for (site, stays) in [(response(200, r#"{"title":"泉闻"}"#), false), (response(404, ""), true)]
    {
        let (host, device) = with("a");
        let store = store(&host, &device);
        load(&store);
        later(10.0);
        host.reply("articles/a.json", response(410, ""));
        host.reply("site.json", site);
        let outcome = revalidate(&store);
        assert!(outcome.starts_with(if stays { "Unreachable" } else { "Missing" }), "{outcome}");
        assert_eq!(store.cached(&article()).is_some(), stays);
        assert_eq!(device.0.borrow().len(), usize::from(stays));
    }
}

#[test]
fn an_html_page_for_an_article_means_missing_and_deletes_nothing() {
    for (site, error) in [
        (response(200, r#"{"title":"泉闻"}"#), "Missing"),
        (response(200, "<!doctype html><title>Please log in</title>"), "Unreachable"),
    ] {
        let (host, device) = with("a");
        let store = store(&host, &device);
        load(&store);
        later(10.0);
        host.reply("articles/a.json", response(200, "<!doctype html><title>泉闻</title>"));
        host.reply("site.json", site);
        let outcome = revalidate(&store);
        assert!(outcome.starts_with(error), "{outcome}");
        assert!(store.cached(&article()).is_some());
        assert_eq!(device.0.borrow().len(), 1);
    }
}

#[test]
fn a_copy_that_cannot_be_decoded_is_requested() {
    let (host, device) = with("a");
    let url = format!("{ENDPOINT}articles/a.json");
    device.0.borrow_mut().insert(url, DocumentResponse::new(200, "{".to_owned()));
    assert_eq!(load(&store(&host, &device)), "a");
}

#[test]
fn setting_the_clock_makes_nothing_fresh_without_end() {
    let (host, device) = with("a");
    load(&store(&host, &device));
    let now = NOW.get();
    NOW.set(Clocks { wall: now.wall - 1e11, ..now });
    let store = store(&host, &device);
    assert_eq!(load(&store), "a");
    assert_eq!(store.age(&article()), None);
    assert_eq!(revalidate(&store), "a");
    assert_eq!(revalidate(&store), "fresh", "after a response, the monotonic clock is enough");
}

#[test]
fn the_teaser_of_an_article_comes_from_cached_lists() {
    let (host, device) = with("a");
    host.reply("feed.json", response(200, list("1")));
    drop(store(&host, &device).load(HOME).now_or_never());
    // The front page is in the document cache only.
    let store = store(&host, &device);
    let teaser = store.teaser(&slug()).now_or_never().flatten();
    assert_eq!(teaser.map(|it| it.title).as_deref(), Some("in a list"));
}
