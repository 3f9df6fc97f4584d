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

/// Where it is told how far it is.
#[derive(Clone)]
struct Line {
    note: RwSignal<Option<Note>>,
    words: &'static Words,
    /// Everything is saved.
    at_end: Retry,
}

/// A way to save an article; `None` where the site does not have that.
pub(crate) fn save_article(shell: Shell, teaser: &Teaser) -> Option<AnyView> {
    let label = fill(words().save, &size(teaser.bytes));
    save_all(shell, std::slice::from_ref(teaser), label, Arc::new(|| ()))
}

/// A way to save the articles of a list, which is described by `template`; with what is to be done
/// in the end.
pub(crate) fn save_list(
    shell: Shell,
    teasers: &[Teaser],
    template: &str,
    at_end: Retry,
) -> Option<AnyView> {
    let bytes = teasers.iter().fold(0, |sum: u32, it| sum.saturating_add(it.bytes));
    let label = fill(&fill(template, &teasers.len().to_string()), &size(bytes));
    save_all(shell, teasers, label, at_end)
}

fn save_all(shell: Shell, teasers: &[Teaser], label: String, at_end: Retry) -> Option<AnyView> {
    let offers = matches!(shell.site.get_untracked(), SiteState::Here(site) if site.offline);
    let slugs: Vec<Slug> = teasers.iter().filter_map(Teaser::slug).cloned().collect();
    if !offers || slugs.is_empty() {
        return None;
    }
    let note = RwSignal::new(None);
    let line = Line { note, words: words(), at_end };
    let href = Route::Saved.href();
    let act: Retry = Arc::new(move || {
        spawn_local(work(shell, slugs.clone(), line.clone()).boxed_local());
    });
    note.set(Some(Note { label, href, act: Some(act), ..Note::default() }));
    Some(notes("save", note))
}

/// One after the other. It goes on when the page is left; what is saved by then stays saved.
async fn work(shell: Shell, slugs: Vec<Slug>, line: Line) {
    let (store, of, words) = (shell.store.get_value(), slugs.len(), line.words);
    let Some(Some(before)) = line.note.try_get_untracked() else { return };
    let say = |note: Note| drop(line.note.try_set(Some(note)));
    for (done, slug) in slugs.into_iter().enumerate() {
        let (text, progress) = (words.saving.to_owned(), Some((done, of)));
        say(Note { text, progress, ..before.clone() });
        match store.save(slug).await {
            // One that is gone is no reason to do without the others.
            Err(Unsaved::NotHad(LoadError::Missing)) if of > 1 => {}
            Err(unsaved) => {
                let text = fill(words.unsaved, reason(words, &unsaved));
                let label = words.retry.to_owned();
                return say(Note { text, label, progress: None, ..before });
            }
            Ok(()) => {}
        }
    }
    let (text, label) = (words.saved.to_owned(), words.saved_title.to_owned());
    say(Note { text, label, progress: None, act: None, ..before });
    (line.at_end)();
}

fn reason(words: &Words, unsaved: &Unsaved) -> &'static str {
    let [no_room, refused] = words.unsaved_because;
    match unsaved {
        Unsaved::NotHad(error) => words.trouble(error.trouble()).0,
        Unsaved::NoRoom => no_room,
        Unsaved::Refused => refused,
    }
}
