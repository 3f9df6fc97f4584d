//! The articles that the reader has saved for reading offline.
//!
//! Tests: `tests/browser/saved_articles.rs`.

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

/// `/saved/`: the saved articles with their sizes, and buttons to remove them and to save the
/// newest.
pub fn saved_screen() -> AnyView {
    let (app, messages) = (AppContext::use_app(), messages());
    app.page_ready(messages.saved_title.to_owned(), None);
    let (saved, newest) = (DocumentSignal::new(None), DocumentSignal::new(None));
    // The prerendered page has no list: only the reader's device has the saved articles.
    if app.effects.schedule.is_some() {
        reload_list(app, saved);
        let store = app.store.get_value();
        let load = async move { drop(newest.try_set(Some(Ok(store.last_seven_days().await)))) };
        spawn_local(load.boxed_local());
    }
    let save_newest = move || {
        let newest = newest.get()?.ok()?;
        let on_saved = Arc::new(move || reload_list(app, saved));
        save_list(app, &newest.list()?.items, messages.save_week, on_saved)
    };
    let list = move || {
        let document = saved.get()?.ok()?;
        let on_remove: OnRemove = Arc::new(move |slugs| remove(app, saved, slugs));
        Some(saved_list(messages, &document.list()?.items, &on_remove))
    };
    view! {
        <PageHeading text=messages.saved_title.to_owned() />
        <p class="list-about">{messages.saved_text}</p>
        {save_newest}
        {list}
    }
    .into_any()
}

fn reload_list(app: AppContext, saved: DocumentSignal) {
    let store = app.store.get_value();
    let load = async move { drop(saved.try_set(Some(Ok(store.saved().await)))) };
    spawn_local(load.boxed_local());
}

fn remove(app: AppContext, saved: DocumentSignal, slugs: Vec<Slug>) {
    let (store, title) = (app.store.get_value(), app.page_status.get_untracked().title);
    let remove = async move {
        for slug in slugs {
            store.unsave(slug).await;
        }
        reload_list(app, saved);
        // The button that had the focus is gone: as after navigation, the heading gets it.
        app.page_ready(title, None);
    };
    spawn_local(remove.boxed_local());
}
