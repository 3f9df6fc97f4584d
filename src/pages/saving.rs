//! Saving articles for reading without network: what it takes, how far it is, what came of it.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::note::{Note, notes};
use crate::components::notice::Retry;
use crate::components::words;
use crate::error::LoadError;
use crate::model::article::Teaser;
use crate::model::slug::Slug;
use crate::pages::{Shell, SiteState};
use crate::route::Route;
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
    let slugs: Vec<Slug> = teasers.iter().filter_map(Teaser::slug).cloned().collect();
    if !offers || slugs.is_empty() {
        return None;
    }
    let (note, words) = (RwSignal::new(None), words());
    let href = Route::Saved.href();
    let act: Retry = Arc::new(move || {
        spawn_local(work(shell, slugs.clone(), note, words).boxed_local());
    });
    note.set(Some(Note { label, href, act: Some(act), ..Note::default() }));
    Some(notes("save", note))
}

/// One after the other. It goes on when the page is left; what is saved by then stays saved.
async fn work(shell: Shell, slugs: Vec<Slug>, note: RwSignal<Option<Note>>, words: &Words) {
    let (store, of) = (shell.store.get_value(), slugs.len());
    let Some(Some(before)) = note.try_get_untracked() else { return };
    let say = |text: &str, now: Note| {
        let _ =
            note.try_set(Some(Note { text: text.to_owned(), href: before.href.clone(), ..now }));
    };
    for (done, slug) in slugs.into_iter().enumerate() {
        say(words.saving, Note { progress: Some((done, of)), ..Note::default() });
        match store.save(slug).await {
            // One that is gone is no reason to do without the others.
            Err(Unsaved::NotHad(LoadError::Missing)) if of > 1 => {}
            Err(unsaved) => {
                let text = fill(words.unsaved, reason(words, &unsaved));
                let label = words.retry.to_owned();
                return say(&text, Note { label, act: before.act.clone(), ..Note::default() });
            }
            Ok(()) => {}
        }
    }
    say(words.saved, Note { label: words.saved_title.to_owned(), ..Note::default() });
}

fn reason(words: &Words, unsaved: &Unsaved) -> &'static str {
    let [no_room, refused] = words.unsaved_because;
    match unsaved {
        Unsaved::NotHad(error) => words.trouble(error.trouble()).0,
        Unsaved::NoRoom => no_room,
        Unsaved::Refused => refused,
    }
}
