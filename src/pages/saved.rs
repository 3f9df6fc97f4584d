//! What the reader has saved for reading without network.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::heading::Heading;
use crate::components::saved::{Removal, saved_list};
use crate::components::words;
use crate::model::slug::Slug;
use crate::pages::Shell;
use crate::pages::loaded::State;
use crate::pages::saving::save_list;

/// `/saved/`: what is kept on this device, how large it is, and ways to add and remove.
pub fn saved_screen() -> AnyView {
    let (shell, words) = (Shell::here(), words());
    shell.arrive(words.saved_title.to_owned(), None);
    let (known, week) = (State::new(None), State::new(None));
    // The publisher paints this page without what only a reader's device knows.
    if shell.tools.after.is_some() {
        look(shell, known);
        let store = shell.store.get_value();
        let ask = async move { drop(week.try_set(Some(Ok(store.week().await)))) };
        spawn_local(ask.boxed_local());
    }
    let more = move || {
        let week = week.get()?.ok()?;
        let at_end = Arc::new(move || look(shell, known));
        save_list(shell, &week.list()?.items, words.save_week, at_end)
    };
    let list = move || {
        let saved = known.get()?.ok()?;
        let on_remove: Removal = Arc::new(move |slugs| remove(shell, known, slugs));
        Some(saved_list(words, &saved.list()?.items, &on_remove))
    };
    view! {
        <Heading text=words.saved_title.to_owned() />
        <p class="list-about">{words.saved_text}</p>
        {more}
        {list}
    }
    .into_any()
}

fn look(shell: Shell, known: State) {
    let store = shell.store.get_value();
    let work = async move { drop(known.try_set(Some(Ok(store.saved().await)))) };
    spawn_local(work.boxed_local());
}

fn remove(shell: Shell, known: State, slugs: Vec<Slug>) {
    let (store, title) = (shell.store.get_value(), shell.head.get_untracked().title);
    let work = async move {
        for slug in slugs {
            store.unsave(slug).await;
        }
        look(shell, known);
        // The button is gone: the focus goes to the heading.
        shell.arrive(title, None);
    };
    spawn_local(work.boxed_local());
}
