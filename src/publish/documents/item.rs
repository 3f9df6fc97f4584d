//! An article as JSON Feed item, with what a list and the article's own document both state.

use serde_json::{Value, json};

use crate::model::slug::Slug;
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::documents::context::DocumentContext;
use crate::publish::documents::revision::Revision;
use crate::publish::json::or_null;
use crate::publish::library::{LeadImage, LibraryArticle};
use crate::route::Route;

/// The members that a list and the article's own document share. `to_site` is the relative URL of
/// the site, seen from the document.
pub(crate) fn item(context: DocumentContext<'_>, article: &LibraryArticle, to_site: &str) -> Value {
    let FrontMatter { title, slug, published, tags, authors, .. } = &*article.front_matter;
    let url = context.page_url(&Route::Article(slug.clone()));
    let changed = article.front_matter.last_changed();
    let updated = Some(changed).filter(|it| it.instant > published.instant);
    let authors: Vec<Value> = authors.iter().map(|name| json!({ "name": name })).collect();
    let tags: Vec<&str> = tags.iter().map(|it| it.label.as_str()).collect();
    json!({
        "id": url,
        "url": url,
        "title": title,
        "summary": or_null(&article.summary()),
        "image": article.lead_image().map(|it| it.url_from(context.base_url)),
        "date_published": published.text,
        "date_modified": updated.map(|it| &it.text),
        "authors": Some(authors).filter(|it| !it.is_empty()),
        "tags": Some(tags).filter(|it| !it.is_empty()),
        "language": article.front_matter.language,
        "_quanwen": extension(article, to_site),
    })
}

/// The item of a list.
pub(crate) fn teaser(
    context: DocumentContext<'_>,
    article: &LibraryArticle,
    revision: &Revision,
    to_site: &str,
) -> Value {
    let mut item = item(context, article, to_site);
    let summary = article.summary();
    // JSON Feed requires `content_text` or `content_html` in every item.
    item["content_text"] = json!(or_null(&summary).unwrap_or(&article.front_matter.title));
    item["_quanwen"]["rev"] = json!(revision.hash);
    item["_quanwen"]["bytes"] = json!(revision.bytes);
    item
}

/// The members that JSON Feed does not have (`docs/endpoint.md` lists them).
fn extension(article: &LibraryArticle, to_site: &str) -> Value {
    let FrontMatter { slug, section, source, pinned, .. } = &*article.front_matter;
    let body = article.body();
    json!({
        "slug": slug.as_str(),
        "section": section.as_ref().map(Slug::as_str),
        "source": source.as_ref().map(|it| json!({ "name": it.name, "url": it.url })),
        "picture": article.lead_image().map(|it| picture(it, to_site)),
        "minutes": body.length.minutes(body.picture_count),
        "length": body.length.total(),
        "pinned": pinned.then_some(true),
    })
}

fn picture(image: &LeadImage, to_site: &str) -> Value {
    json!({
        "src": image.url_from(to_site),
        "alt": image.alt,
        "width": image.size.map(|it| it.0),
        "height": image.size.map(|it| it.1),
    })
}
