//! What the reader has saved for reading without network.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::heading::Heading;
use crate::components::notice::Retry;
use crate::components::saved::{SavedArticle, saved_list};
use crate::components::words;
use crate::model::article::{Article, Reading};
use crate::model::slug::Slug;
use crate::pages::Shell;
use crate::pages::saving::save_list;

/// What is saved, as it is known; nothing yet, or newest first.
type Known = RwSignal<Option<Vec<(Arc<Article>, u32)>>>;

/// `/saved/`: what is kept on this device, how large it is, and ways to add and remove.
pub fn saved_screen() -> AnyView {
    let (shell, words) = (Shell::here(), words());
    shell.arrive(words.saved_title.to_owned(), None);
    let (known, week) = (Known::new(None), RwSignal::new(Vec::new()));
    // The publisher paints this page without what only a reader's device knows.
    if shell.tools.after.is_some() {
        look(shell, known);
        let store = shell.store.get_value();
        let ask = async move { drop(week.try_set(store.week().await)) };
        spawn_local(ask.boxed_local());
    }
    let week = move || save_list(shell, &week.get(), words.save_week);
    let list = move || {
        let all = known.get()?;
        let entries: Vec<_> = all.iter().filter_map(|it| entry(shell, known, it)).collect();
        let slugs: Vec<Slug> = all.iter().filter_map(|(it, _)| slug(it)).collect();
        let remove_all = remove(shell, known, slugs);
        Some(saved_list(words, entries, remove_all))
    };
    view! {
        <Heading text=words.saved_title.to_owned() />
        <p class="list-about">{words.saved_text}</p>
        {week}
        {list}
    }
    .into_any()
}

fn look(shell: Shell, known: Known) {
    let store = shell.store.get_value();
    let work = async move {
        let mut saved = store.saved().await;
        let published = |it: &Article| it.teaser.published.as_ref().map(|it| it.instant);
        saved.sort_by_key(|(it, _)| std::cmp::Reverse(published(it)));
        known.try_set(Some(saved));
    };
    spawn_local(work.boxed_local());
}

fn entry(
    shell: Shell,
    known: Known,
    (article, bytes): &(Arc<Article>, u32),
) -> Option<SavedArticle> {
    let slug = slug(article)?;
    let on_remove = remove(shell, known, vec![slug.clone()]);
    let teaser = &article.teaser;
    let (title, language) = (teaser.title.clone(), teaser.language.clone());
    let published = teaser.published.clone();
    Some(SavedArticle { slug, title, language, published, bytes: *bytes, on_remove })
}

fn slug(article: &Article) -> Option<Slug> {
    match &article.teaser.target {
        Reading::Here(slug) => Some(slug.clone()),
        Reading::Elsewhere(_) => None,
    }
}

fn remove(shell: Shell, known: Known, slugs: Vec<Slug>) -> Retry {
    Arc::new(move || {
        let (store, slugs) = (shell.store.get_value(), slugs.clone());
        let work = async move {
            for slug in slugs {
                store.unsave(slug).await;
            }
            look(shell, known);
        };
        spawn_local(work.boxed_local());
    })
}
