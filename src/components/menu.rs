//! Where one can go. One tree for phone and desktop; the stylesheet makes the difference.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::components::list_item::list_item as item;
use crate::components::messages;
use crate::i18n::format::interpolate;
use crate::model::list::List;
use crate::model::site::{MenuEntry, Target};
use crate::route::Route;

/// Where the reader is, as far as the menu shows it.
#[derive(Clone, Copy, Debug)]
pub struct CurrentPage {
    /// The page.
    pub route: RwSignal<Route>,
    /// The list it belongs to, such as the section of an article.
    pub list: RwSignal<Option<List>>,
    /// Which part of the menu is unfolded: the whole of it, an entry by its place, or
    /// [`CLOSED`]. One at a time, since there is room for no more.
    pub open_menu_part: RwSignal<usize>,
}

/// No part of the menu is unfolded.
pub const CLOSED: usize = usize::MAX;

/// The whole menu is unfolded, on a phone.
const WHOLE_MENU: usize = usize::MAX - 1;

/// The menu of the site.
#[component]
pub fn Menu(
    /// In order.
    entries: Vec<MenuEntry>,
    /// Marks the current entry, and closes the menu when it changes.
    current_page: CurrentPage,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            current_page.open_menu_part.set(CLOSED);
        }
    };
    let entries: Vec<AnyView> = entries
        .iter()
        .enumerate()
        .map(|(place, entry)| top_item(place, entry, current_page))
        .collect();
    view! {
        <nav class="menu" aria-label=messages().menu on:keydown=on_key>
            {disclosure_button(WHOLE_MENU, "menu-button", "menu-entries".to_owned(), messages().menu.to_owned(), current_page)}
            <ul id="menu-entries" class="menu-entries">
                {entries}
            </ul>
        </nav>
    }
}

fn top_item(place: usize, entry: &MenuEntry, current_page: CurrentPage) -> AnyView {
    if entry.children.is_empty() {
        return item(link(entry, current_page));
    }
    let id = format!("menu-below-{place}");
    let label = interpolate(messages().submenu, &entry.title);
    view! {
        <li class="menu-parent">
            {link(entry, current_page)} {disclosure_button(place, "menu-fold", id.clone(), label, current_page)}
            <ul id=id class="menu-below">
                {submenu_items(&entry.children, current_page)}
            </ul>
        </li>
    }
    .into_any()
}

/// The button that unfolds one part of the menu and folds the others. What it unfolds stands
/// right behind it, where the stylesheet finds it.
fn disclosure_button(
    part: usize,
    class: &'static str,
    controls: String,
    label: String,
    current_page: CurrentPage,
) -> AnyView {
    let expanded =
        move || Some(if current_page.open_menu_part.get() == part { "true" } else { "false" });
    let toggle = move |_| {
        current_page.open_menu_part.update(|it| *it = if *it == part { CLOSED } else { part })
    };
    view! {
        <button
            type="button"
            class=class
            aria-expanded=Box::new(expanded) as DynAttribute
            aria-controls=controls
            on:click=toggle
        >
            <span>{label}</span>
        </button>
    }
    .into_any()
}

/// A value that changes with what it reads; one type for all, so that a reader downloads the
/// code for it once.
type DynAttribute = Box<dyn Fn() -> Option<&'static str> + Send>;

/// Everything below an entry, deeper levels too, in one list.
fn submenu_items(entries: &[MenuEntry], current_page: CurrentPage) -> Vec<AnyView> {
    let mut views = Vec::new();
    for entry in entries {
        views.push(item(link(entry, current_page)));
        views.extend(submenu_items(&entry.children, current_page));
    }
    views
}

/// An entry as a link, or as plain text where it only holds others.
pub(crate) fn link(entry: &MenuEntry, current_page: CurrentPage) -> AnyView {
    let title = entry.title.clone();
    let (route, list) = match &entry.target {
        Target::Heading => return view! { <span class="menu-heading">{title}</span> }.into_any(),
        Target::Url(address) => {
            let rel = address.is_external().then_some("noopener noreferrer");
            return view! { <a href=address.to_string() rel=rel>{title}</a> }.into_any();
        }
        Target::Home => (Route::HOME, Some(List::All)),
        Target::Archive => (Route::Archive, None),
        Target::Page(slug) => (Route::Article(slug.clone()), None),
        Target::Section(slug) => {
            let list = List::Section(slug.clone());
            (Route::List(list.clone(), None), Some(list))
        }
    };
    let href = route.href();
    // Also where it leads to the page one is on.
    let close = move |_| current_page.open_menu_part.set(CLOSED);
    let current = move || {
        if current_page.route.with(|it| *it == route) {
            return Some("page");
        }
        (list.is_some() && current_page.list.with(|it| *it == list)).then_some("true")
    };
    view! { <a href=href aria-current=Box::new(current) as DynAttribute on:click=close>{title}</a> }
        .into_any()
}
