//! An article as it stands in a list.

use serde_json::{Value, json};

use crate::model::slug::Slug;
use crate::publish::address;
use crate::publish::documents::article::Facts;
use crate::publish::documents::{Desk, or_null};
use crate::publish::front::Front;
use crate::publish::library::{Lead, Story};
use crate::route::Route;
use crate::text::excerpt::excerpt;

/// Characters of a summary nobody wrote.
const SUMMARY_CHARACTERS: usize = 120;

/// What a list and the article's own document both say; `to_site` leads from the document there.
pub(super) fn item(desk: Desk<'_>, story: &Story, to_site: &str) -> Value {
    let Front { title, slug, published, tags, authors, .. } = &story.front;
    let url = desk.page(&Route::Article(slug.clone()));
    let updated = story.front.updated.as_ref().filter(|it| it.instant > published.instant);
    let authors: Vec<Value> = authors.iter().map(|name| json!({ "name": name })).collect();
    let tags: Vec<&str> = tags.iter().map(|it| it.label.as_str()).collect();
    json!({
        "id": url,
        "url": url,
        "title": title,
        "summary": or_null(&summary(story)),
        "image": story.lead.as_ref().map(|it| absolute(&it.address, desk.base_url)),
        "date_published": published.text,
        "date_modified": updated.map(|it| &it.text),
        "authors": Some(authors).filter(|it| !it.is_empty()),
        "tags": Some(tags).filter(|it| !it.is_empty()),
        "language": story.front.language,
        "_quanwen": own(story, to_site),
    })
}

/// The item of a list.
pub(super) fn teaser(desk: Desk<'_>, story: &Story, facts: &Facts, to_site: &str) -> Value {
    let mut item = item(desk, story, to_site);
    // JSON Feed wants a text of some kind in every item.
    item["content_text"] = json!(or_null(&summary(story)).unwrap_or(&story.front.title));
    item["_quanwen"]["rev"] = json!(facts.revision);
    item["_quanwen"]["bytes"] = json!(facts.bytes);
    item
}

fn own(story: &Story, to_site: &str) -> Value {
    let Front { slug, section, source, pinned, .. } = &story.front;
    let body = &story.body;
    json!({
        "slug": slug.as_str(),
        "section": section.as_ref().map(Slug::as_str),
        "source": source.as_ref().map(|it| json!({ "name": it.name, "url": it.url })),
        "picture": story.lead.as_ref().map(|it| picture(it, to_site)),
        "minutes": body.length.minutes(body.pictures),
        "length": body.length.total(),
        "pinned": pinned.then_some(true),
    })
}

fn picture(lead: &Lead, to_site: &str) -> Value {
    json!({
        "src": absolute(&lead.address, to_site),
        "alt": lead.alt,
        "width": lead.size.map(|it| it.0),
        "height": lead.size.map(|it| it.1),
    })
}

fn absolute(address: &str, site: &str) -> String {
    if address::is_relative(address) { format!("{site}{address}") } else { address.to_owned() }
}

/// What an article says, in short; may be empty.
pub(crate) fn summary(story: &Story) -> String {
    match story.front.summary.as_str() {
        "" => excerpt(&story.body.opening, SUMMARY_CHARACTERS),
        written => written.to_owned(),
    }
}
