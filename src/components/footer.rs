//! The footer of every page.

use leptos::prelude::*;

use crate::components::current_page::CurrentPage;
use crate::components::list_item::list_item;
use crate::components::menu::link;
use crate::model::site::{Footer, NavItem};

/// Copyright, links and registrations.
#[component]
pub fn FooterView(
    /// The footer, already loaded.
    footer: Footer,
    /// The page whose link is marked.
    current_page: CurrentPage,
) -> impl IntoView {
    let Footer { copyright, links, registrations } = footer;
    let item = |it: &NavItem| list_item(link(it, current_page));
    let items: Vec<AnyView> = links.iter().chain(&registrations).map(item).collect();
    view! {
        <footer class="footer">
            <p>{copyright}</p>
            <ul>{items}</ul>
        </footer>
    }
}
