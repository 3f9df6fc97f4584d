//! Structured data of a page for search engines: JSON-LD in the vocabulary of schema.org.

use serde_json::{Value, json};

use crate::model::article::Kind;
use crate::model::list::List;
use crate::publish::json::{or_null, without_nulls};
use crate::publish::prerender::article_facts::{ArticleFacts, ImageFacts, LinkFacts};
use crate::publish::prerender::page_facts::PageFacts;
use crate::publish::prerender::site_facts::SiteFacts;
use crate::route::Route;

/// The structured data of a page; none for pages that schema.org has no type for.
pub(crate) fn structured_data(facts: &PageFacts<'_>) -> Option<Value> {
    let data = match (facts.canonical, &facts.article) {
        (_, Some(article)) => article_page(facts, article),
        (Route::List(List::All, None), _) => front_page(facts),
        (Route::List(List::Section(_) | List::Tag(_), _), _) => list_page(facts),
        _ => return None,
    };
    Some(without_nulls(data))
}

/// A `WebSite`.
fn front_page(facts: &PageFacts<'_>) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": or_null(&facts.site.title),
        "description": or_null(&facts.site.description),
        "url": facts.url,
        "inLanguage": or_null(&facts.site.language),
    })
}

/// The breadcrumbs of a list, which are the same on each of its pages.
fn list_page(facts: &PageFacts<'_>) -> Value {
    let Route::List(list, _) = facts.canonical else { return Value::Null };
    let path = Route::List(list.clone(), None).path();
    let url = format!("{}{path}", facts.site.base_url);
    let list = LinkFacts { name: facts.list_title.clone(), url };
    let mut value = breadcrumbs(&[home(facts.site), list]);
    value["@context"] = json!("https://schema.org");
    value
}

/// A `NewsArticle`, or a `WebPage` for a static page, and its breadcrumbs.
fn article_page(facts: &PageFacts<'_>, article: &ArticleFacts<'_>) -> Value {
    let is_page = article.kind == Kind::Page;
    let section = article.section.clone();
    let section_name = section.as_ref().filter(|_| !is_page).map(|it| &it.name);
    let page = LinkFacts { name: article.title.clone(), url: facts.url.clone() };
    let steps = [Some(home(facts.site)), section.clone(), Some(page)];
    json!({
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": if is_page { "WebPage" } else { "NewsArticle" },
                "headline": or_null(&article.title),
                "description": or_null(&article.summary),
                "datePublished": article.published,
                "dateModified": article.updated.unwrap_or(article.published),
                "inLanguage": or_null(&facts.language),
                "image": article.image.as_ref().map(image),
                "articleSection": section_name.and_then(|it| or_null(it)),
                "keywords": Some(&article.tags).filter(|it| !it.is_empty()),
                "author": authors(facts.site, article),
                "publisher": publisher(facts.site),
                "isAccessibleForFree": true,
                "mainEntityOfPage": facts.url,
            },
            breadcrumbs(&steps.into_iter().flatten().collect::<Vec<_>>()),
        ],
    })
}

/// The authors. An author is a person, unless the name is that of the source, or begins with the name
/// of the site, as that of its newsroom does. Without authors, the source is the author, or else the
/// site.
fn authors(site: &SiteFacts, article: &ArticleFacts<'_>) -> Vec<Value> {
    let source = article.source.as_ref();
    let is_organization = |name: &str| {
        let is_site = !site.title.is_empty() && name.starts_with(&site.title);
        is_site || source.is_some_and(|it| it.name == name)
    };
    let author = |name: &String| {
        let kind = if is_organization(name) { "Organization" } else { "Person" };
        json!({ "@type": kind, "name": name })
    };
    if article.authors.is_empty() {
        return vec![source.map_or_else(|| publisher(site), organization)];
    }
    article.authors.iter().map(author).collect()
}

fn publisher(site: &SiteFacts) -> Value {
    organization(&home(site))
}

fn organization(LinkFacts { name, url }: &LinkFacts) -> Value {
    json!({ "@type": "Organization", "name": or_null(name), "url": or_null(url) })
}

fn image(ImageFacts { url, size, .. }: &ImageFacts) -> Value {
    let (width, height) = size.unzip();
    json!({ "@type": "ImageObject", "url": url, "width": width, "height": height })
}

/// The front page, as the first breadcrumb.
fn home(site: &SiteFacts) -> LinkFacts {
    LinkFacts { name: site.title.clone(), url: site.base_url.clone() }
}

/// The pages from the front page to this one.
fn breadcrumbs(steps: &[LinkFacts]) -> Value {
    let step = |(number, LinkFacts { name, url }): (usize, &LinkFacts)| json!({ "@type": "ListItem", "position": number, "name": or_null(name), "item": url });
    let steps: Vec<Value> = (1..).zip(steps).map(step).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": steps })
}
