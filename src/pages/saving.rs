//! Saving articles for reading without network.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::notice::Retry;
use crate::components::save::{Progress, save};
use crate::components::words;
use crate::error::LoadError;
use crate::model::article::{Reading, Teaser};
use crate::model::slug::Slug;
use crate::pages::{Shell, SiteState};
use crate::store::Unsaved;
use crate::text::size::size;
use crate::text::words::{Words, fill};

/// A way to save an article; `None` where the site does not have that.
pub(crate) fn save_article(shell: Shell, teaser: &Teaser) -> Option<AnyView> {
    let label = fill(words().save, &size(teaser.bytes));
    save_all(shell, std::slice::from_ref(teaser), label)
}

/// A way to save the articles of a list, which is described by `template`.
pub(crate) fn save_list(shell: Shell, teasers: &[Teaser], template: &str) -> Option<AnyView> {
    let bytes = teasers.iter().fold(0, |sum: u32, it| sum.saturating_add(it.bytes));
    let label = fill(&fill(template, &teasers.len().to_string()), &size(bytes));
    save_all(shell, teasers, label)
}

fn save_all(shell: Shell, teasers: &[Teaser], label: String) -> Option<AnyView> {
    let offers = matches!(shell.site.get_untracked(), SiteState::Here(site) if site.offline);
    let slugs: Vec<Slug> = teasers.iter().filter_map(slug).collect();
    if !offers || slugs.is_empty() {
        return None;
    }
    let (progress, words) = (RwSignal::new(Progress::No), words());
    let act: Retry = Arc::new(move || {
        progress.set(Progress::Under(0, slugs.len()));
        spawn_local(work(shell, slugs.clone(), progress, words).boxed_local());
    });
    Some(save(label, progress, act))
}

fn slug(teaser: &Teaser) -> Option<Slug> {
    match &teaser.target {
        Reading::Here(slug) => Some(slug.clone()),
        Reading::Elsewhere(_) => None,
    }
}

/// One after the other. It goes on when the page is left; what is saved by then stays saved.
async fn work(shell: Shell, slugs: Vec<Slug>, progress: RwSignal<Progress>, words: &Words) {
    let (store, of) = (shell.store.get_value(), slugs.len());
    for (done, slug) in slugs.into_iter().enumerate() {
        match store.save(slug).await {
            // One that is gone is no reason to do without the others.
            Err(Unsaved::NotHad(LoadError::Missing)) if of > 1 => {}
            Err(unsaved) => {
                progress.try_set(Progress::Failed(reason(words, &unsaved)));
                return;
            }
            Ok(()) => {}
        }
        progress.try_set(Progress::Under(done + 1, of));
    }
    progress.try_set(Progress::Yes);
}

fn reason(words: &Words, unsaved: &Unsaved) -> String {
    let [no_room, refused] = words.unsaved_because;
    let reason = match unsaved {
        Unsaved::NotHad(error) => words.trouble(error.trouble()).0,
        Unsaved::NoRoom => no_room,
        Unsaved::Refused => refused,
    };
    reason.to_owned()
}
