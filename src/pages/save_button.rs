//! The button that saves articles for reading offline: their size, the progress, the result.
//!
//! Tests: `tests/browser/saved_articles.rs`.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::status_bar::{StatusMessage, status_bar};
use crate::components::{ActionFn, messages};
use crate::error::LoadError;
use crate::i18n::byte_size::byte_size;
use crate::i18n::format::interpolate;
use crate::i18n::messages::Messages;
use crate::model::article::Teaser;
use crate::model::slug::Slug;
use crate::pages::{AppContext, SiteState};
use crate::route::Route;
use crate::store::SaveError;

/// The state of one button.
#[derive(Clone)]
struct SaveStatus {
    message: RwSignal<Option<StatusMessage>>,
    messages: &'static Messages,
    /// Called once all articles are saved.
    on_saved: ActionFn,
}

/// A button that saves an article; `None` where the site does not let readers save.
pub(crate) fn save_article(app: AppContext, teaser: &Teaser) -> Option<AnyView> {
    let label = interpolate(messages().save, &byte_size(teaser.bytes));
    save_all(app, std::slice::from_ref(teaser), label, Arc::new(|| ()))
}

/// A button that saves the articles of a list. Its label is `template`, with their number and size;
/// `on_saved` is called once all are saved.
pub(crate) fn save_list(
    app: AppContext,
    teasers: &[Teaser],
    template: &str,
    on_saved: ActionFn,
) -> Option<AnyView> {
    let bytes = teasers.iter().fold(0, |sum: u32, it| sum.saturating_add(it.bytes));
    let label = interpolate(&interpolate(template, &teasers.len().to_string()), &byte_size(bytes));
    save_all(app, teasers, label, on_saved)
}

fn save_all(
    app: AppContext,
    teasers: &[Teaser],
    label: String,
    on_saved: ActionFn,
) -> Option<AnyView> {
    let is_offered = matches!(app.site.get_untracked(), SiteState::Loaded(site) if site.offline);
    let slugs: Vec<Slug> = teasers.iter().filter_map(Teaser::slug).cloned().collect();
    if !is_offered || slugs.is_empty() {
        return None;
    }
    let message = RwSignal::new(None);
    let status = SaveStatus { message, messages: messages(), on_saved };
    let href = Route::Saved.href();
    let act: ActionFn = Arc::new(move || {
        spawn_local(save_each(app, slugs.clone(), status.clone()).boxed_local());
    });
    message.set(Some(StatusMessage { label, href, action: Some(act), ..StatusMessage::default() }));
    Some(status_bar("save", message))
}

/// Saves the articles one after the other. It continues when the reader leaves the page.
async fn save_each(app: AppContext, slugs: Vec<Slug>, status: SaveStatus) {
    let (store, all, messages) = (app.store.get_value(), slugs.len(), status.messages);
    let Some(Some(offer)) = status.message.try_get_untracked() else { return };
    let show = |message: StatusMessage| drop(status.message.try_set(Some(message)));
    for (done, slug) in slugs.into_iter().enumerate() {
        let (text, progress) = (messages.saving.to_owned(), Some((done, all)));
        show(StatusMessage { text, progress, ..offer.clone() });
        match store.save(slug).await {
            // A list may name an article that is gone; the others are saved all the same.
            Err(SaveError::Unavailable(LoadError::Missing)) if all > 1 => {}
            Err(error) => {
                let text = interpolate(messages.save_failed, error_text(messages, &error));
                let label = messages.retry.to_owned();
                return show(StatusMessage { text, label, progress: None, ..offer });
            }
            Ok(()) => {}
        }
    }
    let (text, label) = (messages.saved.to_owned(), messages.saved_title.to_owned());
    show(StatusMessage { text, label, progress: None, action: None, ..offer });
    (status.on_saved)();
}

fn error_text(messages: &Messages, error: &SaveError) -> &'static str {
    let [no_room, refused] = messages.save_failed_reasons;
    match error {
        SaveError::Unavailable(error) => messages.error_message(error.kind()).0,
        SaveError::QuotaExceeded => no_room,
        SaveError::Refused => refused,
    }
}
