//! The documents of lists, as JSON Feed 1.1: the head of each list and its sealed pages.

use serde_json::{Value, json};

use crate::endpoint::DocumentId;
use crate::model::list::{List, sealed_pages};
use crate::publish::documents::context::{DocumentContext, document_path, path_to_root};
use crate::publish::documents::document_text::DocumentText;
use crate::publish::documents::item::teaser;
use crate::publish::documents::revision::Revisions;
use crate::publish::json::or_null;
use crate::publish::library::Library;
use crate::publish::site::pagination;
use crate::publish::site::pagination::ListPages;
use crate::route::Route;

/// The member `version` of a JSON Feed.
pub(crate) const JSON_FEED_VERSION: &str = "https://jsonfeed.org/version/1.1";

/// The documents of all lists: the sealed pages of each, oldest first, and its head.
pub(crate) fn documents(
    context: DocumentContext<'_>,
    revisions: &Revisions<'_>,
) -> Vec<(String, DocumentText)> {
    let of_list = |(list, indexes): (&List, &Vec<usize>)| {
        let sealed = (1..=sealed_pages(indexes.len())).map(|it| u32::try_from(it).ok());
        let page = |number| document(context, list, indexes, number, revisions);
        sealed.chain([None]).filter_map(page).collect::<Vec<_>>()
    };
    context.library.site_lists.lists.iter().flat_map(of_list).collect()
}

/// The head of a list, or with a number one of its sealed pages; `None` where it has no such page.
/// `indexes` are its articles, oldest first.
pub(crate) fn document(
    context: DocumentContext<'_>,
    list: &List,
    indexes: &[usize],
    number: Option<u32>,
    revisions: &Revisions<'_>,
) -> Option<(String, DocumentText)> {
    let ListPages { sealed, head } = pagination::paginate(indexes);
    let (shown, older_pages) = match number {
        None => (head, sealed.len()),
        Some(number) => {
            let older_pages = usize::try_from(number).ok()?.checked_sub(1)?;
            (*sealed.get(older_pages)?, older_pages)
        }
    };
    let path = document_path(&DocumentId::List(list.clone(), number));
    let to_site = path_to_root(&path);
    let item = |index: usize| {
        teaser(context, &context.library.articles()[index], &revisions(index), &to_site)
    };
    let mut value = feed(context, list, number, older_pages);
    value["items"] = shown.iter().rev().map(|it| item(*it)).collect();
    // Only the head states how many sealed pages there are: a sealed page never changes.
    if number.is_none() {
        let pinned: Vec<Value> = pinned(context.library, list, indexes).map(item).collect();
        value["_quanwen"] = json!({ "sealed": sealed.len(), "pinned": pinned });
    }
    Some((path, DocumentText::new(value)))
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
