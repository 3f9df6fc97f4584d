//! Documents that are JSON, and of another shape than they should be.

use serde_json::{Value, json};

use super::not_documents::{Kind, MALFORMED, Outcome, kind};

/// The document, changed.
fn but(good: &str, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut document = serde_json::from_str(good).expect("it is a document");
    change(&mut document);
    document.to_string().into_bytes()
}

/// The document with another value there.
fn set(good: &str, at: &str, value: Value) -> Vec<u8> {
    but(good, |it| {
        let (parent, key) = at.rsplit_once('/').expect("it is a pointer");
        match it.pointer_mut(parent).expect("it is there") {
            Value::Array(items) => items[key.parse::<usize>().expect("it is a place")] = value,
            object => object[key] = value,
        }
    })
}

/// Lists.
pub(crate) const LISTS: &[Kind] = &[
    kind("no items", MALFORMED, |good| set(good, "/items", json!(null))),
    kind("items that are an object", MALFORMED, |good| set(good, "/items", json!({"0": {}}))),
    kind("items that are a text", MALFORMED, |good| set(good, "/items", json!("[]"))),
    kind("an empty list", Outcome::Content, |good| set(good, "/items", json!([]))),
    kind("items of all kinds but one", Outcome::Content, |good| {
        let none = json!([0, -1, null, true, "x", [], [[]], {}, {"title": []}, {"title": "a"}]);
        but(good, |it| {
            let whole = it["items"][0].clone();
            it["items"] = none;
            it["items"].as_array_mut().expect("it is one").push(whole);
        })
    }),
    kind("20,000 items", Outcome::Content, |good| {
        but(good, |it| {
            it["items"] = vec![json!({"title": "a", "_quanwen": {"slug": "a"}}); 20_000].into();
        })
    }),
    kind("one item a hundred times", Outcome::Content, |good| {
        but(good, |it| it["items"] = vec![it["items"][0].clone(); 100].into())
    }),
    kind("sealed pages below zero", Outcome::Content, |good| {
        set(good, "/_quanwen/sealed", json!(-1))
    }),
    kind("four billion sealed pages", Outcome::Content, |good| {
        set(good, "/_quanwen/sealed", json!(u32::MAX))
    }),
    kind("a list that goes on with itself", Outcome::Content, |good| {
        set(good, "/next_url", json!("feed.json"))
    }),
    kind("no title", Outcome::Content, |good| set(good, "/title", json!(null))),
    kind("a title that is a list", Outcome::Content, |good| set(good, "/title", json!(["a"]))),
    kind("a title of a megabyte", Outcome::Content, |good| {
        set(good, "/items/0/title", json!("泉".repeat(350_000)))
    }),
    kind("a title without letters", Outcome::Content, |good| {
        set(good, "/items/0/title", json!("\u{202e}\u{200b}\0\u{7}\u{feff}"))
    }),
    kind("dates of all kinds", Outcome::Content, |good| {
        but(good, |it| {
            let dates = ["0000-00-00T00:00:00Z", "9999-12-31T23:59:60+99:99", "2026", "", "NaN"];
            for (place, date) in dates.into_iter().enumerate() {
                it["items"][place]["date_published"] = json!(date);
                it["items"][place]["date_modified"] = json!(date);
            }
        })
    }),
    kind("pinned items that are a text", Outcome::Content, |good| {
        set(good, "/_quanwen/pinned", json!("a"))
    }),
    kind("no words of ours", Outcome::Content, |good| set(good, "/_quanwen", json!(7))),
];

/// Articles.
pub(crate) const ARTICLES: &[Kind] = &[
    kind("no body", MALFORMED, |good| set(good, "/content_html", json!(null))),
    kind("a body that is a list", MALFORMED, |good| set(good, "/content_html", json!(["<p>"]))),
    kind("an article without a title", MALFORMED, |good| {
        but(good, |it| {
            it["title"] = json!("");
            it["summary"] = json!("");
        })
    }),
    kind("an article that is nowhere", MALFORMED, |good| {
        but(good, |it| {
            it["_quanwen"] = json!({});
            it["url"] = json!("javascript:alert(1)");
            it["external_url"] = json!("data:text/html,a");
        })
    }),
    kind("a body that is a number", Outcome::Content, |good| {
        set(good, "/content_html", json!(2026))
    }),
    kind("a body of open tags", Outcome::Content, |good| {
        set(good, "/content_html", json!("<b>".repeat(20_000)))
    }),
    kind("a body of closed tags", Outcome::Content, |good| {
        set(good, "/content_html", json!("</p></div>".repeat(5000) + "泉"))
    }),
    kind("a body of a hundred thousand nodes", Outcome::Content, |good| {
        set(good, "/content_html", json!("<p>泉".repeat(100_000)))
    }),
    kind("a body that nothing is left of", Outcome::Content, |good| {
        set(good, "/content_html", json!("<!-- <p>a</p> <script>"))
    }),
    kind("an article with the name of another", Outcome::Content, |good| {
        set(good, "/_quanwen/slug", json!("about"))
    }),
    kind("authors and tags by the thousand", Outcome::Content, |good| {
        but(good, |it| {
            it["authors"] = vec![json!({"name": "a"}); 5000].into();
            it["tags"] = vec![json!("b"); 5000].into();
        })
    }),
    kind("neighbours that are none", Outcome::Content, |good| {
        but(good, |it| {
            let none = json!([1, {}, {"slug": "../x", "title": "a"}, {"slug": "a"}]);
            for key in ["older", "newer", "related", "translations", "contents", "media"] {
                it["_quanwen"][key] = none.clone();
            }
        })
    }),
    kind("an article related to itself", Outcome::Content, |good| {
        but(good, |it| {
            let itself = json!({"slug": "news-07", "title": "a"});
            it["_quanwen"]["older"] = itself.clone();
            it["_quanwen"]["newer"] = itself.clone();
            it["_quanwen"]["related"] = vec![itself; 500].into();
        })
    }),
    kind("headings that are not there", Outcome::Content, |good| {
        let heading = json!({"id": "\"><b>", "title": "a", "level": 2});
        set(good, "/_quanwen/contents", vec![heading; 300].into())
    }),
    kind("a picture without size", Outcome::Content, |good| {
        let picture = json!({"src": "data:image/png,x", "width": -1, "height": 1e300, "alt": 7});
        set(good, "/_quanwen/picture", picture)
    }),
    kind("a language nobody speaks", Outcome::Content, |good| {
        set(good, "/language", json!("😀 \"x"))
    }),
    kind("minutes without end", Outcome::Content, |good| {
        set(good, "/_quanwen/minutes", json!(u32::MAX))
    }),
];

/// A menu that goes down so far.
fn menu(levels: usize) -> Value {
    let above = |below: Value| json!([{"title": "下", "list": "home", "children": below}]);
    (0..levels).fold(json!([]), |below, _| above(below))
}

/// Documents of the site. Without one that can be read, the pages are there without a menu.
pub(crate) const SITES: &[Kind] = &[
    kind("a site that is nothing", MALFORMED, |_| Vec::new()),
    kind("a site that is an array", MALFORMED, |good| format!("[{good}]").into()),
    kind("a site without a title", MALFORMED, |good| set(good, "/title", json!(null))),
    kind("half of a site", MALFORMED, |good| good.as_bytes()[..good.len() / 2].into()),
    kind("a site of arrays without end", MALFORMED, |_| "[".repeat(100_000).into()),
    kind("a menu that is an object", Outcome::Content, |good| set(good, "/menu", json!({"0": {}}))),
    kind("a menu of a hundred levels", Outcome::Content, |good| set(good, "/menu", menu(100))),
    kind("a menu of a hundred thousand levels", Outcome::Content, |good| {
        let (open, close) = (r#"[{"title":"下","list":"home","children":"#, "}]");
        let menu = format!("{}[]{}", open.repeat(100_000), close.repeat(100_000));
        good.replacen("\"menu\":", &format!("\"menu\":{menu},\"was\":"), 1).into()
    }),
    kind("a menu of ten thousand entries", Outcome::Content, |good| {
        set(good, "/menu", vec![json!({"title": "a", "list": "home"}); 10_000].into())
    }),
    kind("entries that are none", Outcome::Content, |good| {
        let none = json!([1, "a", {}, {"title": []}, {"title": "a", "url": "javascript:alert(1)"},
            {"title": "b", "section": "../x"}, {"title": "c", "page": {}}]);
        but(good, |it| {
            it["menu"] = none.clone();
            it["footer"] = json!({"links": none, "registrations": none, "copyright": none});
        })
    }),
    kind("sections of all kinds", Outcome::Content, |good| {
        set(good, "/sections", json!([1, {}, {"slug": ".."}, {"slug": "a"}, {"title": "b"}, []]))
    }),
    kind("a footer that is a text", Outcome::Content, |good| set(good, "/footer", json!("© 2026"))),
    kind("a language that is none", Outcome::Content, |good| {
        set(good, "/language", json!({"a": 1}))
    }),
    kind("a site with half a surrogate pair", Outcome::Content, |good| {
        good.replacen("专注", r"\udfff", 1).into()
    }),
];

/// The archive.
pub(crate) const ARCHIVES: &[Kind] = &[
    kind("no months", MALFORMED, |good| set(good, "/months", json!(null))),
    kind("an archive that is a list", MALFORMED, |_| b"{\"items\":[]}".into()),
    kind("an archive in halves", MALFORMED, |good| good.as_bytes()[..good.len() / 2].into()),
    kind("an archive without months", Outcome::Content, |good| set(good, "/months", json!([]))),
    kind("months that are none", Outcome::Content, |good| {
        let month =
            |year: Value, month: Value| json!({"year": year, "month": month, "articles": 1});
        set(
            good,
            "/months",
            json!([
                month(json!(2026), json!(13)), month(json!(0), json!(1)), month(json!("2026"), json!(1)),
                month(json!(99999), json!(1)), month(json!(2026), json!(2.5)), 1, null, [], {},
                {"year": 2026, "month": 9, "articles": u32::MAX},
            ]),
        )
    }),
    kind("the same month a thousand times", Outcome::Content, |good| {
        set(good, "/months", vec![json!({"year": 2026, "month": 9, "articles": 1}); 1000].into())
    }),
];

/// Months.
pub(crate) const MONTHS: &[Kind] = &[
    kind("a month that is an archive", MALFORMED, |_| b"{\"months\":[]}".into()),
    kind("a month in halves", MALFORMED, |good| good.as_bytes()[..good.len() / 2].into()),
    kind("a month without articles", Outcome::Content, |good| set(good, "/items", json!([]))),
    kind("a month of things that are none", Outcome::Content, |good| {
        set(good, "/items", json!([0, null, {"title": 7}, {"_quanwen": {"slug": 7}}]))
    }),
];
