//! What a page says of itself to those who do not read it: search engines, chat windows, feed
//! readers.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::model::json::{items, object, text};
use crate::model::list::List;
use crate::publish::paint::Painted;
use crate::publish::tag::escaped;
use crate::route::Route;

/// The head of a page beyond what the shell has.
#[derive(Debug)]
pub(crate) struct Head {
    /// What the page is about; may be empty.
    pub(crate) description: String,
    /// Elements for `<head>`.
    pub(crate) markup: String,
}

/// The head of the page at `route` of the site at `base_url`. The address it states is the one
/// it is to be known by, which for the page sealed next is that of the head.
pub(crate) fn head(route: &Route, canonical: &Route, painted: &Painted, base_url: &str) -> Head {
    let read = |place: usize| {
        let document = painted.documents.get(place);
        document.and_then(|(_, text)| serde_json::from_str(text).ok()).unwrap_or(Value::Null)
    };
    let (site, own) = (read(0), read(1));
    let said = |value: &Value, key: &str| text(value, key).unwrap_or_default();
    let about = ["summary", "description"].iter().find_map(|key| text(&own, key));
    let description = about.unwrap_or_else(|| said(&site, "description"));
    let address = format!("{base_url}{}", canonical.path());
    let is_article = matches!(route, Route::Article(_)) && !own.is_null();
    let title = if is_article { said(&own, "title") } else { painted.title.clone() };

    let mut head = Elements::default();
    if *route == Route::NotFound {
        head.meta("name", "robots", "noindex");
        return Head { description, markup: head.0 };
    }
    head.link("canonical", None, &address);
    if let Route::List(list, _) = canonical {
        let feed = crate::endpoint::Endpoint::List(list.clone(), None).path();
        let feed = format!("{base_url}content/{feed}");
        head.link("alternate", Some("application/feed+json"), &feed);
        let atom = format!("{base_url}{}feed.xml", Route::List(list.clone(), None).path());
        head.link("alternate", Some("application/atom+xml"), &atom);
    }
    head.meta("property", "og:site_name", &said(&site, "title"));
    head.meta("property", "og:type", if is_article { "article" } else { "website" });
    head.meta("property", "og:title", &title);
    head.meta("property", "og:description", &description);
    head.meta("property", "og:url", &address);
    if let Some(image) = text(&own, "image") {
        head.meta("property", "og:image", &image);
    }
    let card = if own.get("image").is_some() { "summary_large_image" } else { "summary" };
    head.meta("name", "twitter:card", card);
    for (property, key) in
        [("article:published_time", "date_published"), ("article:modified_time", "date_modified")]
    {
        if let Some(time) = text(&own, key) {
            head.meta("property", property, &time);
        }
    }
    match route {
        Route::Article(_) => head.data(&article(&site, &own, &address, base_url)),
        Route::List(List::All, None) => head.data(&json!({
            "@context": "https://schema.org", "@type": "WebSite",
            "name": said(&site, "title"), "url": address,
            "inLanguage": said(&site, "language"),
        })),
        _ => {}
    }
    Head { description, markup: head.0 }
}

/// `NewsArticle` of schema.org, and the way to it; a page that stands by itself is a `WebPage`.
fn article(site: &Value, own: &Value, address: &str, base_url: &str) -> Value {
    let extension = object(own, "_quanwen");
    let is_page = text(&extension, "kind").as_deref() == Some("page");
    let name = |it: &Value| json!({ "@type": "Organization", "name": text(it, "name") });
    let section = text(&extension, "section");
    let section = items(site, "sections").into_iter().find(|it| text(it, "slug") == section);
    let mut way = vec![json!({ "@type": "ListItem", "position": 1,
        "name": text(site, "title"), "item": base_url })];
    if let Some(section) = &section
        && let Some(Ok(slug)) = text(section, "slug").map(|it| crate::model::slug::Slug::new(&it))
    {
        let path = Route::List(List::Section(slug), None).path();
        way.push(json!({ "@type": "ListItem", "position": 2,
            "name": text(section, "title"), "item": format!("{base_url}{path}") }));
    }
    way.push(json!({ "@type": "ListItem", "position": way.len() + 1,
        "name": text(own, "title"), "item": address }));
    json!({
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": if is_page { "WebPage" } else { "NewsArticle" },
                "headline": text(own, "title"),
                "description": text(own, "summary"),
                "datePublished": text(own, "date_published"),
                "dateModified": text(own, "date_modified").or(text(own, "date_published")),
                "inLanguage": text(own, "language").or(text(site, "language")),
                "image": text(own, "image"),
                "articleSection": section.and_then(|it| text(&it, "title")),
                "keywords": items(own, "tags"),
                "author": items(own, "authors").iter().map(name).collect::<Value>(),
                "publisher": { "@type": "Organization", "name": text(site, "title") },
                "mainEntityOfPage": address,
            },
            { "@type": "BreadcrumbList", "itemListElement": way },
        ],
    })
}

#[derive(Default)]
struct Elements(String);

impl Elements {
    fn meta(&mut self, kind: &str, name: &str, content: &str) {
        if !content.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(self.0, "<meta {kind}=\"{name}\" content=\"{}\">", escaped(content));
        }
    }

    fn link(&mut self, rel: &str, kind: Option<&str>, href: &str) {
        let kind = kind.map(|it| format!(" type=\"{it}\"")).unwrap_or_default();
        let _ = write!(self.0, "<link rel=\"{rel}\"{kind} href=\"{}\">", escaped(href));
    }

    fn data(&mut self, value: &Value) {
        let text = inert(&value.to_string());
        let _ = write!(self.0, "<script type=\"application/ld+json\">{text}</script>");
    }
}

/// JSON as it may stand inside a `<script>`: nothing in it ends the element or begins a comment,
/// and no line separator surprises an old parser.
pub(crate) fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
