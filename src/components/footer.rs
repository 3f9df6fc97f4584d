//! What stands below every page.

use leptos::prelude::*;

use crate::components::current_page::CurrentPage;
use crate::components::list_item::list_item;
use crate::components::menu::link;
use crate::model::site::{Footer, MenuEntry};

/// Copyright, links and registrations.
#[component]
pub fn FooterView(
    /// Already loaded.
    footer: Footer,
    /// Marks the current link.
    current_page: CurrentPage,
) -> impl IntoView {
    let Footer { copyright, links, registrations } = footer;
    let entry = |it: &MenuEntry| list_item(link(it, current_page));
    let entries: Vec<AnyView> = links.iter().chain(&registrations).map(entry).collect();
    view! {
        <footer class="footer">
            <p>{copyright}</p>
            <ul>{entries}</ul>
        </footer>
    }
}
