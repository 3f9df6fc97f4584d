//! Open Graph: how a link to the page looks in chat apps and social networks.

use crate::publish::prerender::elements::Elements;
use crate::publish::prerender::page_facts::PageFacts;

/// Adds the elements. `document_title` is the `<title>` of the page, which has the name of the site.
pub(crate) fn add_open_graph(head: &mut Elements, facts: &PageFacts<'_>, document_title: &str) {
    let article = facts.article.as_ref();
    head.meta("property", "og:site_name", &facts.site.title);
    head.meta("property", "og:type", if article.is_some() { "article" } else { "website" });
    head.meta("property", "og:title", article.map_or(document_title, |it| &it.title));
    head.meta("property", "og:description", &facts.description);
    head.meta("property", "og:url", &facts.url);
    head.meta("property", "og:locale", &locale(&facts.language).unwrap_or_default());
    let image = article.and_then(|it| it.image.as_ref());
    if let Some(image) = image {
        let (width, height) = image.size.unzip();
        let pixels = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
        head.meta("property", "og:image", &image.url);
        head.meta("property", "og:image:width", &pixels(width));
        head.meta("property", "og:image:height", &pixels(height));
        head.meta("property", "og:image:alt", &image.alt);
    }
    let card = if image.is_some() { "summary_large_image" } else { "summary" };
    head.meta("name", "twitter:card", card);
    if let Some(article) = article {
        head.meta("property", "article:published_time", article.published);
        head.meta("property", "article:modified_time", article.updated.unwrap_or_default());
    }
}

/// A language tag as Open Graph writes it, with a territory: the tag's own, or the one where most
/// people write like that. `None` where neither is known.
fn locale(tag: &str) -> Option<String> {
    let parts: Vec<&str> = tag.split('-').collect();
    let is_territory = |it: &&&str| it.len() == 2 && it.bytes().all(|it| it.is_ascii_alphabetic());
    let stated = parts.iter().skip(1).find(is_territory).map(|it| it.to_ascii_uppercase());
    let has_script = |script: &str| parts.iter().any(|it| it.eq_ignore_ascii_case(script));
    let language = parts.first()?.to_ascii_lowercase();
    let implied = match language.as_str() {
        "zh" if has_script("Hant") => "TW",
        "zh" => "CN",
        "en" => "US",
        "ja" => "JP",
        "ko" => "KR",
        _ => "",
    };
    let territory = stated.unwrap_or_else(|| implied.to_owned());
    (!territory.is_empty()).then(|| format!("{language}_{territory}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_locale_has_the_territory_that_is_stated_or_implied() {
        for (tag, locale) in [
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
            assert_eq!(super::locale(tag).as_deref(), locale, "{tag}");
        }
    }
}
