//! What cannot be read of a document: its owner is told, its readers are not held up.

use futures::FutureExt;
use quanwen::endpoint::DocumentId;
use quanwen::model::list::List;
use quanwen::model::slug::Slug;
use quanwen::store::{CacheLimits, Store};
use serde_json::{Value, json};

use crate::support::endpoint::{Device, ENDPOINT, Host, answer, told};

const FEED: DocumentId = DocumentId::List(List::All, None);

fn item(slug: &str) -> Value {
    json!({"title": "题", "_quanwen": {"slug": slug}})
}

fn ask(store: &Store, endpoint: DocumentId) -> usize {
    let document = store.load(endpoint).now_or_never().expect("it has come");
    document.expect("it can be read").list().expect("it is a list").items.len()
}

#[test]
fn the_owner_is_told_in_one_line_what_was_left_out_and_why() {
    let host = Host::new();
    let items = json!([item("a"), 7, {"title": "x"}, item("../b"), item("c")]);
    let pinned = json!({"pinned": [{}], "sealed": 0});
    host.says("feed.json", answer(200, json!({"items": items, "_quanwen": pinned})));
    assert_eq!(ask(&host.store(CacheLimits::default()), FEED), 2);
    let line = "left out 3 of 5 items (no title, or nowhere to read it), \
        1 of 1 pinned (no title, or nowhere to read it)";
    assert_eq!(told(), [format!("{ENDPOINT}feed.json: {line}")]);
}

#[test]
fn the_owner_is_told_once_however_often_the_document_is_read() {
    let host = Host::new();
    host.says("feed.json", answer(200, json!({"items": [item("a"), 7]})));
    host.says("sections/a/feed.json", answer(200, json!({"items": []})));
    // With room for one, each is asked for anew.
    let store = host.store(CacheLimits { documents: 1, bytes: 0 });
    let section = DocumentId::List(List::Section(Slug::new("a").unwrap()), None);
    for endpoint in [FEED, section, FEED] {
        ask(&store, endpoint);
    }
    assert_eq!((host.asked().len(), told().len()), (3, 1), "{:?}", told());
}

#[test]
fn what_was_kept_was_told_of_when_it_came() {
    let (host, device) = (Host::new(), Device::default());
    host.says("feed.json", answer(200, json!({"items": [item("a"), 7]})));
    ask(&host.store_on(device.clone(), CacheLimits::default()), FEED);
    ask(&host.store_on(device, CacheLimits::default()), FEED);
    assert_eq!(told().len(), 1, "{:?}", told());
}

#[test]
fn a_whole_document_is_not_spoken_of() {
    let host = Host::new();
    host.says("feed.json", answer(200, json!({"items": [item("a")], "next_url": "feed.json"})));
    assert_eq!(ask(&host.store(CacheLimits::default()), FEED), 1);
    assert_eq!(told(), [""; 0]);
}

#[test]
fn a_menu_that_is_too_long_or_too_deep_is_cut_and_said_to_be() {
    let entry = |below: Value| json!({"title": "a", "list": "home", "children": below});
    let deep = (0..9).fold(json!([]), |below, _| json!([entry(below)]));
    for (menu, line) in [
        (deep, "left out 1 of 1 children (too deep)"),
        (
            vec![entry(json!([])); 600].into(),
            "left out 100 of 600 menu (no title, an address nobody may offer, or too many)",
        ),
    ] {
        let host = Host::new();
        host.says("site.json", answer(200, json!({"title": "泉闻", "menu": menu})));
        let store = host.store(CacheLimits::default());
        assert!(store.load(DocumentId::Site).now_or_never().expect("it has come").is_ok());
        assert_eq!(told(), [format!("{ENDPOINT}site.json: {line}")]);
    }
}

/// What a list says of its pages, and what is on them.
fn a_week_of(sealed: u32, items: &Value) -> (usize, usize) {
    let host = Host::new();
    let page = json!({"items": items, "_quanwen": {"sealed": sealed}});
    host.says_otherwise(answer(200, page));
    let week =
        host.store(CacheLimits::default()).last_seven_days().now_or_never().expect("it has come");
    (week.list().expect("it is a list").items.len(), host.asked().len())
}

#[test]
fn a_list_that_goes_on_for_ever_ends() {
    assert_eq!(a_week_of(u32::MAX, &json!([])), (0, 1));
    let mut new = item("a");
    new["date_published"] = json!("2100-01-01T00:00:00Z");
    assert_eq!(a_week_of(u32::MAX, &json!([new])).1, 501);
    assert_eq!(a_week_of(2, &json!([new])), (3, 3));
}
