//! Where one can go. One tree for phone and desktop; the stylesheet makes the difference.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::components::entry::entry as item;
use crate::components::words;
use crate::model::list::List;
use crate::model::site::{MenuEntry, Target};
use crate::route::Route;
use crate::text::words::fill;

/// Where the reader is, as far as the menu shows it.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    /// The page.
    pub route: RwSignal<Route>,
    /// The list it belongs to, such as the section of an article.
    pub within: RwSignal<Option<List>>,
    /// Which part of the menu is unfolded: the whole of it, an entry by its place, or
    /// [`CLOSED`]. One at a time, since there is room for no more.
    pub menu: RwSignal<usize>,
}

/// No part of the menu is unfolded.
pub const CLOSED: usize = usize::MAX;

/// The whole menu is unfolded, on a phone.
const WHOLE: usize = usize::MAX - 1;

/// The menu of the site.
#[component]
pub fn Menu(
    /// In order.
    entries: Vec<MenuEntry>,
    /// Marks the current entry, and closes the menu when it changes.
    here: Here,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            here.menu.set(CLOSED);
        }
    };
    let entries: Vec<AnyView> =
        entries.iter().enumerate().map(|(place, entry)| top_entry(place, entry, here)).collect();
    view! {
        <nav class="menu" aria-label=words().menu on:keydown=on_key>
            {fold(WHOLE, "menu-button", "menu-entries".to_owned(), words().menu.to_owned(), here)}
            <ul id="menu-entries" class="menu-entries">
                {entries}
            </ul>
        </nav>
    }
}

fn top_entry(place: usize, entry: &MenuEntry, here: Here) -> AnyView {
    if entry.children.is_empty() {
        return item(link(entry, here));
    }
    let id = format!("menu-below-{place}");
    let label = fill(words().below, &entry.title);
    view! {
        <li class="menu-parent">
            {link(entry, here)} {fold(place, "menu-fold", id.clone(), label, here)}
            <ul id=id class="menu-below">
                {below(&entry.children, here)}
            </ul>
        </li>
    }
    .into_any()
}

/// The button that unfolds one part of the menu and folds the others. What it unfolds stands
/// right behind it, where the stylesheet finds it.
fn fold(part: usize, class: &'static str, controls: String, label: String, here: Here) -> AnyView {
    let expanded = move || Some(if here.menu.get() == part { "true" } else { "false" });
    let toggle = move |_| here.menu.update(|it| *it = if *it == part { CLOSED } else { part });
    view! {
        <button
            type="button"
            class=class
            aria-expanded=Box::new(expanded) as Spoken
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
type Spoken = Box<dyn Fn() -> Option<&'static str> + Send>;

/// Everything below an entry, deeper levels too, in one list.
fn below(entries: &[MenuEntry], here: Here) -> Vec<AnyView> {
    let mut views = Vec::new();
    for entry in entries {
        views.push(item(link(entry, here)));
        views.extend(below(&entry.children, here));
    }
    views
}

/// An entry as a link, or as plain text where it only holds others.
pub(crate) fn link(entry: &MenuEntry, here: Here) -> AnyView {
    let title = entry.title.clone();
    let (route, list) = match &entry.target {
        Target::Heading => return view! { <span class="menu-heading">{title}</span> }.into_any(),
        Target::Address(address) => {
            let rel = address.is_outside().then_some("noopener noreferrer");
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
    let close = move |_| here.menu.set(CLOSED);
    let current = move || {
        if here.route.with(|it| *it == route) {
            return Some("page");
        }
        (list.is_some() && here.within.with(|it| *it == list)).then_some("true")
    };
    view! { <a href=href aria-current=Box::new(current) as Spoken on:click=close>{title}</a> }
        .into_any()
}
