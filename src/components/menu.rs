//! The menu of the site. Phones and desktops get the same elements; the stylesheet makes the
//! difference.
//!
//! Tests: `tests/browser/menu.rs`, `tests/screens/`.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::components::current_page::{CurrentPage, WHOLE_MENU};
use crate::components::list_item::list_item;
use crate::components::messages;
use crate::i18n::format::interpolate;
use crate::model::list::List;
use crate::model::site::{NavItem, Target};
use crate::route::Route;

/// The menu of the site.
#[component]
pub fn Menu(
    /// Its items, in order.
    items: Vec<NavItem>,
    /// The page whose item is marked. The menu closes when it changes.
    current_page: CurrentPage,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            current_page.close_menu();
        }
    };
    let items: Vec<AnyView> =
        items.iter().enumerate().map(|(index, item)| top_item(index, item, current_page)).collect();
    view! {
        <nav class="menu" aria-label=messages().menu on:keydown=on_key>
            {disclosure_button(WHOLE_MENU, "menu-button", "menu-entries".to_owned(), messages().menu.to_owned(), current_page)}
            <ul id="menu-entries" class="menu-entries">
                {items}
            </ul>
        </nav>
    }
}

fn top_item(index: usize, item: &NavItem, current_page: CurrentPage) -> AnyView {
    if item.children.is_empty() {
        return list_item(link(item, current_page));
    }
    let id = format!("menu-below-{index}");
    let label = interpolate(messages().submenu, &item.title);
    view! {
        <li class="menu-parent">
            {link(item, current_page)} {disclosure_button(index, "menu-fold", id.clone(), label, current_page)}
            <ul id=id class="menu-below">
                {submenu_items(&item.children, current_page)}
            </ul>
        </li>
    }
    .into_any()
}

/// The button that unfolds one part of the menu and folds the others. The list it unfolds is the
/// next element, where the stylesheet finds it.
fn disclosure_button(
    part: usize,
    class: &'static str,
    controls: String,
    label: String,
    current_page: CurrentPage,
) -> AnyView {
    let expanded = move || Some(if current_page.is_open(part) { "true" } else { "false" });
    let toggle = move |_| current_page.toggle(part);
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

/// The value of an attribute that changes with the signals it reads. One type for all of them keeps
/// the download small: its code is there once.
type DynAttribute = Box<dyn Fn() -> Option<&'static str> + Send>;

/// The items of all levels below an item, in one list.
fn submenu_items(items: &[NavItem], current_page: CurrentPage) -> Vec<AnyView> {
    let mut views = Vec::new();
    for item in items {
        views.push(list_item(link(item, current_page)));
        views.extend(submenu_items(&item.children, current_page));
    }
    views
}

/// The link of an item, or plain text where it only groups others.
pub(crate) fn link(item: &NavItem, current_page: CurrentPage) -> AnyView {
    let title = item.title.clone();
    let (route, list) = match &item.target {
        Target::Heading => return view! { <span class="menu-heading">{title}</span> }.into_any(),
        Target::Url(url) => {
            let rel = url.is_external().then_some("noopener noreferrer");
            return view! { <a href=url.to_string() rel=rel>{title}</a> }.into_any();
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
    // Also for a link to the current page, where the route does not change.
    let close = move |_| current_page.close_menu();
    let current = move || {
        if current_page.route.with(|it| *it == route) {
            return Some("page");
        }
        (list.is_some() && current_page.list.with(|it| *it == list)).then_some("true")
    };
    view! { <a href=href aria-current=Box::new(current) as DynAttribute on:click=close>{title}</a> }
        .into_any()
}
