//! An article as it stands in a list.

use serde_json::{Value, json};

use crate::model::slug::Slug;
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::documents::article::Revision;
use crate::publish::documents::{DocumentWriter, or_null};
use crate::publish::library::{LeadImage, LibraryArticle};
use crate::route::Route;

/// What a list and the article's own document both say; `to_site` leads from the document there.
pub(crate) fn item(desk: DocumentWriter<'_>, story: &LibraryArticle, to_site: &str) -> Value {
    let FrontMatter { title, slug, published, tags, authors, .. } = &story.front_matter;
    let url = desk.page_url(&Route::Article(slug.clone()));
    let updated = story.front_matter.updated.as_ref().filter(|it| it.instant > published.instant);
    let authors: Vec<Value> = authors.iter().map(|name| json!({ "name": name })).collect();
    let tags: Vec<&str> = tags.iter().map(|it| it.label.as_str()).collect();
    json!({
        "id": url,
        "url": url,
        "title": title,
        "summary": or_null(&story.summary()),
        "image": story.lead_image.as_ref().map(|it| it.url_from(desk.base_url)),
        "date_published": published.text,
        "date_modified": updated.map(|it| &it.text),
        "authors": Some(authors).filter(|it| !it.is_empty()),
        "tags": Some(tags).filter(|it| !it.is_empty()),
        "language": story.front_matter.language,
        "_quanwen": extension(story, to_site),
    })
}

/// The item of a list.
pub(crate) fn teaser(
    desk: DocumentWriter<'_>,
    story: &LibraryArticle,
    facts: &Revision,
    to_site: &str,
) -> Value {
    let mut item = item(desk, story, to_site);
    // JSON Feed wants a text of some kind in every item.
    item["content_text"] = json!(or_null(&story.summary()).unwrap_or(&story.front_matter.title));
    item["_quanwen"]["rev"] = json!(facts.hash);
    item["_quanwen"]["bytes"] = json!(facts.bytes);
    item
}

fn extension(story: &LibraryArticle, to_site: &str) -> Value {
    let FrontMatter { slug, section, source, pinned, .. } = &story.front_matter;
    let body = &story.body;
    json!({
        "slug": slug.as_str(),
        "section": section.as_ref().map(Slug::as_str),
        "source": source.as_ref().map(|it| json!({ "name": it.name, "url": it.url })),
        "picture": story.lead_image.as_ref().map(|it| picture(it, to_site)),
        "minutes": body.length.minutes(body.picture_count),
        "length": body.length.total(),
        "pinned": pinned.then_some(true),
    })
}

fn picture(lead: &LeadImage, to_site: &str) -> Value {
    json!({
        "src": lead.url_from(to_site),
        "alt": lead.alt,
        "width": lead.size.map(|it| it.0),
        "height": lead.size.map(|it| it.1),
    })
}
