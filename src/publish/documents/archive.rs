//! All articles by year and month.

use serde_json::{Value, json};

use crate::endpoint::Endpoint;
use crate::model::archive::Month;
use crate::publish::documents::article::Facts;
use crate::publish::documents::feed::VERSION;
use crate::publish::documents::{Desk, bytes, path};
use crate::publish::library::Story;
use crate::route::Route;
use crate::text::date;
use crate::text::words::Lang;

/// The archive and its months.
pub(super) fn documents(desk: Desk<'_>, facts: &[Facts]) -> Vec<(String, Vec<u8>)> {
    let months = &desk.library.plan.months;
    let count = |(month, places): (&Month, &Vec<usize>)| json!({ "year": month.year, "month": month.month, "articles": places.len() });
    let newest_first: Value = months.iter().rev().map(count).collect();
    let archive = (path(&Endpoint::Archive), bytes(json!({ "months": newest_first })));
    let documents = months.iter().map(|(month, places)| {
        let items = places.iter().rev();
        let items = items.map(|it| item(desk, &desk.library.articles()[*it], &facts[*it]));
        (path(&Endpoint::Month(*month)), bytes(feed(desk, *month, items.collect())))
    });
    documents.chain([archive]).collect()
}

fn feed(desk: Desk<'_>, month: Month, items: Value) -> Value {
    let language = &desk.library.settings.language;
    json!({
        "version": VERSION,
        "title": date::month(month, Lang::of(language)),
        "language": language,
        "home_page_url": desk.page(&Route::Month(month)),
        "feed_url": desk.document(&Endpoint::Month(month)),
        "items": items,
    })
}

/// As little as a month's page shows.
fn item(desk: Desk<'_>, story: &Story, facts: &Facts) -> Value {
    let front = &story.front;
    let url = desk.page(&Route::Article(front.slug.clone()));
    json!({
        "id": url,
        "url": url,
        "title": front.title,
        "content_text": front.title,
        "date_published": front.published.text,
        "language": front.language,
        "_quanwen": { "slug": front.slug.as_str(), "rev": facts.revision },
    })
}
