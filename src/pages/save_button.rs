//! Saving articles for reading without network: what it takes, how far it is, what came of it.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::error_notice::ActionFn;
use crate::components::messages;
use crate::components::status_bar::{StatusMessage, status_bar};
use crate::error::LoadError;
use crate::i18n::byte_size::byte_size;
use crate::i18n::format::interpolate;
use crate::i18n::messages::Messages;
use crate::model::article::Teaser;
use crate::model::slug::Slug;
use crate::pages::{AppContext, SiteState};
use crate::route::Route;
use crate::store::SaveError;

/// Where it is told how far it is.
#[derive(Clone)]
struct SaveStatus {
    message: RwSignal<Option<StatusMessage>>,
    messages: &'static Messages,
    /// Everything is saved.
    on_saved: ActionFn,
}

/// A way to save an article; `None` where the site does not have that.
pub(crate) fn save_article(shell: AppContext, teaser: &Teaser) -> Option<AnyView> {
    let label = interpolate(messages().save, &byte_size(teaser.bytes));
    save_all(shell, std::slice::from_ref(teaser), label, Arc::new(|| ()))
}

/// A way to save the articles of a list, which is described by `template`; with what is to be done
/// in the end.
pub(crate) fn save_list(
    shell: AppContext,
    teasers: &[Teaser],
    template: &str,
    at_end: ActionFn,
) -> Option<AnyView> {
    let bytes = teasers.iter().fold(0, |sum: u32, it| sum.saturating_add(it.bytes));
    let label = interpolate(&interpolate(template, &teasers.len().to_string()), &byte_size(bytes));
    save_all(shell, teasers, label, at_end)
}

fn save_all(
    shell: AppContext,
    teasers: &[Teaser],
    label: String,
    at_end: ActionFn,
) -> Option<AnyView> {
    let offers = matches!(shell.site.get_untracked(), SiteState::Loaded(site) if site.offline);
    let slugs: Vec<Slug> = teasers.iter().filter_map(Teaser::slug).cloned().collect();
    if !offers || slugs.is_empty() {
        return None;
    }
    let note = RwSignal::new(None);
    let line = SaveStatus { message: note, messages: messages(), on_saved: at_end };
    let href = Route::Saved.href();
    let act: ActionFn = Arc::new(move || {
        spawn_local(save_each(shell, slugs.clone(), line.clone()).boxed_local());
    });
    note.set(Some(StatusMessage { label, href, action: Some(act), ..StatusMessage::default() }));
    Some(status_bar("save", note))
}

/// One after the other. It goes on when the page is left; what is saved by then stays saved.
async fn save_each(shell: AppContext, slugs: Vec<Slug>, line: SaveStatus) {
    let (store, of, words) = (shell.store.get_value(), slugs.len(), line.messages);
    let Some(Some(before)) = line.message.try_get_untracked() else { return };
    let say = |note: StatusMessage| drop(line.message.try_set(Some(note)));
    for (done, slug) in slugs.into_iter().enumerate() {
        let (text, progress) = (words.saving.to_owned(), Some((done, of)));
        say(StatusMessage { text, progress, ..before.clone() });
        match store.save(slug).await {
            // One that is gone is no reason to do without the others.
            Err(SaveError::Unavailable(LoadError::Missing)) if of > 1 => {}
            Err(unsaved) => {
                let text = interpolate(words.save_failed, error_text(words, &unsaved));
                let label = words.retry.to_owned();
                return say(StatusMessage { text, label, progress: None, ..before });
            }
            Ok(()) => {}
        }
    }
    let (text, label) = (words.saved.to_owned(), words.saved_title.to_owned());
    say(StatusMessage { text, label, progress: None, action: None, ..before });
    (line.on_saved)();
}

fn error_text(words: &Messages, unsaved: &SaveError) -> &'static str {
    let [no_room, refused] = words.save_failed_reasons;
    match unsaved {
        SaveError::Unavailable(error) => words.error_message(error.kind()).0,
        SaveError::QuotaExceeded => no_room,
        SaveError::Refused => refused,
    }
}
