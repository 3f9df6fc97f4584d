//! The archive: `archive.json` with all months, and a document for the articles of each month.

use serde_json::{Value, json};

use crate::endpoint::DocumentId;
use crate::i18n::Lang;
use crate::i18n::date;
use crate::model::archive::{Archive, Month, MonthCount};
use crate::publish::documents::context::{DocumentContext, document_path};
use crate::publish::documents::document_text::DocumentText;
use crate::publish::documents::feed::JSON_FEED_VERSION;
use crate::publish::documents::revision::{Revision, Revisions};
use crate::publish::library::{Library, LibraryArticle};
use crate::route::Route;

/// The documents of the months, and `archive.json`.
pub(crate) fn documents(
    context: DocumentContext<'_>,
    revisions: &Revisions<'_>,
) -> Vec<(String, DocumentText)> {
    let months = context.library.site_lists.months.iter();
    let months = months.map(|(month, it)| month_document(context, *month, it, revisions));
    months.chain([archive_document(&archive(context.library))]).collect()
}

/// The document of a month. `indexes` are its articles, oldest first.
pub(crate) fn month_document(
    context: DocumentContext<'_>,
    month: Month,
    indexes: &[usize],
    revisions: &Revisions<'_>,
) -> (String, DocumentText) {
    let articles = context.library.articles();
    let items = indexes.iter().rev();
    let items = items.map(|it| item(context, &articles[*it], &revisions(*it))).collect();
    let path = document_path(&DocumentId::Month(month));
    (path, DocumentText::new(feed(context, month, items)))
}

/// The months that have articles.
pub(crate) fn archive(library: &Library) -> Archive {
    let count = |(month, indexes): (&Month, &Vec<usize>)| MonthCount {
        month: *month,
        articles: u32::try_from(indexes.len()).unwrap_or(u32::MAX),
    };
    Archive { months: library.site_lists.months.iter().rev().map(count).collect() }
}

/// `archive.json`.
pub(crate) fn archive_document(archive: &Archive) -> (String, DocumentText) {
    let count = |MonthCount { month, articles }: &MonthCount| json!({ "year": month.year, "month": month.month, "articles": articles });
    let months: Value = archive.months.iter().map(count).collect();
    (document_path(&DocumentId::Archive), DocumentText::new(json!({ "months": months })))
}

fn feed(context: DocumentContext<'_>, month: Month, items: Value) -> Value {
    let language = &context.library.settings.language;
    json!({
        "version": JSON_FEED_VERSION,
        "title": date::month(month, Lang::of(language)),
        "language": language,
        "home_page_url": context.page_url(&Route::Month(month)),
        "feed_url": context.document_url(&DocumentId::Month(month)),
        "items": items,
    })
}

/// An item with only what the page of a month shows.
fn item(context: DocumentContext<'_>, article: &LibraryArticle, revision: &Revision) -> Value {
    let front_matter = &article.front_matter;
    let url = context.page_url(&Route::Article(front_matter.slug.clone()));
    json!({
        "id": url,
        "url": url,
        "title": front_matter.title,
        "content_text": front_matter.title,
        "date_published": front_matter.published.text,
        "language": front_matter.language,
        "_quanwen": { "slug": front_matter.slug.as_str(), "rev": revision.hash },
    })
}
