//! One request for a document, whoever asks; what is kept, and what is let go.

use futures::FutureExt;
use quanwen::decode::Document;
use quanwen::endpoint::DocumentId;
use quanwen::error::LoadError;
use quanwen::model::list::List;
use quanwen::model::slug::Slug;
use quanwen::route::Route;
use quanwen::store::{CacheLimits, Store};

use crate::support::endpoint::{ENDPOINT, Host, Says, answer, told};

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

/// An endpoint with articles of these names, and its store.
fn with(names: &[&str], bounds: CacheLimits) -> (Host, Store) {
    let host = Host::new();
    for name in names {
        host.says(&format!("articles/{name}.json"), answer(200, document(name)));
    }
    let store = host.store(bounds);
    (host, store)
}

/// What is known of this article as soon as it is asked for: its title, or why not.
fn ask(store: &Store, name: &str) -> String {
    match store.load(article(name)).now_or_never() {
        None => "nothing yet".to_owned(),
        Some(Ok(document)) => title(&document),
        Some(Err(error)) => format!("{error:?}"),
    }
}

fn title(document: &Document) -> String {
    document.article().map(|it| it.teaser.title.clone()).unwrap_or_default()
}

#[test]
fn what_is_here_is_not_asked_for_again() {
    let (host, store) = with(&["a"], PLENTY);
    assert_eq!(ask(&store, "a"), "a");
    assert_eq!(ask(&store, "a"), "a");
    assert_eq!(host.asked(), ["articles/a.json"]);
}

#[test]
fn two_who_ask_share_one_request_that_is_under_way() {
    let (host, store) = with(&[], PLENTY);
    let mut first = store.load(article("a"));
    let mut second = store.load(article("a"));
    assert!((&mut first).now_or_never().is_none());
    assert!((&mut second).now_or_never().is_none());
    host.says("articles/a.json", answer(200, document("a")));
    for asker in [first, second] {
        let document = asker.now_or_never().expect("the answer is here").unwrap();
        assert_eq!(title(&document), "a");
    }
    assert_eq!(host.asked(), ["articles/a.json"]);
}

#[test]
fn what_nobody_waits_for_any_more_is_given_up_and_asked_for_anew() {
    let (host, store) = with(&[], PLENTY);
    assert_eq!(ask(&store, "a"), "nothing yet");
    host.says("articles/a.json", answer(200, document("a")));
    assert_eq!(ask(&store, "a"), "a");
    assert_eq!(host.asked(), ["articles/a.json", "articles/a.json"]);
}

#[test]
fn a_failure_is_forgotten_so_that_the_next_visit_asks_again() {
    let (host, store) = with(&[], PLENTY);
    host.says("articles/a.json", Says::Fails(LoadError::Offline));
    assert_eq!(ask(&store, "a"), "Offline");
    host.says("articles/a.json", answer(200, document("a")));
    assert_eq!(ask(&store, "a"), "a");
    assert_eq!(host.asked().len(), 2);
}

#[test]
fn a_page_that_was_prefetched_asks_for_nothing() {
    let (host, store) = with(&["a"], PLENTY);
    let prefetched = store.prefetch(Route::Article(slug("a"))).and_then(FutureExt::now_or_never);
    assert!(prefetched.is_some());
    assert_eq!(ask(&store, "a"), "a");
    assert_eq!(host.asked(), ["articles/a.json"]);
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
        assert_eq!(host.asked(), path);
    }
}

/// Which of these are still here: asking for them once more sends nothing.
fn kept(host: &Host, store: &Store, names: &[&str]) -> Vec<String> {
    let sends = |name: &&&str| {
        let before = host.asked().len();
        let _ = ask(store, name);
        host.asked().len() == before
    };
    names.iter().filter(sends).map(ToString::to_string).collect()
}

#[test]
fn the_least_recently_used_document_is_let_go_when_there_are_too_many() {
    let (host, store) = with(&["a", "b", "c"], CacheLimits { documents: 2, ..PLENTY });
    for name in ["a", "b", "a", "c"] {
        assert_eq!(ask(&store, name), name);
    }
    assert_eq!(kept(&host, &store, &["c", "a"]), ["c", "a"]);
    assert!(kept(&host, &store, &["b"]).is_empty());
}

#[test]
fn the_least_recently_used_document_is_let_go_when_they_are_too_large() {
    let room_for_two = document("a").len() * 2;
    let (host, store) = with(&["a", "b", "c"], CacheLimits { bytes: room_for_two, ..PLENTY });
    for name in ["a", "b", "a", "c", "c"] {
        assert_eq!(ask(&store, name), name);
    }
    assert_eq!(kept(&host, &store, &["c", "a"]), ["c", "a"]);
    assert!(kept(&host, &store, &["b"]).is_empty());
}

#[test]
fn what_was_just_asked_for_stays_however_large_it_is() {
    let (host, store) = with(&["a"], CacheLimits { documents: 0, bytes: 0 });
    for _ in 0..3 {
        assert_eq!(ask(&store, "a"), "a");
    }
    assert_eq!(host.asked(), ["articles/a.json"]);
}

#[test]
fn the_owner_is_told_once_what_failed_and_where() {
    let (host, store) = with(&["a"], PLENTY);
    host.says("articles/b.json", answer(503, ""));
    let mut askers = [store.load(article("b")), store.load(article("b"))];
    for asker in &mut askers {
        assert!(asker.now_or_never().is_some());
    }
    assert_eq!(ask(&store, "a"), "a");
    let told = told();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with(&format!("{ENDPOINT}articles/b.json: ")), "{told:?}");
    assert!(told[0].contains("503"), "{told:?}");
}

#[test]
fn what_came_instead_of_a_document_is_named() {
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
        host.says("articles/a.json", answer(status, body));
        let came = ask(&store, "a");
        assert!(came.starts_with(error), "{status} {body}: {came}");
    }
}

#[test]
fn a_byte_order_mark_and_unknown_members_do_no_harm() {
    let (host, store) = with(&[], PLENTY);
    let body = document("a").replacen('{', r#"{"schema":1,"new":{"deep":[1]},"#, 1);
    host.says("articles/a.json", answer(206, format!("\u{feff}\r\n{body}")));
    assert_eq!(ask(&store, "a"), "a");
}
