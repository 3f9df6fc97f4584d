//! An article, whole, and what is near it.

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::endpoint::DocumentId;
use crate::model::article::{Heading, Kind};
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::content_hash::short;
use crate::publish::documents::item::item;
use crate::publish::documents::media_sizes::MediaSizes;
use crate::publish::documents::{DocumentWriter, Documents, document_path, path_to_root, to_bytes};
use crate::publish::library::LibraryArticle;
use crate::publish::site::endonym::endonym;
use crate::publish::site::related;

/// The documents of articles and pages, and the revision of each, articles oldest first.
///
/// A revision says nothing of translations: lists state it, and the sealed page an original
/// stands in does not change when it is translated.
pub(crate) fn documents(desk: DocumentWriter<'_>) -> (Documents, Vec<Revision>) {
    let articles = desk.library.articles();
    let fronts: Vec<&FrontMatter> = articles.iter().map(|it| &it.front_matter).collect();
    let related = related::related(&fronts);
    let document = |(place, story): (usize, &LibraryArticle)| {
        let path = document_path(&DocumentId::Article(story.front_matter.slug.clone()));
        let to_site = path_to_root(&path);
        let mut value = full_item(desk, story, &to_site);
        let media = MediaSizes::of(story);
        value["_quanwen"]["media"] = json!(media.urls(&to_site));
        if let Some(related) = related.get(place) {
            let own = &mut value["_quanwen"];
            own["older"] = json!(place.checked_sub(1).map(|it| article_link(fronts[it])));
            own["newer"] = json!(fronts.get(place + 1).map(|it| article_link(it)));
            own["related"] = related.iter().map(|it| article_link(fronts[*it])).collect();
        }
        let alone = to_bytes(value.clone());
        let facts = Revision { hash: short(&alone), bytes: alone.len() + media.total() };
        let own = &mut value["_quanwen"];
        own["rev"] = json!(facts.hash);
        own["bytes"] = json!(facts.bytes);
        if let Some(others) = desk.library.translations.get(&place) {
            let others =
                others.iter().map(|it| translation(desk, &desk.library.articles_and_pages[*it]));
            own["translations"] = others.collect();
        }
        ((path, to_bytes(value)), facts)
    };
    let written: Vec<_> =
        desk.library.articles_and_pages.par_iter().enumerate().map(document).collect();
    written.into_iter().unzip()
}

/// What lists say of an article's document.
pub(crate) struct Revision {
    /// A hash of it.
    pub(crate) hash: String,
    /// As much room it takes, with its pictures.
    pub(crate) bytes: usize,
}

fn full_item(desk: DocumentWriter<'_>, story: &LibraryArticle, to_site: &str) -> Value {
    let mut value = item(desk, story, to_site);
    value["content_html"] = json!(story.body.html);
    let own = &mut value["_quanwen"];
    own["kind"] = json!((story.front_matter.kind == Kind::Page).then_some("page"));
    own["edition"] = json!(content_hash(story));
    own["contents"] = story.body.contents.iter().map(heading).collect();
    value
}

/// Changes when what one reads does, and not with the articles around it.
fn content_hash(story: &LibraryArticle) -> String {
    let read = [&*story.front_matter.title, &story.body.html].join("\n");
    short(read.as_bytes())
}

fn heading(Heading { id, title, level }: &Heading) -> Value {
    json!({ "id": id, "title": title, "level": level })
}

/// The same in another language, which is always said.
fn translation(desk: DocumentWriter<'_>, story: &LibraryArticle) -> Value {
    let FrontMatter { slug, title, language, .. } = &story.front_matter;
    let language = language.as_ref().unwrap_or(&desk.library.settings.language);
    let name = endonym(language);
    json!({ "slug": slug.as_str(), "title": title, "language": language, "name": name })
}

fn article_link(front: &FrontMatter) -> Value {
    json!({
        "slug": front.slug.as_str(),
        "title": front.title,
        "language": front.language,
        "date_published": front.published.text,
    })
}
