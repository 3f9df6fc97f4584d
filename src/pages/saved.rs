//! What the reader has saved for reading without network.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::heading::PageHeading;
use crate::components::messages;
use crate::components::saved::{OnRemove, saved_list};
use crate::model::slug::Slug;
use crate::pages::AppContext;
use crate::pages::save_button::save_list;
use crate::pages::screen::DocumentSignal;

/// `/saved/`: what is kept on this device, how large it is, and ways to add and remove.
pub fn saved_screen() -> AnyView {
    let (shell, words) = (AppContext::use_app(), messages());
    shell.page_ready(words.saved_title.to_owned(), None);
    let (known, week) = (DocumentSignal::new(None), DocumentSignal::new(None));
    // The publisher paints this page without what only a reader's device knows.
    if shell.effects.schedule.is_some() {
        reload_list(shell, known);
        let store = shell.store.get_value();
        let ask = async move { drop(week.try_set(Some(Ok(store.last_seven_days().await)))) };
        spawn_local(ask.boxed_local());
    }
    let more = move || {
        let week = week.get()?.ok()?;
        let at_end = Arc::new(move || reload_list(shell, known));
        save_list(shell, &week.list()?.items, words.save_week, at_end)
    };
    let list = move || {
        let saved = known.get()?.ok()?;
        let on_remove: OnRemove = Arc::new(move |slugs| remove(shell, known, slugs));
        Some(saved_list(words, &saved.list()?.items, &on_remove))
    };
    view! {
        <PageHeading text=words.saved_title.to_owned() />
        <p class="list-about">{words.saved_text}</p>
        {more}
        {list}
    }
    .into_any()
}

fn reload_list(shell: AppContext, known: DocumentSignal) {
    let store = shell.store.get_value();
    let work = async move { drop(known.try_set(Some(Ok(store.saved().await)))) };
    spawn_local(work.boxed_local());
}

fn remove(shell: AppContext, known: DocumentSignal, slugs: Vec<Slug>) {
    let (store, title) = (shell.store.get_value(), shell.page_status.get_untracked().title);
    let work = async move {
        for slug in slugs {
            store.unsave(slug).await;
        }
        reload_list(shell, known);
        // The button is gone: the focus goes to the heading.
        shell.page_ready(title, None);
    };
    spawn_local(work.boxed_local());
}
