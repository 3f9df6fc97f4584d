//! The newest articles are cached ahead, and none is loaded twice.

use futures::FutureExt;
use quanwen::error::LoadError;
use quanwen::freshness::Clocks;
use quanwen::store::{CacheLimits, Store};

use crate::support::endpoint::{Device, Host, NOW, Reply, logged, response};

/// How many articles of the list are cached.
const PRECACHED: usize = 10;

fn item(number: usize, revision: &str) -> String {
    format!(
        r#"{{"title":"{number}","content_html":"<p>文","_quanwen":{{"slug":"a{number}","rev":"{revision}"}}}}"#
    )
}

fn path(number: usize) -> String {
    format!("articles/a{number}.json")
}

/// An endpoint with twelve articles.
fn host() -> Host {
    let host = Host::new();
    NOW.set(Clocks { wall: 1.79e12, monotonic: 0.0 });
    publish(&host, |_| "1");
    host
}

/// Makes the endpoint list and send each article in this revision.
fn publish(host: &Host, revision: impl Fn(usize) -> &'static str) {
    let items: Vec<String> = (1..=12).map(|it| item(it, revision(it))).collect();
    let items = items.join(",");
    let feed = format!(r#"{{"items":[{items}],"_quanwen":{{"sealed":0}}}}"#);
    host.reply("feed.json", response(200, feed));
    for number in 1..=12 {
        host.reply(&path(number), response(200, item(number, revision(number))));
    }
}

fn precache(store: &Store) -> Option<Result<(), LoadError>> {
    store.precache_newest(|| true).now_or_never()
}

#[test]
fn the_newest_articles_are_cached_one_after_the_other() {
    let (host, device) = (host(), Device::default());
    let store = host.store_on(device.clone(), CacheLimits::default());
    assert_eq!(precache(&store), Some(Ok(())));
    let mut expected = vec!["feed.json".to_owned()];
    expected.extend((1..=PRECACHED).map(path));
    assert_eq!(host.requested(), expected);
    assert_eq!(device.0.borrow().len(), expected.len());
}

#[test]
fn an_article_cached_in_the_listed_revision_is_not_loaded_again() {
    let (host, device) = (host(), Device::default());
    assert_eq!(precache(&host.store_on(device.clone(), CacheLimits::default())), Some(Ok(())));
    let before = host.requested().len();
    // The next day, in another tab.
    NOW.set(Clocks { wall: 1.79e12 + 864e5, monotonic: 0.0 });
    publish(&host, |number| if number == 7 { "2" } else { "1" });
    let store = host.store_on(device.clone(), CacheLimits::default());
    assert_eq!(precache(&store), Some(Ok(())));
    assert_eq!(host.requested()[before..], ["feed.json".to_owned(), path(7)]);
    assert_eq!(precache(&store), Some(Ok(())));
    assert_eq!(host.requested().len(), before + 2, "every article has the listed revision");
}

#[test]
fn nothing_is_loaded_without_a_cache_or_permission() {
    let host = host();
    assert_eq!(precache(&host.store(CacheLimits::default())), Some(Ok(())));
    let store = host.store_on(Device::default(), CacheLimits::default());
    assert_eq!(store.precache_newest(|| false).now_or_never(), Some(Ok(())));
    assert_eq!(host.requested(), [""; 0]);
}

#[test]
fn after_the_first_failure_nothing_more_is_loaded() {
    let host = host();
    host.reply(&path(3), Reply::Error(LoadError::Offline));
    let store = host.store_on(Device::default(), CacheLimits::default());
    assert_eq!(precache(&store), Some(Err(LoadError::Offline)));
    assert_eq!(host.requested(), ["feed.json".to_owned(), path(1), path(2), path(3)]);
    assert_eq!(logged(), [""; 0], "the reader may just have left");
}
