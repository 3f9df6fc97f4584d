//! An article, whole, and what is near it.

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::endpoint::Endpoint;
use crate::model::article::{Heading, Kind};
use crate::publish::documents::item::item;
use crate::publish::documents::{Desk, bytes, path, to_site};
use crate::publish::front::Front;
use crate::publish::library::Story;
use crate::publish::plan;

/// The documents of articles, oldest first, and pages.
pub(super) fn documents(desk: Desk<'_>) -> Vec<(String, Vec<u8>)> {
    let articles = desk.library.articles();
    let fronts: Vec<&Front> = articles.iter().map(|it| &it.front).collect();
    let related = plan::related(&fronts);
    let document = |(place, story): (usize, &Story)| {
        let path = path(&Endpoint::Article(story.front.slug.clone()));
        let mut value = whole(desk, story, &to_site(&path));
        if let Some(related) = related.get(place) {
            let own = &mut value["_quanwen"];
            own["older"] = json!(place.checked_sub(1).map(|it| neighbour(fronts[it])));
            own["newer"] = json!(fronts.get(place + 1).map(|it| neighbour(it)));
            own["related"] = related.iter().map(|it| neighbour(fronts[*it])).collect();
        }
        (path, bytes(value))
    };
    desk.library.stories.par_iter().enumerate().map(document).collect()
}

fn whole(desk: Desk<'_>, story: &Story, to_site: &str) -> Value {
    let mut value = item(desk, story, to_site);
    value["content_html"] = json!(story.body.html);
    let own = &mut value["_quanwen"];
    own["kind"] = json!((story.front.kind == Kind::Page).then_some("page"));
    own["contents"] = story.body.contents.iter().map(heading).collect();
    value
}

fn heading(Heading { id, title, level }: &Heading) -> Value {
    json!({ "id": id, "title": title, "level": level })
}

fn neighbour(front: &Front) -> Value {
    json!({
        "slug": front.slug.as_str(),
        "title": front.title,
        "language": front.language,
        "date_published": front.published.text,
    })
}
