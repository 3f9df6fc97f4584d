//! The newest articles are kept before anybody asks for them, and not asked for in vain.

use futures::FutureExt;
use quanwen::error::LoadError;
use quanwen::freshness::Clocks;
use quanwen::store::{CacheLimits, Store};

use crate::support::endpoint::{Device, Host, NOW, Says, answer, told};

/// As many of the list are kept.
const KEPT: usize = 10;

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

/// Has the endpoint list and send each article in this revision.
fn publish(host: &Host, revision: impl Fn(usize) -> &'static str) {
    let items: Vec<String> = (1..=12).map(|it| item(it, revision(it))).collect();
    let items = items.join(",");
    let feed = format!(r#"{{"items":[{items}],"_quanwen":{{"sealed":0}}}}"#);
    host.says("feed.json", answer(200, feed));
    for number in 1..=12 {
        host.says(&path(number), answer(200, item(number, revision(number))));
    }
}

fn keep(store: &Store) -> Option<Result<(), LoadError>> {
    store.precache_newest(|| true).now_or_never()
}

#[test]
fn the_newest_articles_are_kept_one_after_the_other() {
    let (host, device) = (host(), Device::default());
    let store = host.store_on(device.clone(), CacheLimits::default());
    assert_eq!(keep(&store), Some(Ok(())));
    let mut wanted = vec!["feed.json".to_owned()];
    wanted.extend((1..=KEPT).map(path));
    assert_eq!(host.asked(), wanted);
    assert_eq!(device.0.borrow().len(), wanted.len());
}

#[test]
fn what_is_here_as_the_list_has_it_is_not_asked_for_again() {
    let (host, device) = (host(), Device::default());
    assert_eq!(keep(&host.store_on(device.clone(), CacheLimits::default())), Some(Ok(())));
    let asked = host.asked().len();
    // The next day, in another tab.
    NOW.set(Clocks { wall: 1.79e12 + 864e5, monotonic: 0.0 });
    publish(&host, |number| if number == 7 { "2" } else { "1" });
    let store = host.store_on(device.clone(), CacheLimits::default());
    assert_eq!(keep(&store), Some(Ok(())));
    assert_eq!(host.asked()[asked..], ["feed.json".to_owned(), path(7)]);
    assert_eq!(keep(&store), Some(Ok(())));
    assert_eq!(host.asked().len(), asked + 2, "it is as the list has it");
}

#[test]
fn nothing_is_asked_for_where_nothing_can_be_kept_or_its_reader_does_not_want_it() {
    let host = host();
    assert_eq!(keep(&host.store(CacheLimits::default())), Some(Ok(())));
    let store = host.store_on(Device::default(), CacheLimits::default());
    assert_eq!(store.precache_newest(|| false).now_or_never(), Some(Ok(())));
    assert_eq!(host.asked(), [""; 0]);
}

#[test]
fn after_the_first_that_cannot_be_had_nothing_more_is_asked_for() {
    let host = host();
    host.says(&path(3), Says::Fails(LoadError::Offline));
    let store = host.store_on(Device::default(), CacheLimits::default());
    assert_eq!(keep(&store), Some(Err(LoadError::Offline)));
    assert_eq!(host.asked(), ["feed.json".to_owned(), path(1), path(2), path(3)]);
    assert_eq!(told(), [""; 0], "the reader may just have left");
}
