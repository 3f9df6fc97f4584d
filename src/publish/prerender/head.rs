//! What a page says of itself to those who do not read it: search engines, chat windows, feed
//! readers.

use std::fmt::Write;

use serde_json::Value;

use crate::model::json::{items, number, object, text};
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::publish::prerender::json_ld::PageFacts;
use crate::publish::prerender::render::RenderedPage;
use crate::publish::sanitize::tag_scanner::escaped;
use crate::route::Route;

/// The head of a page beyond what the shell has.
#[derive(Debug)]
pub(crate) struct PageHead {
    /// What the page is about; may be empty.
    pub(crate) description: String,
    /// Elements for `<head>`.
    pub(crate) markup: String,
}

/// The head of the page at `route` of the site at `base_url`. The address it states is the one
/// it is to be known by, which for the page sealed next is that of the head.
pub(crate) fn page_head(
    route: &Route,
    canonical: &Route,
    painted: &RenderedPage,
    base_url: &str,
) -> PageHead {
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
    if matches!(route, Route::NotFound | Route::Saved | Route::Search) {
        head.meta("name", "robots", "noindex");
        return PageHead { description, markup: head.0 };
    }
    head.link("canonical", &[], &address);
    let language = text(&own, "language").unwrap_or_else(|| said(&site, "language"));
    for (language, href) in alternate_languages(&own, &language, &address, base_url) {
        head.link("alternate", &[("hreflang", &language)], &href);
    }
    if let Route::List(list, _) = canonical {
        let feed = crate::endpoint::DocumentId::List(list.clone(), None).path();
        let feed = format!("{base_url}content/{feed}");
        head.link("alternate", &[("type", "application/feed+json")], &feed);
        let atom = format!("{base_url}{}", Route::feed_path(list));
        head.link("alternate", &[("type", "application/atom+xml")], &atom);
    }
    head.meta("property", "og:site_name", &said(&site, "title"));
    head.meta("property", "og:type", if is_article { "article" } else { "website" });
    head.meta("property", "og:title", &title);
    head.meta("property", "og:description", &description);
    head.meta("property", "og:url", &address);
    head.meta("property", "og:locale", &open_graph_locale(&language).unwrap_or_default());
    if let Some(image) = text(&own, "image") {
        let picture = object(&object(&own, "_quanwen"), "picture");
        let pixels = |key| number(&picture, key).map(|it| it.to_string()).unwrap_or_default();
        head.meta("property", "og:image", &image);
        head.meta("property", "og:image:width", &pixels("width"));
        head.meta("property", "og:image:height", &pixels("height"));
        head.meta("property", "og:image:alt", &said(&picture, "alt"));
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
    let page = PageFacts { site: &site, document: &own, url: &address, base_url };
    match canonical {
        Route::Article(_) => head.json_ld(&page.article()),
        Route::List(List::All, None) => head.json_ld(&page.site()),
        Route::List(list @ (List::Section(_) | List::Tag(_)), _) => head.json_ld(&page.list(list)),
        _ => {}
    }
    PageHead { description, markup: head.0 }
}

/// Every language the article can be read in, its own too, and where; none where there is only
/// one.
fn alternate_languages(
    own: &Value,
    language: &str,
    address: &str,
    base_url: &str,
) -> Vec<(String, String)> {
    let other = |it: &Value| {
        let slug = Slug::new(&text(it, "slug")?).ok()?;
        Some((text(it, "language")?, format!("{base_url}{}", Route::Article(slug).path())))
    };
    let others = items(&object(own, "_quanwen"), "translations");
    let mut all: Vec<_> = others.iter().filter_map(other).collect();
    if !all.is_empty() {
        all.insert(0, (language.to_owned(), address.to_owned()));
    }
    all
}

/// A language as Open Graph has it, with a territory: the one it says, or the one its writing is
/// at home in. `None` where nobody can say.
fn open_graph_locale(tag: &str) -> Option<String> {
    let parts: Vec<&str> = tag.split('-').collect();
    let is_territory = |it: &&&str| it.len() == 2 && it.bytes().all(|it| it.is_ascii_alphabetic());
    let stated = parts.iter().skip(1).find(is_territory).map(|it| it.to_ascii_uppercase());
    let says = |script: &str| parts.iter().any(|it| it.eq_ignore_ascii_case(script));
    let language = parts.first()?.to_ascii_lowercase();
    let at_home = match language.as_str() {
        "zh" if says("Hant") => "TW",
        "zh" => "CN",
        "en" => "US",
        "ja" => "JP",
        "ko" => "KR",
        _ => "",
    };
    let territory = stated.unwrap_or_else(|| at_home.to_owned());
    (!territory.is_empty()).then(|| format!("{language}_{territory}"))
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

    fn link(&mut self, rel: &str, attributes: &[(&str, &str)], href: &str) {
        let _ = write!(self.0, "<link rel=\"{rel}\"");
        for (name, value) in attributes.iter().chain(&[("href", href)]) {
            let _ = write!(self.0, " {name}=\"{}\"", escaped(value));
        }
        self.0.push('>');
    }

    fn json_ld(&mut self, value: &Value) {
        let text = escape_for_script(&value.to_string());
        let _ = write!(self.0, "<script type=\"application/ld+json\">{text}</script>");
    }
}

/// JSON as it may stand inside a `<script>`: nothing in it ends the element or begins a comment,
/// and no line separator surprises an old parser.
pub(crate) fn escape_for_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_has_the_territory_that_is_stated_or_implied() {
        for (tag, said) in [
            ("zh-Hans", Some("zh_CN")),
            ("zh-Hant", Some("zh_TW")),
            ("zh-Hant-HK", Some("zh_HK")),
            ("zh-sg", Some("zh_SG")),
            ("en", Some("en_US")),
            ("EN-gb", Some("en_GB")),
            ("pt-BR", Some("pt_BR")),
            ("eo", None),
            ("", None),
        ] {
            assert_eq!(open_graph_locale(tag).as_deref(), said, "{tag}");
        }
    }
}
