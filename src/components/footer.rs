//! What stands below every page.

use leptos::prelude::*;

use crate::components::entry::entry;
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
    let entry = |it: &MenuEntry| entry(link(it, here));
    let entries: Vec<AnyView> = links.iter().chain(&registrations).map(entry).collect();
    view! {
        <footer class="footer">
            <p>{copyright}</p>
            <ul>{entries}</ul>
        </footer>
    }
}
