//! What stands below every page.

use leptos::prelude::*;

use crate::components::menu::{Here, link};
use crate::model::site::{Footer, MenuEntry};

/// Copyright, links and registrations.
#[component]
pub fn FooterView(
    /// Already loaded.
    footer: Footer,
    /// Marks the current link.
    here: Here,
) -> impl IntoView {
    let Footer { copyright, links, registrations } = footer;
    let entries = |entries: Vec<MenuEntry>| {
        entries.iter().map(|it| view! { <li>{link(it, here)}</li> }).collect_view()
    };
    view! {
        <footer class="footer">
            <p>{copyright}</p>
            <ul>{entries(links)} {entries(registrations)}</ul>
        </footer>
    }
}
