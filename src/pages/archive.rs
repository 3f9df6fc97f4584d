//! Years, months, and the articles of one.

use leptos::prelude::*;

use crate::components::archive::{ArchiveView, MonthView};
use crate::components::heading::Heading;
use crate::components::pending::Shape;
use crate::components::words;
use crate::endpoint::Endpoint;
use crate::model::archive::Month;
use crate::pages::Shell;
use crate::pages::loaded::{Ask, Known, Screen, Show};
use crate::text::date;

/// `/archive/`: all months that have articles.
pub fn archive_screen() -> AnyView {
    let shell = Shell::here();
    simple(
        Endpoint::Archive,
        Box::new(move |document| {
            let archive = document.archive()?.clone();
            let title = words().archive.to_owned();
            shell.arrive(title.clone(), None);
            let empty = empty(archive.months.is_empty());
            Some(view! { <Heading text=title /> {empty} <ArchiveView archive /> }.into_any())
        }),
    )
}

/// `/archive/{year}/{month}/`: the articles of one month.
pub fn month_screen(month: Month) -> AnyView {
    let shell = Shell::here();
    simple(
        Endpoint::Month(month),
        Box::new(move |document| {
            let teasers = document.list()?.items.clone();
            let title = date::month(month, words().lang);
            shell.arrive(title.clone(), None);
            let empty = empty(teasers.is_empty());
            Some(view! { <Heading text=title /> {empty} <MonthView teasers /> }.into_any())
        }),
    )
}

/// Says so where there is nothing.
fn empty(is_empty: bool) -> Option<AnyView> {
    is_empty.then(|| view! { <p class="empty">{words().empty}</p> }.into_any())
}

fn simple(endpoint: Endpoint, show: Show) -> AnyView {
    let asked = endpoint.clone();
    let ask: Ask = Box::new(move |store| store.ask(asked.clone()));
    Screen::new(endpoint, ask, Known::default()).view(Shape::List, show)
}
