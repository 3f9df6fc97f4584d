//! When a document is requested: once for all who load it, and not while it is cached.

use futures::FutureExt;
use quanwen::decode::Document;
use quanwen::endpoint::DocumentId;
use quanwen::error::LoadError;
use quanwen::model::list::List;
use quanwen::model::slug::Slug;
use quanwen::route::Route;
use quanwen::store::{CacheLimits, Store};

use crate::support::endpoint::{ENDPOINT, Host, Reply, logged, response};

const PLENTY: CacheLimits = CacheLimits { documents: 100, bytes: 1 << 20 };

fn slug(name: &str) -> Slug {
    Slug::new(name).expect("names in tests are slugs")
}

fn article(name: &str) -> DocumentId {
    DocumentId::Article(slug(name))
}

fn document(name: &str) -> String {
    format!(r#"{{"title":"{name}","content_html":"<p>文","_quanwen":{{"slug":"{name}"}}}}"#)
}

/// An endpoint with articles of these names, and a store for it.
fn with(names: &[&str], limits: CacheLimits) -> (Host, Store) {
    let host = Host::new();
    for name in names {
        host.reply(&format!("articles/{name}.json"), response(200, document(name)));
    }
    let store = host.store(limits);
    (host, store)
}

/// Polls the load of an article once: its title, the error, or `pending`.
fn load(store: &Store, name: &str) -> String {
    match store.load(article(name)).now_or_never() {
        None => "pending".to_owned(),
        Some(Ok(document)) => title(&document),
        Some(Err(error)) => format!("{error:?}"),
    }
}

fn title(document: &Document) -> String {
    document.article().map(|it| it.teaser.title.clone()).unwrap_or_default()
}

#[test]
fn a_cached_document_is_not_requested_again() {
    let (host, store) = with(&["a"], PLENTY);
    assert_eq!(load(&store, "a"), "a");
    assert_eq!(load(&store, "a"), "a");
    assert_eq!(host.requested(), ["articles/a.json"]);
}

#[test]
fn concurrent_loads_share_one_request() {
    let (host, store) = with(&[], PLENTY);
    let mut first = store.load(article("a"));
    let mut second = store.load(article("a"));
    assert!((&mut first).now_or_never().is_none());
    assert!((&mut second).now_or_never().is_none());
    host.reply("articles/a.json", response(200, document("a")));
    for loading in [first, second] {
        let document = loading.now_or_never().expect("the response has arrived").unwrap();
        assert_eq!(title(&document), "a");
    }
    assert_eq!(host.requested(), ["articles/a.json"]);
}

#[test]
fn a_dropped_request_is_aborted_and_sent_again() {
    let (host, store) = with(&[], PLENTY);
    assert_eq!(load(&store, "a"), "pending");
    host.reply("articles/a.json", response(200, document("a")));
    assert_eq!(load(&store, "a"), "a");
    assert_eq!(host.requested(), ["articles/a.json", "articles/a.json"]);
}

#[test]
fn a_failure_is_not_cached() {
    let (host, store) = with(&[], PLENTY);
    host.reply("articles/a.json", Reply::Error(LoadError::Offline));
    assert_eq!(load(&store, "a"), "Offline");
    host.reply("articles/a.json", response(200, document("a")));
    assert_eq!(load(&store, "a"), "a");
    assert_eq!(host.requested().len(), 2);
}

#[test]
fn a_prefetched_page_sends_no_request() {
    let (host, store) = with(&["a"], PLENTY);
    let prefetched = store.prefetch(Route::Article(slug("a"))).and_then(FutureExt::now_or_never);
    assert!(prefetched.is_some());
    assert_eq!(load(&store, "a"), "a");
    assert_eq!(host.requested(), ["articles/a.json"]);
}

#[test]
fn each_page_is_prefetched_from_its_own_document() {
    let tag = List::Tag(slug("泉水"));
    for (route, path) in [
        (Route::HOME, vec!["feed.json"]),
        (Route::List(List::All, Some(2)), vec!["pages/2.json"]),
        (Route::List(tag, None), vec!["tags/%E6%B3%89%E6%B0%B4/feed.json"]),
        (Route::Article(slug("a")), vec!["articles/a.json"]),
        (Route::Archive, vec!["archive.json"]),
        (Route::from_path("archive/2026/09/"), vec!["archive/2026-09.json"]),
        (Route::NotFound, vec![]),
    ] {
        let (host, store) = with(&[], PLENTY);
        let _ = store.prefetch(route).map(FutureExt::now_or_never);
        assert_eq!(host.requested(), path);
    }
}

/// Which of these articles are still cached: loading them once more sends no request.
fn still_cached(host: &Host, store: &Store, names: &[&str]) -> Vec<String> {
    let is_cached = |name: &&&str| {
        let before = host.requested().len();
        let _ = load(store, name);
        host.requested().len() == before
    };
    names.iter().filter(is_cached).map(ToString::to_string).collect()
}

#[test]
fn the_least_recently_used_document_is_evicted_when_there_are_too_many() {
    let (host, store) = with(&["a", "b", "c"], CacheLimits { documents: 2, ..PLENTY });
    for name in ["a", "b", "a", "c"] {
        assert_eq!(load(&store, name), name);
    }
    assert_eq!(still_cached(&host, &store, &["c", "a"]), ["c", "a"]);
    assert!(still_cached(&host, &store, &["b"]).is_empty());
}

#[test]
fn the_least_recently_used_document_is_evicted_when_they_are_too_large() {
    let room_for_two = document("a").len() * 2;
    let (host, store) = with(&["a", "b", "c"], CacheLimits { bytes: room_for_two, ..PLENTY });
    for name in ["a", "b", "a", "c", "c"] {
        assert_eq!(load(&store, name), name);
    }
    assert_eq!(still_cached(&host, &store, &["c", "a"]), ["c", "a"]);
    assert!(still_cached(&host, &store, &["b"]).is_empty());
}

#[test]
fn the_document_just_loaded_stays_however_large_it_is() {
    let (host, store) = with(&["a"], CacheLimits { documents: 0, bytes: 0 });
    for _ in 0..3 {
        assert_eq!(load(&store, "a"), "a");
    }
    assert_eq!(host.requested(), ["articles/a.json"]);
}

#[test]
fn a_failure_is_logged_once_with_its_url() {
    let (host, store) = with(&["a"], PLENTY);
    host.reply("articles/b.json", response(503, ""));
    let mut loads = [store.load(article("b")), store.load(article("b"))];
    for loading in &mut loads {
        assert!(loading.now_or_never().is_some());
    }
    assert_eq!(load(&store, "a"), "a");
    let logged = logged();
    assert_eq!(logged.len(), 1, "{logged:?}");
    assert!(logged[0].starts_with(&format!("{ENDPOINT}articles/b.json: ")), "{logged:?}");
    assert!(logged[0].contains("503"), "{logged:?}");
}

#[test]
fn each_wrong_response_has_its_error() {
    let whole = document("a");
    for (status, body, error) in [
        (404, "", "Missing"),
        (410, "{}", "Missing"),
        (500, whole.as_str(), "Refused { status: 500"),
        (304, "", "Refused { status: 304"),
        (200, "<!doctype html><title>Home</title>", "Missing"),
        (200, "\u{feff}\n <html>", "Missing"),
        (200, "", "Malformed"),
        (200, " \n", "Malformed"),
        (200, "Not found", "Malformed"),
        (200, "null", "Malformed"),
        (200, &whole[..whole.len() / 2 - 1], "Malformed"),
        (200, "[]", "Malformed"),
        (200, "{}", "Malformed"),
        (200, r#"{"schema":2,"title":"a"}"#, "TooNew"),
    ] {
        let (host, store) = with(&[], PLENTY);
        host.reply("articles/a.json", response(status, body));
        let outcome = load(&store, "a");
        assert!(outcome.starts_with(error), "{status} {body}: {outcome}");
    }
}

#[test]
fn a_byte_order_mark_and_unknown_members_do_no_harm() {
    let (host, store) = with(&[], PLENTY);
    let body = document("a").replacen('{', r#"{"schema":1,"new":{"deep":[1]},"#, 1);
    host.reply("articles/a.json", response(206, format!("\u{feff}\r\n{body}")));
    assert_eq!(load(&store, "a"), "a");
}
