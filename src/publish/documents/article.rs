//! An article, whole, and what is near it.

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::endpoint::Endpoint;
use crate::model::article::{Heading, Kind};
use crate::publish::documents::item::item;
use crate::publish::documents::pictures::Shelf;
use crate::publish::documents::{Desk, Documents, bytes, path, to_site};
use crate::publish::front::Front;
use crate::publish::hash;
use crate::publish::library::Story;
use crate::publish::plan;
use crate::publish::translations;

/// The documents of articles and pages, and the revision of each, articles oldest first.
///
/// A revision says nothing of translations: lists state it, and the sealed page an original
/// stands in does not change when it is translated.
pub(super) fn documents(desk: Desk<'_>) -> (Documents, Vec<Facts>) {
    let articles = desk.library.articles();
    let fronts: Vec<&Front> = articles.iter().map(|it| &it.front).collect();
    let related = plan::related(&fronts);
    let shelf = Shelf::of(desk.library);
    let document = |(place, story): (usize, &Story)| {
        let path = path(&Endpoint::Article(story.front.slug.clone()));
        let to_site = to_site(&path);
        let mut value = whole(desk, story, &to_site);
        value["_quanwen"]["media"] = shelf.addresses(story, &to_site);
        if let Some(related) = related.get(place) {
            let own = &mut value["_quanwen"];
            own["older"] = json!(place.checked_sub(1).map(|it| neighbour(fronts[it])));
            own["newer"] = json!(fronts.get(place + 1).map(|it| neighbour(it)));
            own["related"] = related.iter().map(|it| neighbour(fronts[*it])).collect();
        }
        let alone = bytes(value.clone());
        let facts = Facts {
            revision: hash::hex(&alone)[..16].to_owned(),
            bytes: alone.len() + shelf.bytes(story),
        };
        let own = &mut value["_quanwen"];
        own["rev"] = json!(facts.revision);
        own["bytes"] = json!(facts.bytes);
        if let Some(others) = desk.library.translations.get(&place) {
            let others = others.iter().map(|it| translation(desk, &desk.library.stories[*it]));
            own["translations"] = others.collect();
        }
        ((path, bytes(value)), facts)
    };
    let written: Vec<_> = desk.library.stories.par_iter().enumerate().map(document).collect();
    written.into_iter().unzip()
}

/// What lists say of an article's document.
pub(super) struct Facts {
    /// A hash of it.
    pub(super) revision: String,
    /// As much room it takes, with its pictures.
    pub(super) bytes: usize,
}

fn whole(desk: Desk<'_>, story: &Story, to_site: &str) -> Value {
    let mut value = item(desk, story, to_site);
    value["content_html"] = json!(story.body.html);
    let own = &mut value["_quanwen"];
    own["kind"] = json!((story.front.kind == Kind::Page).then_some("page"));
    own["edition"] = json!(edition(story));
    own["contents"] = story.body.contents.iter().map(heading).collect();
    value
}

/// Changes when what one reads does, and not with the articles around it.
fn edition(story: &Story) -> String {
    let read = [&*story.front.title, &story.body.html].join("\n");
    hash::hex(read.as_bytes())[..16].to_owned()
}

fn heading(Heading { id, title, level }: &Heading) -> Value {
    json!({ "id": id, "title": title, "level": level })
}

/// The same in another language, which is always said.
fn translation(desk: Desk<'_>, story: &Story) -> Value {
    let Front { slug, title, language, .. } = &story.front;
    let language = language.as_ref().unwrap_or(&desk.library.settings.language);
    let name = translations::own_name(language);
    json!({ "slug": slug.as_str(), "title": title, "language": language, "name": name })
}

fn neighbour(front: &Front) -> Value {
    json!({
        "slug": front.slug.as_str(),
        "title": front.title,
        "language": front.language,
        "date_published": front.published.text,
    })
}
