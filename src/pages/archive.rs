//! The archive, and the articles of one month.

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
    let app = AppContext::use_app();
    plain_screen(
        DocumentId::Archive,
        Box::new(move |document| {
            let archive = document.archive()?.clone();
            let title = messages().archive.to_owned();
            app.page_ready(title.clone(), None);
            let empty = empty(archive.months.is_empty());
            Some(view! { <PageHeading text=title /> {empty} <ArchiveView archive /> }.into_any())
        }),
    )
}

/// `/archive/{year}/{month}/`: the articles of one month.
pub fn month_screen(month: Month) -> AnyView {
    let app = AppContext::use_app();
    plain_screen(
        DocumentId::Month(month),
        Box::new(move |document| {
            let teasers = document.list()?.items.clone();
            let title = date::month(month, messages().lang);
            app.page_ready(title.clone(), None);
            let empty = empty(teasers.is_empty());
            Some(view! { <PageHeading text=title /> {empty} <MonthView teasers /> }.into_any())
        }),
    )
}

/// A sentence where there are no articles.
fn empty(is_empty: bool) -> Option<AnyView> {
    is_empty.then(|| view! { <p class="empty">{messages().empty}</p> }.into_any())
}

fn plain_screen(id: DocumentId, render: RenderFn) -> AnyView {
    let wanted = id.clone();
    let load: LoadFn = Box::new(move |store| store.load(wanted.clone()));
    Screen::new(id, load, FallbackTeaser::default()).view(SkeletonKind::List, render)
}
