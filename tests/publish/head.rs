//! What a page states about itself to search engines and chat apps.

use std::fs;

use serde_json::{Value, json};

use crate::publish::documents::site;
use crate::support::site::{BASE_URL, Fixture, article};

pub(crate) fn page(fixture: &Fixture, path: &str) -> String {
    fs::read_to_string(fixture.path(&format!("out/{path}index.html"))).unwrap()
}

/// The content of a `meta` of this name; empty without one.
fn meta<'p>(page: &'p str, name: &str) -> &'p str {
    let start = format!("\"{name}\" content=\"");
    let after = page.split_once(&start).map_or("", |(_, it)| it);
    after.split('"').next().unwrap()
}

/// The structured data of the page.
fn structured_data(page: &str) -> Value {
    let start = "<script type=\"application/ld+json\">";
    let text = page.split_once(start).unwrap().1.split_once("</script>").unwrap().0;
    let data: Value = serde_json::from_str(text).unwrap();
    assert_eq!(text.matches("null").count(), 0, "{text}");
    data
}

fn names(list: &Value) -> Vec<&str> {
    let steps = list["itemListElement"].as_array().unwrap();
    steps.iter().map(|it| it["name"].as_str().unwrap()).collect()
}

/// The structured data of an article with these lines of front matter.
fn news(lines: &str) -> Value {
    let text = article("一", "2026-11-20", "文").replace("section", &format!("{lines}section"));
    let fixture = Fixture::with(&[("a.md", &text)]);
    fixture.build().unwrap();
    structured_data(&page(&fixture, "articles/a/"))["@graph"][0].clone()
}

#[test]
fn social_cards_have_the_image_and_the_language_of_the_article() {
    let fixture = site();
    let article = page(&fixture, "articles/泉水/");
    let image = meta(&article, "og:image");
    assert!(image.starts_with(&format!("{BASE_URL}media/pic-")), "{image}");
    for (name, content) in [
        ("og:image:width", "40"),
        ("og:image:height", "30"),
        ("og:image:alt", "一幅图"),
        ("og:locale", "zh_TW"),
        ("og:title", "济南市人民政府 要闻 “……”"),
        ("twitter:card", "summary_large_image"),
    ] {
        assert_eq!(meta(&article, name), content, "{name}");
    }
    let plain = page(&fixture, "articles/b/");
    for (name, content) in [
        ("og:image", ""),
        ("og:image:width", ""),
        ("og:locale", "zh_CN"),
        ("twitter:card", "summary"),
    ] {
        assert_eq!(meta(&plain, name), content, "{name}");
    }
}

#[test]
fn an_author_is_a_person_unless_it_is_the_source_or_the_site() {
    for (lines, authors) in [
        ("authors: [王泉]\n", json!([{ "@type": "Person", "name": "王泉" }])),
        (
            "authors: [王泉, 泉闻编辑部]\n",
            json!([
                { "@type": "Person", "name": "王泉" },
                { "@type": "Organization", "name": "泉闻编辑部" },
            ]),
        ),
        (
            "authors: [水文站]\nsource: {name: 水文站}\n",
            json!([{ "@type": "Organization", "name": "水文站" }]),
        ),
        (
            "source: {name: 水文站, url: 'https://water.example/'}\n",
            json!([
                { "@type": "Organization", "name": "水文站", "url": "https://water.example/" },
            ]),
        ),
        ("", json!([{ "@type": "Organization", "name": "泉闻", "url": BASE_URL }])),
    ] {
        assert_eq!(news(lines)["author"], authors, "{lines}");
    }
}

#[test]
fn structured_data_has_what_search_engines_require_and_nothing_unknown() {
    let fixture = site();
    let graph = structured_data(&page(&fixture, "articles/泉水/"));
    let article = &graph["@graph"][0];
    let image = &article["image"];
    assert_eq!((&image["width"], &image["height"]), (&json!(40), &json!(30)));
    assert!(image["url"].as_str().unwrap().starts_with(BASE_URL));
    for (name, value) in [
        ("@type", json!("NewsArticle")),
        ("isAccessibleForFree", json!(true)),
        ("articleSection", json!("要闻")),
        ("inLanguage", json!("zh-Hant")),
        ("keywords", json!(["泉水", "Open Data"])),
        ("dateModified", json!("2026-11-21T10:00:00+08:00")),
    ] {
        assert_eq!(article[name], value, "{name}");
    }
    let plain = structured_data(&page(&fixture, "articles/b/"));
    for name in ["image", "keywords"] {
        assert!(plain["@graph"][0].get(name).is_none(), "{name}");
    }
    assert_eq!(
        structured_data(&page(&fixture, "articles/about/"))["@graph"][0]["@type"],
        json!("WebPage")
    );
}

#[test]
fn breadcrumbs_start_at_the_front_page() {
    let fixture = site();
    assert_eq!(names(&structured_data(&page(&fixture, "sections/guonei/"))), ["泉闻", "国内"]);
    let tag = structured_data(&page(&fixture, "tags/open-data/"));
    assert_eq!(names(&tag), ["泉闻", "Open Data"]);
    let tag = &tag["itemListElement"][1]["item"];
    assert_eq!(*tag, json!(format!("{BASE_URL}tags/open-data/")));
    let article = &structured_data(&page(&fixture, "articles/泉水/"))["@graph"][1];
    assert_eq!(names(article), ["泉闻", "要闻", "济南市人民政府 要闻 “……”"]);
    let home = structured_data(&page(&fixture, ""));
    assert_eq!((&home["@type"], &home["name"]), (&json!("WebSite"), &json!("泉闻")));
}
