//! What has been kept: shown however old, renewed behind, never replaced by what is worse.

use futures::FutureExt;
use quanwen::decode::{Document, DocumentResponse};
use quanwen::endpoint::DocumentId;
use quanwen::error::LoadError;
use quanwen::freshness::Clocks;
use quanwen::model::list::List;
use quanwen::model::slug::Slug;
use quanwen::store::{CacheLimits, Store};

use crate::support::endpoint::{Device, ENDPOINT, Host, NOW, Says, answer};

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

/// An endpoint with an article, and the device of its reader.
fn with(title: &str) -> (Host, Device) {
    let host = Host::new();
    let now = Clocks { wall: 1.79e12, monotonic: 0.0 };
    NOW.set(now);
    host.says("articles/a.json", answer(200, document(title, "1")));
    host.says("site.json", answer(200, r#"{"title":"泉闻"}"#));
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

/// What is here of the article, or why not.
fn ask(store: &Store) -> String {
    told(store.load(article()).now_or_never())
}

/// What comes of renewing it, or that it is good.
fn renew(store: &Store) -> String {
    match store.revalidate(&article()) {
        None => "good".to_owned(),
        Some(loading) => told(loading.now_or_never()),
    }
}

fn told(outcome: Option<Result<Document, LoadError>>) -> String {
    match outcome {
        None => "nothing yet".to_owned(),
        Some(Ok(document)) => {
            document.article().map(|it| it.teaser.title.clone()).unwrap_or_default()
        }
        Some(Err(error)) => format!("{error:?}"),
    }
}

#[test]
fn what_a_reader_had_before_is_there_without_network() {
    let (host, device) = with("kept");
    assert_eq!(ask(&store(&host, &device)), "kept");
    host.says("articles/a.json", Says::Fails(LoadError::Offline));
    later(24.0 * 60.0);
    let store = store(&host, &device);
    assert_eq!(ask(&store), "kept");
    assert_eq!(store.age(&article()), Some(24.0 * 60.0 * MINUTE_MS));
    assert_eq!(renew(&store), "Offline");
    assert_eq!(ask(&store), "kept");
}

#[test]
fn what_is_kept_is_shown_first_and_what_it_has_become_when_one_comes_back() {
    let (host, device) = with("old");
    ask(&store(&host, &device));
    later(10.0);
    host.says("articles/a.json", answer(200, document("new", "2")));
    let store = store(&host, &device);
    assert_eq!(ask(&store), "old");
    assert_eq!(renew(&store), "new");
    assert_eq!(ask(&store), "old", "not under the reader's eyes");
    store.apply_update(&article());
    assert_eq!(ask(&store), "new");
    assert!(device.0.borrow()[&format!("{ENDPOINT}articles/a.json")].body.contains("new"));
}

#[test]
fn what_is_good_is_not_asked_for() {
    let (host, device) = with("a");
    let store = store(&host, &device);
    ask(&store);
    assert_eq!(renew(&store), "good");
    later(5.0);
    assert_eq!(renew(&store), "a");
    assert_eq!(host.asked(), ["articles/a.json", "articles/a.json"]);
}

#[test]
fn a_copy_whose_revision_a_list_confirms_is_not_asked_for() {
    for (revision, outcome) in [("1", "good"), ("2", "a")] {
        let (host, device) = with("a");
        ask(&store(&host, &device));
        later(7.0 * 24.0 * 60.0);
        host.says("feed.json", answer(200, list(revision)));
        let store = store(&host, &device);
        assert!(store.load(HOME).now_or_never().is_some_and(|it| it.is_ok()));
        assert_eq!(ask(&store), "a");
        assert_eq!(renew(&store), outcome, "the list says {revision}");
        store.apply_update(&article());
        // An old list confirms nothing.
        later(10.0);
        assert_eq!(renew(&store), "a");
    }
}

#[test]
fn nothing_that_cannot_be_read_takes_the_place_of_what_can() {
    for bad in [
        answer(500, ""),
        answer(200, "<!doctype html><title>Please log in</title>"),
        answer(200, r#"{"title":"#),
        answer(200, r#"{"schema":9,"title":"a"}"#),
    ] {
        let (host, device) = with("good");
        let before = store(&host, &device);
        ask(&before);
        later(10.0);
        host.says("articles/a.json", bad.clone());
        let came = renew(&before);
        assert_ne!(came, "good", "{bad:?}");
        assert_eq!(ask(&before), "good", "{bad:?}");
        assert_eq!(ask(&store(&host, &device)), "good", "{bad:?}");
    }
}

#[test]
fn what_the_site_has_taken_away_is_let_go_unless_all_of_it_is_gone() {
    for (site, left) in [(answer(200, r#"{"title":"泉闻"}"#), false), (answer(404, ""), true)] {
        let (host, device) = with("a");
        let store = store(&host, &device);
        ask(&store);
        later(10.0);
        host.says("articles/a.json", answer(410, ""));
        host.says("site.json", site);
        let said = renew(&store);
        assert!(said.starts_with(if left { "Unreachable" } else { "Missing" }), "{said}");
        assert_eq!(store.cached(&article()).is_some(), left);
        assert_eq!(device.0.borrow().len(), usize::from(left));
    }
}

#[test]
fn a_page_in_the_place_of_an_article_says_that_it_is_gone_and_takes_nothing_away() {
    for (site, said) in [
        (answer(200, r#"{"title":"泉闻"}"#), "Missing"),
        (answer(200, "<!doctype html><title>Please log in</title>"), "Unreachable"),
    ] {
        let (host, device) = with("a");
        let store = store(&host, &device);
        ask(&store);
        later(10.0);
        host.says("articles/a.json", answer(200, "<!doctype html><title>泉闻</title>"));
        host.says("site.json", site);
        let told = renew(&store);
        assert!(told.starts_with(said), "{told}");
        assert!(store.cached(&article()).is_some());
        assert_eq!(device.0.borrow().len(), 1);
    }
}

#[test]
fn a_copy_that_cannot_be_read_any_more_is_asked_for() {
    let (host, device) = with("a");
    let address = format!("{ENDPOINT}articles/a.json");
    device.0.borrow_mut().insert(address, DocumentResponse::new(200, "{".to_owned()));
    assert_eq!(ask(&store(&host, &device)), "a");
}

#[test]
fn a_clock_that_is_set_makes_nothing_fresh_for_ever() {
    let (host, device) = with("a");
    ask(&store(&host, &device));
    let now = NOW.get();
    NOW.set(Clocks { wall: now.wall - 1e11, ..now });
    let store = store(&host, &device);
    assert_eq!(ask(&store), "a");
    assert_eq!(store.age(&article()), None);
    assert_eq!(renew(&store), "a");
    assert_eq!(renew(&store), "good", "once it has been asked, the running clock tells");
}

#[test]
fn of_an_article_that_is_not_here_its_lists_tell() {
    let (host, device) = with("a");
    host.says("feed.json", answer(200, list("1")));
    drop(store(&host, &device).load(HOME).now_or_never());
    // The front page is on the device only.
    let store = store(&host, &device);
    let teaser = store.teaser(&slug()).now_or_never().flatten();
    assert_eq!(teaser.map(|it| it.title).as_deref(), Some("in a list"));
}
