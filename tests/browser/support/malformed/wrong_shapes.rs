//! JSON that is not the requested document: members are missing, or of another type.

use serde_json::{Value, json};

use super::{Kind, MALFORMED, Outcome, kind};

/// The document after a change.
fn changed(valid: &str, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut document = serde_json::from_str(valid).expect("it is a document");
    change(&mut document);
    document.to_string().into_bytes()
}

/// The document with another value at a JSON pointer.
fn set(valid: &str, at: &str, value: Value) -> Vec<u8> {
    changed(valid, |it| {
        let (parent, key) = at.rsplit_once('/').expect("it is a pointer");
        match it.pointer_mut(parent).expect("it is there") {
            Value::Array(items) => items[key.parse::<usize>().expect("it is an index")] = value,
            object => object[key] = value,
        }
    })
}

/// Lists.
pub(crate) const LISTS: &[Kind] = &[
    kind("no items", MALFORMED, |valid| set(valid, "/items", json!(null))),
    kind("items that are an object", MALFORMED, |valid| set(valid, "/items", json!({"0": {}}))),
    kind("items that are a string", MALFORMED, |valid| set(valid, "/items", json!("[]"))),
    kind("an empty list", Outcome::Content, |valid| set(valid, "/items", json!([]))),
    kind("items of which one is valid", Outcome::Content, |valid| {
        let none = json!([0, -1, null, true, "x", [], [[]], {}, {"title": []}, {"title": "a"}]);
        changed(valid, |it| {
            let whole = it["items"][0].clone();
            it["items"] = none;
            it["items"].as_array_mut().expect("it is an array").push(whole);
        })
    }),
    kind("20,000 items", Outcome::Content, |valid| {
        changed(valid, |it| {
            it["items"] = vec![json!({"title": "a", "_quanwen": {"slug": "a"}}); 20_000].into();
        })
    }),
    kind("one item a hundred times", Outcome::Content, |valid| {
        changed(valid, |it| it["items"] = vec![it["items"][0].clone(); 100].into())
    }),
    kind("sealed pages below zero", Outcome::Content, |valid| {
        set(valid, "/_quanwen/sealed", json!(-1))
    }),
    kind("four billion sealed pages", Outcome::Content, |valid| {
        set(valid, "/_quanwen/sealed", json!(u32::MAX))
    }),
    kind("a list whose next page is itself", Outcome::Content, |valid| {
        set(valid, "/next_url", json!("feed.json"))
    }),
    kind("no title", Outcome::Content, |valid| set(valid, "/title", json!(null))),
    kind("a title that is a list", Outcome::Content, |valid| set(valid, "/title", json!(["a"]))),
    kind("a title of a megabyte", Outcome::Content, |valid| {
        set(valid, "/items/0/title", json!("泉".repeat(350_000)))
    }),
    kind("a title without letters", Outcome::Content, |valid| {
        set(valid, "/items/0/title", json!("\u{202e}\u{200b}\0\u{7}\u{feff}"))
    }),
    kind("dates of all kinds", Outcome::Content, |valid| {
        changed(valid, |it| {
            let dates = ["0000-00-00T00:00:00Z", "9999-12-31T23:59:60+99:99", "2026", "", "NaN"];
            for (index, date) in dates.into_iter().enumerate() {
                it["items"][index]["date_published"] = json!(date);
                it["items"][index]["date_modified"] = json!(date);
            }
        })
    }),
    kind("pinned items that are a string", Outcome::Content, |valid| {
        set(valid, "/_quanwen/pinned", json!("a"))
    }),
    kind("a _quanwen that is a number", Outcome::Content, |valid| {
        set(valid, "/_quanwen", json!(7))
    }),
];

/// Articles.
pub(crate) const ARTICLES: &[Kind] = &[
    kind("no body", MALFORMED, |valid| set(valid, "/content_html", json!(null))),
    kind("a body that is a list", MALFORMED, |valid| set(valid, "/content_html", json!(["<p>"]))),
    kind("an article without a title", MALFORMED, |valid| {
        changed(valid, |it| {
            it["title"] = json!("");
            it["summary"] = json!("");
        })
    }),
    kind("an article without a URL", MALFORMED, |valid| {
        changed(valid, |it| {
            it["_quanwen"] = json!({});
            it["url"] = json!("javascript:alert(1)");
            it["external_url"] = json!("data:text/html,a");
        })
    }),
    kind("a body that is a number", Outcome::Content, |valid| {
        set(valid, "/content_html", json!(2026))
    }),
    kind("a body of open tags", Outcome::Content, |valid| {
        set(valid, "/content_html", json!("<b>".repeat(20_000)))
    }),
    kind("a body of closed tags", Outcome::Content, |valid| {
        set(valid, "/content_html", json!("</p></div>".repeat(5000) + "泉"))
    }),
    kind("a body of a hundred thousand nodes", Outcome::Content, |valid| {
        set(valid, "/content_html", json!("<p>泉".repeat(100_000)))
    }),
    kind("a body of which nothing remains", Outcome::Content, |valid| {
        set(valid, "/content_html", json!("<!-- <p>a</p> <script>"))
    }),
    kind("an article with the slug of another", Outcome::Content, |valid| {
        set(valid, "/_quanwen/slug", json!("about"))
    }),
    kind("authors and tags by the thousand", Outcome::Content, |valid| {
        changed(valid, |it| {
            it["authors"] = vec![json!({"name": "a"}); 5000].into();
            it["tags"] = vec![json!("b"); 5000].into();
        })
    }),
    kind("links to articles that are not links", Outcome::Content, |valid| {
        changed(valid, |it| {
            let none = json!([1, {}, {"slug": "../x", "title": "a"}, {"slug": "a"}]);
            for key in ["older", "newer", "related", "translations", "contents", "media"] {
                it["_quanwen"][key] = none.clone();
            }
        })
    }),
    kind("an article related to itself", Outcome::Content, |valid| {
        changed(valid, |it| {
            let itself = json!({"slug": "news-07", "title": "a"});
            it["_quanwen"]["older"] = itself.clone();
            it["_quanwen"]["newer"] = itself.clone();
            it["_quanwen"]["related"] = vec![itself; 500].into();
        })
    }),
    kind("headings that are not there", Outcome::Content, |valid| {
        let heading = json!({"id": "\"><b>", "title": "a", "level": 2});
        set(valid, "/_quanwen/contents", vec![heading; 300].into())
    }),
    kind("a picture of an impossible size", Outcome::Content, |valid| {
        let picture = json!({"src": "data:image/png,x", "width": -1, "height": 1e300, "alt": 7});
        set(valid, "/_quanwen/picture", picture)
    }),
    kind("an invalid language", Outcome::Content, |valid| set(valid, "/language", json!("😀 \"x"))),
    kind("four billion minutes", Outcome::Content, |valid| {
        set(valid, "/_quanwen/minutes", json!(u32::MAX))
    }),
];

/// A menu of this many levels.
fn menu(levels: usize) -> Value {
    let wrap = |below: Value| json!([{"title": "下", "list": "home", "children": below}]);
    (0..levels).fold(json!([]), |below, _| wrap(below))
}

/// Documents of the site. Where none can be parsed, pages are shown without a menu.
pub(crate) const SITES: &[Kind] = &[
    kind("an empty site", MALFORMED, |_| Vec::new()),
    kind("a site that is an array", MALFORMED, |valid| format!("[{valid}]").into()),
    kind("a site without a title", MALFORMED, |valid| set(valid, "/title", json!(null))),
    kind("half of a site", MALFORMED, |valid| valid.as_bytes()[..valid.len() / 2].into()),
    kind("a site of 100,000 unclosed arrays", MALFORMED, |_| "[".repeat(100_000).into()),
    kind("a menu that is an object", Outcome::Content, |valid| {
        set(valid, "/menu", json!({"0": {}}))
    }),
    kind("a menu of a hundred levels", Outcome::Content, |valid| set(valid, "/menu", menu(100))),
    kind("a menu of a hundred thousand levels", Outcome::Content, |valid| {
        let (open, close) = (r#"[{"title":"下","list":"home","children":"#, "}]");
        let menu = format!("{}[]{}", open.repeat(100_000), close.repeat(100_000));
        valid.replacen("\"menu\":", &format!("\"menu\":{menu},\"was\":"), 1).into()
    }),
    kind("a menu of ten thousand entries", Outcome::Content, |valid| {
        set(valid, "/menu", vec![json!({"title": "a", "list": "home"}); 10_000].into())
    }),
    kind("menu entries that are not entries", Outcome::Content, |valid| {
        let none = json!([1, "a", {}, {"title": []}, {"title": "a", "url": "javascript:alert(1)"},
            {"title": "b", "section": "../x"}, {"title": "c", "page": {}}]);
        changed(valid, |it| {
            it["menu"] = none.clone();
            it["footer"] = json!({"links": none, "registrations": none, "copyright": none});
        })
    }),
    kind("sections of all kinds", Outcome::Content, |valid| {
        set(valid, "/sections", json!([1, {}, {"slug": ".."}, {"slug": "a"}, {"title": "b"}, []]))
    }),
    kind("a footer that is a string", Outcome::Content, |valid| {
        set(valid, "/footer", json!("© 2026"))
    }),
    kind("a language that is an object", Outcome::Content, |valid| {
        set(valid, "/language", json!({"a": 1}))
    }),
    kind("a site with half a surrogate pair", Outcome::Content, |valid| {
        valid.replacen("专注", r"\udfff", 1).into()
    }),
];

/// The archive.
pub(crate) const ARCHIVES: &[Kind] = &[
    kind("no months", MALFORMED, |valid| set(valid, "/months", json!(null))),
    kind("an archive that is a list", MALFORMED, |_| b"{\"items\":[]}".into()),
    kind("half of an archive", MALFORMED, |valid| valid.as_bytes()[..valid.len() / 2].into()),
    kind("an archive without months", Outcome::Content, |valid| set(valid, "/months", json!([]))),
    kind("months that are not months", Outcome::Content, |valid| {
        let month =
            |year: Value, month: Value| json!({"year": year, "month": month, "articles": 1});
        set(
            valid,
            "/months",
            json!([
                month(json!(2026), json!(13)), month(json!(0), json!(1)), month(json!("2026"), json!(1)),
                month(json!(99999), json!(1)), month(json!(2026), json!(2.5)), 1, null, [], {},
                {"year": 2026, "month": 9, "articles": u32::MAX},
            ]),
        )
    }),
    kind("the same month a thousand times", Outcome::Content, |valid| {
        set(valid, "/months", vec![json!({"year": 2026, "month": 9, "articles": 1}); 1000].into())
    }),
];

/// Months.
pub(crate) const MONTHS: &[Kind] = &[
    kind("a month that is an archive", MALFORMED, |_| b"{\"months\":[]}".into()),
    kind("half of a month", MALFORMED, |valid| valid.as_bytes()[..valid.len() / 2].into()),
    kind("a month without articles", Outcome::Content, |valid| set(valid, "/items", json!([]))),
    kind("a month of items that are not items", Outcome::Content, |valid| {
        set(valid, "/items", json!([0, null, {"title": 7}, {"_quanwen": {"slug": 7}}]))
    }),
];
