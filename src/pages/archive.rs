//! Years, months, and the articles of one.

use leptos::prelude::*;

use crate::components::archive::{ArchiveView, MonthView};
use crate::components::heading::PageHeading;
use crate::components::messages;
use crate::components::skeleton::SkeletonKind;
use crate::endpoint::DocumentId;
use crate::i18n::date;
use crate::model::archive::Month;
use crate::pages::AppContext;
use crate::pages::screen::{FallbackTeaser, LoadFn, RenderFn, Screen};

/// `/archive/`: all months that have articles.
pub fn archive_screen() -> AnyView {
    let shell = AppContext::use_app();
    plain_screen(
        DocumentId::Archive,
        Box::new(move |document| {
            let archive = document.archive()?.clone();
            let title = messages().archive.to_owned();
            shell.page_ready(title.clone(), None);
            let empty = empty(archive.months.is_empty());
            Some(view! { <PageHeading text=title /> {empty} <ArchiveView archive /> }.into_any())
        }),
    )
}

/// `/archive/{year}/{month}/`: the articles of one month.
pub fn month_screen(month: Month) -> AnyView {
    let shell = AppContext::use_app();
    plain_screen(
        DocumentId::Month(month),
        Box::new(move |document| {
            let teasers = document.list()?.items.clone();
            let title = date::month(month, messages().lang);
            shell.page_ready(title.clone(), None);
            let empty = empty(teasers.is_empty());
            Some(view! { <PageHeading text=title /> {empty} <MonthView teasers /> }.into_any())
        }),
    )
}

/// Says so where there is nothing.
fn empty(is_empty: bool) -> Option<AnyView> {
    is_empty.then(|| view! { <p class="empty">{messages().empty}</p> }.into_any())
}

fn plain_screen(endpoint: DocumentId, show: RenderFn) -> AnyView {
    let asked = endpoint.clone();
    let ask: LoadFn = Box::new(move |store| store.load(asked.clone()));
    Screen::new(endpoint, ask, FallbackTeaser::default()).view(SkeletonKind::List, show)
}
