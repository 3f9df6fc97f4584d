//! Lists, as JSON Feed 1.1: their heads and their sealed pages.

use serde_json::{Value, json};

use crate::endpoint::Endpoint;
use crate::model::list::List;
use crate::publish::documents::article::Facts;
use crate::publish::documents::item::teaser;
use crate::publish::documents::{Desk, bytes, or_null, path, to_site};
use crate::publish::library::Library;
use crate::publish::plan::{self, Cut};
use crate::route::Route;

/// What JSON Feed calls itself.
pub(super) const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// The documents of all lists.
pub(super) fn documents(desk: Desk<'_>, facts: &[Facts]) -> Vec<(String, Vec<u8>)> {
    let lists = desk.library.plan.lists.iter();
    lists.flat_map(|(list, places)| pages(desk, list, places, facts)).collect()
}

fn pages(desk: Desk<'_>, list: &List, places: &[usize], facts: &[Facts]) -> Vec<(String, Vec<u8>)> {
    let Cut { sealed, head } = plan::cut(places);
    // Sealed pages never change, so nothing in them may say how many there are by now.
    let one = |page: Option<usize>, places: &[usize], own: Option<&dyn Fn(&str) -> Value>| {
        let number = page.and_then(|it| u32::try_from(it).ok());
        let endpoint = Endpoint::List(list.clone(), number);
        let path = path(&endpoint);
        let to_site = to_site(&path);
        let below = page.map_or(sealed.len(), |it| it - 1);
        let items = places.iter().rev().map(|it| item(desk, *it, facts, &to_site));
        let mut value = feed(desk, list, number, below);
        value["items"] = items.collect();
        value["_quanwen"] = json!(own.map(|own| own(&to_site)));
        (path, bytes(value))
    };
    let own = |to_site: &str| {
        let pinned = pinned(desk, list, places);
        let pinned = pinned.map(|it| item(desk, it, facts, to_site));
        json!({ "sealed": sealed.len(), "pinned": pinned.collect::<Vec<_>>() })
    };
    let numbered = sealed.iter().enumerate().map(|(index, it)| one(Some(index + 1), it, None));
    numbered.chain([one(None, head, Some(&own))]).collect()
}

fn feed(desk: Desk<'_>, list: &List, number: Option<u32>, below: usize) -> Value {
    let settings = &desk.library.settings;
    let (title, description) = about(desk.library, list);
    let next = u32::try_from(below).ok().filter(|it| *it > 0);
    let next = next.map(|it| desk.document(&Endpoint::List(list.clone(), Some(it))));
    json!({
        "version": VERSION,
        "title": title,
        "description": or_null(description),
        "language": settings.language,
        "home_page_url": desk.page(&Route::List(list.clone(), number)),
        "feed_url": desk.document(&Endpoint::List(list.clone(), number)),
        "next_url": next,
    })
}

/// What a list is called and what it is about.
pub(crate) fn about<'l>(library: &'l Library, list: &List) -> (&'l str, &'l str) {
    let settings = &library.settings;
    match list {
        List::All => (&settings.title, &settings.description),
        List::Section(slug) => {
            let section = settings.sections.iter().find(|it| it.slug == *slug);
            section.map_or(("", ""), |it| (&it.title, &it.description))
        }
        List::Tag(slug) => (library.plan.labels.get(slug).map_or("", String::as_str), ""),
    }
}

/// Pinned articles of the list, newest first; tags pin nothing.
fn pinned<'l>(
    desk: Desk<'l>,
    list: &List,
    places: &'l [usize],
) -> impl Iterator<Item = usize> + use<'l> {
    let pins = !matches!(list, List::Tag(_));
    let articles = desk.library.articles();
    places.iter().rev().copied().filter(move |it| pins && articles[*it].front.pinned)
}

fn item(desk: Desk<'_>, place: usize, facts: &[Facts], to_site: &str) -> Value {
    teaser(desk, &desk.library.articles()[place], &facts[place], to_site)
}
