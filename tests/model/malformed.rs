//! Malformed documents: a fault costs the member that has it, and nothing else.

use quanwen::decode::{Document, DocumentResponse, decode_native};
use quanwen::endpoint::DocumentId;
use quanwen::error::LoadError;
use quanwen::model::archive::Archive;
use quanwen::model::article::{Article, ArticleUrl, Teaser};
use quanwen::model::list::ListPage;
use quanwen::model::parse_warnings::ParseWarnings;
use quanwen::model::site::{NavItem, Site, Target};
use serde_json::{Value, json};

use crate::support::endpoint::url_base;

pub(crate) fn site(value: &Value) -> Option<Site> {
    Site::read(value, &url_base("site.json"), &mut ParseWarnings::default())
}

pub(crate) fn list(value: &Value) -> Option<ListPage> {
    ListPage::read(value, &url_base("feed.json"), &mut ParseWarnings::default())
}

pub(crate) fn article(value: &Value) -> Option<Article> {
    Article::read(value, &url_base("articles/a.json"), "articles/a/", &mut ParseWarnings::default())
}

fn teaser(value: &Value) -> Option<Teaser> {
    Teaser::read(value, &url_base("feed.json"), &mut ParseWarnings::default())
}

/// A valid item, with these members as well.
fn item(members: &Value) -> Value {
    let mut item = json!({"title": "题", "_quanwen": {"slug": "a"}});
    merge(&mut item, members);
    item
}

fn merge(into: &mut Value, members: &Value) {
    match (into, members) {
        (Value::Object(into), Value::Object(members)) => {
            for (key, value) in members {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, members) => *into = members.clone(),
    }
}

#[test]
fn a_site_needs_only_a_title() {
    let bare = site(&json!({"title": " 泉闻 "})).unwrap();
    assert_eq!((bare.title.as_str(), bare.language.as_str()), ("泉闻", "zh-Hans"));
    assert!(bare.menu.is_empty() && bare.sections.is_empty() && bare.footer.links.is_empty());
    for none in [json!({}), json!({"title": " "}), json!({"title": ["泉闻"]}), json!([]), json!(1)]
    {
        assert_eq!(site(&none), None, "{none}");
    }
}

#[test]
fn an_array_of_items_makes_a_list_even_an_empty_one() {
    for (feed, items) in [
        (json!({"items": []}), Some(0)),
        (json!({"items": [1, null, "x", item(&json!({})), {"title": "nowhere"}, []]}), Some(1)),
        (json!({"items": {"0": item(&json!({}))}}), None),
        (json!({"items": null}), None),
        (json!([item(&json!({}))]), None),
    ] {
        assert_eq!(list(&feed).map(|it| it.items.len()), items, "{feed}");
    }
}

#[test]
fn a_very_long_list_is_cut() {
    let feed = json!({"items": vec![item(&json!({})); 5500], "_quanwen": {"sealed": -1}});
    let page = list(&feed).unwrap();
    assert_eq!((page.items.len(), page.sealed), (5000, 0));
}

#[test]
fn a_foreign_feed_is_a_list_of_links_to_its_site() {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1",
        "title": "Elsewhere",
        "items": [
            {"id": 1, "url": "https://other.example/1", "title": "One", "content_text": "Text",
             "author": {"name": "Ann"}, "date_published": "Mon, 23 Nov 2026 08:40:00 GMT"},
            {"id": 2, "url": "posts/2", "external_url": "https://third.example/", "summary": "No title"},
            {"id": 3, "url": "https://other.example/3"},
            {"id": 4, "title": "No address"},
        ],
    });
    let page = list(&feed).unwrap();
    let [one, two] = page.items.as_slice() else { panic!("{:?}", page.items) };
    let url = |teaser: &Teaser| match &teaser.url {
        ArticleUrl::External(url) => url.to_string(),
        ArticleUrl::Internal(slug) => panic!("{slug} is not on this site"),
    };
    assert_eq!((url(one).as_str(), one.title.as_str()), ("https://other.example/1", "One"));
    assert_eq!((url(two).as_str(), two.title.as_str()), ("https://third.example/", "No title"));
    assert_eq!((one.published.as_ref(), page.sealed), (None, 0));
}

#[test]
fn an_article_of_a_foreign_feed_may_be_plain_text() {
    let read = article(&item(&json!({"content_text": "1 < 2 & so\n\n<script>"}))).unwrap();
    assert_eq!(read.body.source, "<p>1 &lt; 2 &amp; so</p><p>&lt;script></p>");
    assert!(article(&item(&json!({"content_html": ["<p>"]}))).is_none());
}

#[test]
fn a_number_reads_as_text_where_a_text_is_expected() {
    let read = teaser(&json!({"title": 2026, "_quanwen": {"slug": 7, "section": 1}})).unwrap();
    assert_eq!(read.title, "2026");
    assert!(matches!(read.url, ArticleUrl::Internal(slug) if slug.as_str() == "7"));
}

#[test]
fn an_invalid_number_reads_as_zero() {
    for (sent, minutes) in [
        (json!(7), 7),
        (json!("7"), 0),
        (json!(-7), 0),
        (json!(7.5), 0),
        (json!(4_294_967_296_u64), 0),
        (json!([7]), 0),
    ] {
        let read = teaser(&item(&json!({"_quanwen": {"minutes": sent}}))).unwrap();
        assert_eq!(read.minutes, minutes, "{sent}");
    }
}

#[test]
fn an_invalid_date_costs_only_itself() {
    for date in [json!("yesterday"), json!("2026-02-30T00:00:00Z"), json!(1_790_000_000), json!({})]
    {
        let read = teaser(&item(&json!({"date_published": date}))).unwrap();
        assert_eq!(read.published, None, "{date}");
    }
}

#[test]
fn an_article_changed_no_later_than_it_was_published_was_not_changed() {
    for (modified, changed) in [
        ("2026-11-23T08:40:00+08:00", false),
        ("2026-11-23T00:40:00Z", false),
        ("2026-11-22T08:40:00+08:00", false),
        ("2026-11-23T08:41:00+08:00", true),
    ] {
        let dates =
            json!({"date_published": "2026-11-23T08:40:00+08:00", "date_modified": modified});
        assert_eq!(teaser(&item(&dates)).unwrap().updated.is_some(), changed, "{modified}");
    }
}

#[test]
fn only_a_text_is_a_tag() {
    let read = teaser(&item(&json!({"tags": ["", " ", " 泉水 ", 2026, null, ["x"]]}))).unwrap();
    assert_eq!(read.tags, ["泉水", "2026"]);
}

#[test]
fn scripts_and_deceptive_urls_are_left_out() {
    for url in [
        "javascript:alert(1)",
        " JAVASCRIPT:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "https://user:pass@news.example/",
        "https://",
    ] {
        let entry = json!([{"title": "题", "url": url, "children": [{"title": "下"}]}]);
        let site = site(&json!({
            "title": "泉闻", "menu": entry, "footer": {"links": entry, "registrations": entry},
        }));
        let site = site.unwrap();
        let entries = [site.menu, site.footer.links, site.footer.registrations].concat();
        assert_eq!(entries, [], "{url}");
        let read = teaser(&item(&json!({
            "image": url, "_quanwen": {"source": {"name": "源", "url": url}},
        })));
        let read = read.unwrap();
        assert_eq!(read.picture, None, "{url}");
        assert_eq!(read.source.map(|it| (it.name, it.url)), Some(("源".to_owned(), None)));
        assert_eq!(teaser(&json!({"title": "题", "url": url})), None, "{url}");
    }
}

#[test]
fn a_slug_that_leaves_the_endpoint_is_left_out() {
    for slug in ["../../secret", "..", "a/b", "a?b", "%2e%2e", ""] {
        assert_eq!(teaser(&json!({"title": "题", "_quanwen": {"slug": slug}})), None, "{slug}");
        let site = site(&json!({
            "title": "泉闻",
            "menu": [{"title": "栏", "section": slug}, {"title": "页", "page": slug}],
            "sections": [{"slug": slug, "title": "栏"}],
        }));
        let site = site.unwrap();
        assert!(site.menu.iter().all(|it| it.target == Target::Heading), "{slug}: {:?}", site.menu);
        assert_eq!(site.sections, [], "{slug}");
    }
}

/// The document of a site whose menu and footer have this many levels.
fn deep(levels: usize) -> String {
    let (open, close) = (r#"[{"title":"下","list":"home","children":"#, "}]");
    let menu = format!("{}[]{}", open.repeat(levels), close.repeat(levels));
    format!(r#"{{"title":"泉闻","menu":{menu},"footer":{{"links":{menu}}}}}"#)
}

fn decode_site(body: String) -> Result<Document, LoadError> {
    let (response, mut warnings) = (DocumentResponse::new(200, body), ParseWarnings::default());
    decode_native(&DocumentId::Site, &response, &url_base("site.json"), &mut warnings)
}

#[test]
fn a_menu_ends_at_its_fourth_level() {
    let document = decode_site(deep(50)).unwrap();
    let site = document.site().unwrap();
    let depth = |entries: &[NavItem]| {
        std::iter::successors(entries.first(), |it| it.children.first()).count()
    };
    assert_eq!((depth(&site.menu), depth(&site.footer.links)), (4, 1));
}

#[test]
fn a_document_nested_without_end_is_malformed() {
    for levels in [1000, 100_000] {
        let outcome = decode_site(deep(levels));
        assert!(matches!(outcome, Err(LoadError::Malformed(_))), "{levels}: {outcome:?}");
    }
}

#[test]
fn an_invalid_menu_entry_costs_only_itself() {
    let site = site(&json!({
        "title": "泉闻",
        "menu": [
            {"title": "首页", "list": "home"}, 7, {"list": "archive"}, {"title": "", "list": "home"},
            {"title": "怪", "list": "elsewhere"}, {"title": "归档", "list": "archive", "children": "x"},
        ],
    }));
    let menu = site.unwrap().menu;
    let menu: Vec<_> = menu.iter().map(|it| (it.title.as_str(), &it.target)).collect();
    let expected = [("首页", &Target::Home), ("怪", &Target::Heading), ("归档", &Target::Archive)];
    assert_eq!(menu, expected);
}

#[test]
fn an_incomplete_heading_is_left_out_of_the_contents() {
    let headings = json!([
        {"id": "q-a", "title": "一", "level": 2}, {"id": "", "title": "二", "level": 2},
        {"id": "q-c", "title": "三", "level": 7}, {"id": "q-d", "level": 2}, "q-e",
    ]);
    let read = article(&item(&json!({"content_html": "文", "_quanwen": {"contents": headings}})));
    let ids: Vec<String> = read.unwrap().headings.into_iter().map(|it| it.id).collect();
    assert_eq!(ids, ["q-a"]);
}

#[test]
fn an_invalid_month_is_left_out_of_the_archive() {
    let months = json!({"months": [
        {"year": 2026, "month": 13, "articles": 1}, {"year": 26, "month": 1, "articles": 1},
        {"year": 2026, "month": 0, "articles": 1}, {"year": 2026, "month": 1},
        {"year": "2026", "month": 1, "articles": 1}, {"year": 2026, "month": 2, "articles": 3},
    ]});
    let months = Archive::read(&months, &mut ParseWarnings::default()).unwrap().months;
    assert_eq!(months.len(), 1);
    assert_eq!((months[0].month.month, months[0].articles), (2, 3));
}
