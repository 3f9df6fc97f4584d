//! The documents of lists, as JSON Feed 1.1: the head of each list and its sealed pages.

use serde_json::{Value, json};

use crate::endpoint::DocumentId;
use crate::model::list::List;
use crate::publish::documents::context::{DocumentContext, document_path, path_to_root};
use crate::publish::documents::document_text::DocumentText;
use crate::publish::documents::item::teaser;
use crate::publish::documents::revision::Revision;
use crate::publish::json::or_null;
use crate::publish::library::Library;
use crate::publish::site::pagination;
use crate::publish::site::pagination::ListPages;
use crate::route::Route;

/// The member `version` of a JSON Feed.
pub(crate) const JSON_FEED_VERSION: &str = "https://jsonfeed.org/version/1.1";

/// The documents of all lists.
pub(crate) fn documents(
    context: DocumentContext<'_>,
    revisions: &[Revision],
) -> Vec<(String, DocumentText)> {
    let lists = context.library.site_lists.lists.iter();
    lists.flat_map(|(list, indexes)| list_documents(context, list, indexes, revisions)).collect()
}

/// The sealed pages of a list, oldest first, and its head. `indexes` are its articles, oldest first.
fn list_documents(
    context: DocumentContext<'_>,
    list: &List,
    indexes: &[usize],
    revisions: &[Revision],
) -> Vec<(String, DocumentText)> {
    let ListPages { sealed, head } = pagination::paginate(indexes);
    let document =
        |number: Option<usize>, indexes: &[usize], own: &dyn Fn(&str) -> Option<Value>| {
            let page = number.and_then(|it| u32::try_from(it).ok());
            let path = document_path(&DocumentId::List(list.clone(), page));
            let to_site = path_to_root(&path);
            let items = indexes.iter().rev().map(|it| item(context, *it, revisions, &to_site));
            let older_pages = number.map_or(sealed.len(), |it| it - 1);
            let mut value = feed(context, list, page, older_pages);
            value["items"] = items.collect();
            value["_quanwen"] = json!(own(&to_site));
            (path, DocumentText::new(value))
        };
    // Only the head states how many sealed pages there are: a sealed page never changes.
    let own = |to_site: &str| {
        let pinned = pinned(context.library, list, indexes);
        let pinned = pinned.map(|it| item(context, it, revisions, to_site));
        Some(json!({ "sealed": sealed.len(), "pinned": pinned.collect::<Vec<_>>() }))
    };
    let numbered = (1..).zip(&sealed).map(|(number, it)| document(Some(number), it, &|_| None));
    numbered.chain([document(None, head, &own)]).collect()
}

/// The members of a JSON Feed but for its items.
fn feed(context: DocumentContext<'_>, list: &List, page: Option<u32>, older_pages: usize) -> Value {
    let (title, description) = context.library.describe_list(list);
    let next = u32::try_from(older_pages).ok().filter(|it| *it > 0);
    let next = next.map(|it| context.document_url(&DocumentId::List(list.clone(), Some(it))));
    json!({
        "version": JSON_FEED_VERSION,
        "title": title,
        "description": or_null(description),
        "language": context.library.settings.language,
        "home_page_url": context.page_url(&Route::List(list.clone(), page)),
        "feed_url": context.document_url(&DocumentId::List(list.clone(), page)),
        "next_url": next,
    })
}

/// The pinned articles of a list, newest first. Lists of tags pin none.
fn pinned<'l>(
    library: &'l Library,
    list: &List,
    indexes: &'l [usize],
) -> impl Iterator<Item = usize> + use<'l> {
    let pins = !matches!(list, List::Tag(_));
    let articles = library.articles();
    indexes.iter().rev().copied().filter(move |it| pins && articles[*it].front_matter.pinned)
}

/// The article that the head of a list shows first.
pub(crate) fn first_teaser(library: &Library, list: &List) -> Option<usize> {
    let indexes = library.site_lists.lists.get(list)?;
    pinned(library, list, indexes).next().or(indexes.last().copied())
}

fn item(
    context: DocumentContext<'_>,
    index: usize,
    revisions: &[Revision],
    to_site: &str,
) -> Value {
    teaser(context, &context.library.articles()[index], &revisions[index], to_site)
}
