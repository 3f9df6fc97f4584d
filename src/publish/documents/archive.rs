//! All articles by year and month.

use serde_json::{Value, json};

use crate::endpoint::DocumentId;
use crate::i18n::Lang;
use crate::i18n::date;
use crate::model::archive::Month;
use crate::publish::documents::article::Revision;
use crate::publish::documents::feed::JSON_FEED_VERSION;
use crate::publish::documents::{DocumentWriter, document_path, to_bytes};
use crate::publish::library::LibraryArticle;
use crate::route::Route;

/// The archive and its months.
pub(crate) fn documents(desk: DocumentWriter<'_>, facts: &[Revision]) -> Vec<(String, Vec<u8>)> {
    let months = &desk.library.site_lists.months;
    let count = |(month, places): (&Month, &Vec<usize>)| json!({ "year": month.year, "month": month.month, "articles": places.len() });
    let newest_first: Value = months.iter().rev().map(count).collect();
    let archive =
        (document_path(&DocumentId::Archive), to_bytes(json!({ "months": newest_first })));
    let documents = months.iter().map(|(month, places)| {
        let items = places.iter().rev();
        let items = items.map(|it| item(desk, &desk.library.articles()[*it], &facts[*it]));
        (document_path(&DocumentId::Month(*month)), to_bytes(feed(desk, *month, items.collect())))
    });
    documents.chain([archive]).collect()
}

fn feed(desk: DocumentWriter<'_>, month: Month, items: Value) -> Value {
    let language = &desk.library.settings.language;
    json!({
        "version": JSON_FEED_VERSION,
        "title": date::month(month, Lang::of(language)),
        "language": language,
        "home_page_url": desk.page_url(&Route::Month(month)),
        "feed_url": desk.document_url(&DocumentId::Month(month)),
        "items": items,
    })
}

/// As little as a month's page shows.
fn item(desk: DocumentWriter<'_>, story: &LibraryArticle, facts: &Revision) -> Value {
    let front = &story.front_matter;
    let url = desk.page_url(&Route::Article(front.slug.clone()));
    json!({
        "id": url,
        "url": url,
        "title": front.title,
        "content_text": front.title,
        "date_published": front.published.text,
        "language": front.language,
        "_quanwen": { "slug": front.slug.as_str(), "rev": facts.hash },
    })
}
