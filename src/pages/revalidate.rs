//! Revalidates the content that is shown: reports its age, and offers its update.
//!
//! Tests: `tests/browser/revalidation.rs`, `tests/store/revalidation.rs`.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::ActionFn;
use crate::components::status_bar::StatusMessage;
use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::error::{ErrorKind, LoadError};
use crate::freshness::{minutes, shows_age};
use crate::i18n::format::interpolate;
use crate::i18n::messages::Messages;
use crate::i18n::relative_time::relative_time;
use crate::model::article::Teaser;
use crate::model::list::ListPage;
use crate::pages::PageEffects;
use crate::pages::screen::Screen;

impl Screen {
    /// Revalidates the document that is shown, unless it is fresh.
    pub(crate) fn revalidate(self) {
        let Some(Some(Ok(shown))) = self.state.try_get_untracked() else { return };
        let Some(load_state) = self.load_state() else { return };
        let id = document_shown(&load_state.id, &shown);
        let store = self.app.store.get_value();
        let Some(request) = store.revalidate(&id) else {
            load_state.failures.set(0);
            // The reader left the page without applying its update, and came back to it.
            if let Some(update) = store.pending_update(&id) {
                self.offer_update(id, &shown, update);
            }
            return;
        };
        let age = store.age(&id);
        if shows_age(age) && !self.app.applies_updates.get_value() {
            self.app.status_message.set(Some(StatusMessage::text_only(age_message(
                self.messages,
                age,
                None,
            ))));
        }
        let on_outcome = move |outcome| self.on_revalidated(id, &shown, outcome);
        load_state.wait_for(request, Box::new(on_outcome));
    }

    fn on_revalidated(
        self,
        id: DocumentId,
        shown: &Document,
        outcome: Result<Document, LoadError>,
    ) {
        let (message, messages) = (self.app.status_message, self.messages);
        let Some(load_state) = self.load_state() else { return };
        let update = match outcome {
            Ok(update) => update,
            Err(LoadError::Missing) if self.app.applies_updates.get_value() => {
                return self.state.set(Some(Err(LoadError::Missing)));
            }
            Err(LoadError::Missing) => {
                let is_cached = self.app.store.with_value(|it| it.cached(&id).is_some());
                let text = match id {
                    DocumentId::Article(_) if is_cached => messages.moved,
                    DocumentId::Article(_) => messages.withdrawn,
                    _ => messages.error_message(ErrorKind::Missing).0,
                };
                return message.set(Some(StatusMessage::text_only(text.to_owned())));
            }
            Err(LoadError::TooNew) => {
                let text = messages.error_message(ErrorKind::TooNew).0.to_owned();
                let reload = Arc::new(self.app.effects.reload);
                let label = messages.reload.to_owned();
                return message.set(Some(self.update_message(text, label, reload)));
            }
            Err(error) => {
                self.after_failure(&load_state, &error);
                let reason = match error {
                    LoadError::Offline => messages.offline,
                    _ => messages.no_response,
                };
                let age = self.app.store.with_value(|store| store.age(&id));
                return message.set(Some(StatusMessage::text_only(age_message(
                    messages,
                    age,
                    Some(reason),
                ))));
            }
        };
        load_state.failures.set(0);
        self.offer_update(id, shown, update);
    }

    /// Offers the update of a document, if it differs in what a reader sees.
    fn offer_update(self, id: DocumentId, shown: &Document, update: Document) {
        if self.app.applies_updates.get_value() {
            return self.apply_at_once(&id, shown, update);
        }
        let (message, messages) = (self.app.status_message, self.messages);
        let difference = difference(shown, &update);
        let apply = Arc::new(move || {
            let PageEffects { before_change, scroll_to_top, .. } = self.app.effects;
            if update.list().is_some() {
                scroll_to_top();
            } else {
                before_change();
            }
            self.app.store.with_value(|store| store.apply_update(&id));
            message.set(None);
            self.state.set(Some(Ok(update.clone())));
        });
        message.set(match difference {
            Difference::None => None,
            Difference::Articles(count) => {
                let label = interpolate(messages.new_articles, &count.to_string());
                Some(self.update_message(String::new(), label, apply))
            }
            Difference::Text => {
                let label = messages.show_changes.to_owned();
                Some(self.update_message(messages.changed.to_owned(), label, apply))
            }
        });
    }

    /// Shows an update without an offer. One that is the same would only take the selection away.
    fn apply_at_once(self, id: &DocumentId, shown: &Document, update: Document) {
        self.app.status_message.set(None);
        self.app.store.with_value(|store| store.apply_update(id));
        let revision = |it: &Document| it.article()?.teaser.revision.clone();
        if revision(&update).is_none() || revision(&update) != revision(shown) {
            self.state.set(Some(Ok(update)));
        }
    }

    /// A message with a button. The button is a link to this page too: a reload shows the update.
    fn update_message(self, text: String, label: String, action: ActionFn) -> StatusMessage {
        let href = self.app.current_page.route.get_untracked().href();
        StatusMessage { text, label, href, action: Some(action), progress: None }
    }
}

/// The document that is shown: until a list's next page is sealed, its URL shows the head.
fn document_shown(wanted: &DocumentId, shown: &Document) -> DocumentId {
    match (wanted, shown) {
        (DocumentId::List(list, Some(_)), Document::List(page)) if page.is_head => {
            DocumentId::List(list.clone(), None)
        }
        _ => wanted.clone(),
    }
}

/// The age of a document in milliseconds as a message, and the reason why it is not revalidated.
fn age_message(messages: &Messages, age: Option<f64>, reason: Option<&str>) -> String {
    let age = match age {
        Some(age) => interpolate(messages.updated, &relative_time(minutes(age), messages.lang)),
        None => messages.cached_copy.to_owned(),
    };
    match reason {
        Some(reason) => [&*age, " · ", reason].concat(),
        None => age,
    }
}

/// What an update changes for a reader of the document that is shown.
enum Difference {
    None,
    /// A number of new articles.
    Articles(usize),
    /// The text of an article.
    Text,
}

fn difference(shown: &Document, update: &Document) -> Difference {
    match (shown, update) {
        (Document::List(shown), Document::List(update)) => match count_new(shown, update) {
            0 => Difference::None,
            count => Difference::Articles(count),
        },
        (Document::Article(shown), Document::Article(update))
            if update.content_hash.is_some() && shown.content_hash != update.content_hash =>
        {
            Difference::Text
        }
        _ => Difference::None,
    }
}

fn count_new(shown: &ListPage, update: &ListPage) -> usize {
    let is_shown =
        |it: &Teaser| shown.items.iter().chain(&shown.pinned).any(|shown| shown.url == it.url);
    update.items.iter().filter(|it| !is_shown(it)).count()
}
