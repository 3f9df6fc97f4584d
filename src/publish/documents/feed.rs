//! Lists, as JSON Feed 1.1: their heads and their sealed pages.

use serde_json::{Value, json};

use crate::endpoint::DocumentId;
use crate::model::list::List;
use crate::publish::documents::article::Revision;
use crate::publish::documents::item::teaser;
use crate::publish::documents::{DocumentWriter, document_path, or_null, path_to_root, to_bytes};
use crate::publish::site::pagination;
use crate::publish::site::pagination::ListPages;
use crate::route::Route;

/// What JSON Feed calls itself.
pub(crate) const JSON_FEED_VERSION: &str = "https://jsonfeed.org/version/1.1";

/// The documents of all lists.
pub(crate) fn documents(desk: DocumentWriter<'_>, facts: &[Revision]) -> Vec<(String, Vec<u8>)> {
    let lists = desk.library.site_lists.lists.iter();
    lists.flat_map(|(list, places)| list_documents(desk, list, places, facts)).collect()
}

fn list_documents(
    desk: DocumentWriter<'_>,
    list: &List,
    places: &[usize],
    facts: &[Revision],
) -> Vec<(String, Vec<u8>)> {
    let ListPages { sealed, head } = pagination::paginate(places);
    // Sealed pages never change, so nothing in them may say how many there are by now.
    let one = |page: Option<usize>, places: &[usize], own: Option<&dyn Fn(&str) -> Value>| {
        let number = page.and_then(|it| u32::try_from(it).ok());
        let endpoint = DocumentId::List(list.clone(), number);
        let path = document_path(&endpoint);
        let to_site = path_to_root(&path);
        let below = page.map_or(sealed.len(), |it| it - 1);
        let items = places.iter().rev().map(|it| item(desk, *it, facts, &to_site));
        let mut value = feed(desk, list, number, below);
        value["items"] = items.collect();
        value["_quanwen"] = json!(own.map(|own| own(&to_site)));
        (path, to_bytes(value))
    };
    let own = |to_site: &str| {
        let pinned = pinned(desk, list, places);
        let pinned = pinned.map(|it| item(desk, it, facts, to_site));
        json!({ "sealed": sealed.len(), "pinned": pinned.collect::<Vec<_>>() })
    };
    let numbered = sealed.iter().enumerate().map(|(index, it)| one(Some(index + 1), it, None));
    numbered.chain([one(None, head, Some(&own))]).collect()
}

fn feed(desk: DocumentWriter<'_>, list: &List, number: Option<u32>, below: usize) -> Value {
    let settings = &desk.library.settings;
    let (title, description) = desk.library.describe_list(list);
    let next = u32::try_from(below).ok().filter(|it| *it > 0);
    let next = next.map(|it| desk.document_url(&DocumentId::List(list.clone(), Some(it))));
    json!({
        "version": JSON_FEED_VERSION,
        "title": title,
        "description": or_null(description),
        "language": settings.language,
        "home_page_url": desk.page_url(&Route::List(list.clone(), number)),
        "feed_url": desk.document_url(&DocumentId::List(list.clone(), number)),
        "next_url": next,
    })
}

/// Pinned articles of the list, newest first; tags pin nothing.
fn pinned<'l>(
    desk: DocumentWriter<'l>,
    list: &List,
    places: &'l [usize],
) -> impl Iterator<Item = usize> + use<'l> {
    let pins = !matches!(list, List::Tag(_));
    let articles = desk.library.articles();
    places.iter().rev().copied().filter(move |it| pins && articles[*it].front_matter.pinned)
}

fn item(desk: DocumentWriter<'_>, place: usize, facts: &[Revision], to_site: &str) -> Value {
    teaser(desk, &desk.library.articles()[place], &facts[place], to_site)
}
