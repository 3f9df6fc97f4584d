//! Parse warnings: what was left out is logged for the publisher, and readers see the rest.

use futures::FutureExt;
use quanwen::endpoint::DocumentId;
use quanwen::model::list::List;
use quanwen::model::slug::Slug;
use quanwen::store::{CacheLimits, Store};
use serde_json::{Value, json};

use crate::support::endpoint::{Device, ENDPOINT, Host, logged, response};

const FEED: DocumentId = DocumentId::List(List::All, None);

fn item(slug: &str) -> Value {
    json!({"title": "题", "_quanwen": {"slug": slug}})
}

/// Loads a list; the number of its items.
fn load_list(store: &Store, id: DocumentId) -> usize {
    let document = store.load(id).now_or_never().expect("the response has arrived");
    document.expect("the list is valid").list().expect("it is a list").items.len()
}

#[test]
fn one_line_is_logged_with_what_was_left_out_and_why() {
    let host = Host::new();
    let items = json!([item("a"), 7, {"title": "x"}, item("../b"), item("c")]);
    let pinned = json!({"pinned": [{}], "sealed": 0});
    host.reply("feed.json", response(200, json!({"items": items, "_quanwen": pinned})));
    assert_eq!(load_list(&host.store(CacheLimits::default()), FEED), 2);
    let line = "left out 3 of 5 items (no title, or no URL to read it at), \
        1 of 1 pinned (no title, or no URL to read it at)";
    assert_eq!(logged(), [format!("{ENDPOINT}feed.json: {line}")]);
}

#[test]
fn warnings_are_logged_once_however_often_a_document_is_decoded() {
    let host = Host::new();
    host.reply("feed.json", response(200, json!({"items": [item("a"), 7]})));
    host.reply("sections/a/feed.json", response(200, json!({"items": []})));
    // With room for one document, each is requested every time.
    let store = host.store(CacheLimits { documents: 1, bytes: 0 });
    let section = DocumentId::List(List::Section(Slug::new("a").unwrap()), None);
    for id in [FEED, section, FEED] {
        load_list(&store, id);
    }
    assert_eq!((host.requested().len(), logged().len()), (3, 1), "{:?}", logged());
}

#[test]
fn warnings_of_a_cached_document_were_logged_when_it_arrived() {
    let (host, device) = (Host::new(), Device::default());
    host.reply("feed.json", response(200, json!({"items": [item("a"), 7]})));
    load_list(&host.store_on(device.clone(), CacheLimits::default()), FEED);
    load_list(&host.store_on(device, CacheLimits::default()), FEED);
    assert_eq!(logged().len(), 1, "{:?}", logged());
}

#[test]
fn a_valid_document_logs_nothing() {
    let host = Host::new();
    host.reply("feed.json", response(200, json!({"items": [item("a")], "next_url": "feed.json"})));
    assert_eq!(load_list(&host.store(CacheLimits::default()), FEED), 1);
    assert_eq!(logged(), [""; 0]);
}

#[test]
fn a_menu_that_is_too_long_or_too_deep_is_cut_and_logged() {
    let entry = |children: Value| json!({"title": "a", "list": "home", "children": children});
    let deep = (0..9).fold(json!([]), |children, _| json!([entry(children)]));
    for (menu, line) in [
        (deep, "left out 1 of 1 children (too deep)"),
        (
            vec![entry(json!([])); 600].into(),
            "left out 100 of 600 menu (no title, a URL that is not allowed, or too many)",
        ),
    ] {
        let host = Host::new();
        host.reply("site.json", response(200, json!({"title": "泉闻", "menu": menu})));
        let store = host.store(CacheLimits::default());
        assert!(store.load(DocumentId::Site).now_or_never().expect("it has arrived").is_ok());
        assert_eq!(logged(), [format!("{ENDPOINT}site.json: {line}")]);
    }
}

/// Articles and requests for the last seven days of a list with this many sealed pages, which all
/// have these items.
fn last_seven_days(sealed: u32, items: &Value) -> (usize, usize) {
    let host = Host::new();
    let page = json!({"items": items, "_quanwen": {"sealed": sealed}});
    host.reply_by_default(response(200, page));
    let store = host.store(CacheLimits::default());
    let loaded = store.last_seven_days().now_or_never().expect("every response has arrived");
    (loaded.list().expect("it is a list").items.len(), host.requested().len())
}

#[test]
fn a_list_without_end_ends() {
    assert_eq!(last_seven_days(u32::MAX, &json!([])), (0, 1));
    let mut new = item("a");
    new["date_published"] = json!("2100-01-01T00:00:00Z");
    assert_eq!(last_seven_days(u32::MAX, &json!([new])).1, 501);
    assert_eq!(last_seven_days(2, &json!([new])), (3, 3));
}
