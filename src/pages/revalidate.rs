//! What has become of the content on the screen since it was kept.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::error_notice::ActionFn;
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
    /// Asks the endpoint, if what is on the screen is not good any more.
    pub(crate) fn revalidate(self) {
        let Some(Some(Ok(shown))) = self.state.try_get_untracked() else { return };
        let Some(loading) = self.load_state() else { return };
        let endpoint = endpoint_of(&loading.endpoint, &shown);
        let store = self.app.store.get_value();
        let Some(asked) = store.revalidate(&endpoint) else {
            loading.failures.set(0);
            // Left as it was by a reader who now comes back to it.
            if let Some(newer) = store.pending_update(&endpoint) {
                self.offer_update(endpoint, &shown, newer);
            }
            return;
        };
        let age = store.age(&endpoint);
        if shows_age(age) {
            self.app.status_message.set(Some(StatusMessage::text_only(age_message(
                self.messages,
                age,
                None,
            ))));
        }
        let renewed = move |outcome| self.on_revalidated(endpoint, &shown, outcome);
        loading.wait_for(asked, Box::new(renewed));
    }

    fn on_revalidated(
        self,
        endpoint: DocumentId,
        shown: &Document,
        outcome: Result<Document, LoadError>,
    ) {
        let (note, words) = (self.app.status_message, self.messages);
        let Some(loading) = self.load_state() else { return };
        let newer = match outcome {
            Ok(newer) => newer,
            Err(LoadError::Missing) => {
                let is_here = self.app.store.with_value(|it| it.cached(&endpoint).is_some());
                let text = match endpoint {
                    DocumentId::Article(_) if is_here => words.moved,
                    DocumentId::Article(_) => words.withdrawn,
                    _ => words.error_message(ErrorKind::Missing).0,
                };
                return note.set(Some(StatusMessage::text_only(text.to_owned())));
            }
            Err(LoadError::TooNew) => {
                let text = words.error_message(ErrorKind::TooNew).0.to_owned();
                let reload = Arc::new(self.app.effects.reload);
                return note.set(Some(self.update_message(text, words.reload.to_owned(), reload)));
            }
            Err(error) => {
                self.after_failure(&loading, &error);
                let why = match error {
                    LoadError::Offline => words.offline,
                    _ => words.no_response,
                };
                let age = self.app.store.with_value(|store| store.age(&endpoint));
                return note.set(Some(StatusMessage::text_only(age_message(
                    words,
                    age,
                    Some(why),
                ))));
            }
        };
        loading.failures.set(0);
        self.offer_update(endpoint, shown, newer);
    }

    /// Offers what a reader of the older document is missing.
    fn offer_update(self, endpoint: DocumentId, shown: &Document, newer: Document) {
        let (note, words) = (self.app.status_message, self.messages);
        let difference = difference(shown, &newer);
        let take = Arc::new(move || {
            let PageEffects { before_change, scroll_to_top: to_top, .. } = self.app.effects;
            if newer.list().is_some() {
                to_top();
            } else {
                before_change();
            }
            self.app.store.with_value(|store| store.apply_update(&endpoint));
            note.set(None);
            self.state.set(Some(Ok(newer.clone())));
        });
        note.set(match difference {
            Difference::None => None,
            Difference::Articles(count) => {
                let label = interpolate(words.new_articles, &count.to_string());
                Some(self.update_message(String::new(), label, take))
            }
            Difference::Text => {
                let label = words.show_changes.to_owned();
                Some(self.update_message(words.changed.to_owned(), label, take))
            }
        });
    }
}

impl Screen {
    /// Also by loading this page anew one gets there.
    fn update_message(self, text: String, label: String, act: ActionFn) -> StatusMessage {
        let href = self.app.current_page.route.get_untracked().href();
        StatusMessage { text, label, href, action: Some(act), progress: None }
    }
}

/// The page that will be sealed next shows the head.
fn endpoint_of(asked: &DocumentId, shown: &Document) -> DocumentId {
    match (asked, shown) {
        (DocumentId::List(list, Some(_)), Document::List(page)) if page.is_head => {
            DocumentId::List(list.clone(), None)
        }
        _ => asked.clone(),
    }
}

/// How old it is, and why it is not renewed.
fn age_message(words: &Messages, age: Option<f64>, why: Option<&str>) -> String {
    let age = match age {
        Some(age) => interpolate(words.updated, &relative_time(minutes(age), words.lang)),
        None => words.cached_copy.to_owned(),
    };
    match why {
        Some(why) => [&*age, " · ", why].concat(),
        None => age,
    }
}

/// What a reader of the older document is missing.
enum Difference {
    None,
    Articles(usize),
    Text,
}

fn difference(shown: &Document, newer: &Document) -> Difference {
    match (shown, newer) {
        (Document::List(shown), Document::List(newer)) => match count_new(shown, newer) {
            0 => Difference::None,
            count => Difference::Articles(count),
        },
        (Document::Article(shown), Document::Article(newer))
            if newer.content_hash.is_some() && shown.content_hash != newer.content_hash =>
        {
            Difference::Text
        }
        _ => Difference::None,
    }
}

fn count_new(shown: &ListPage, newer: &ListPage) -> usize {
    let is_known =
        |it: &Teaser| shown.items.iter().chain(&shown.pinned).any(|known| known.url == it.url);
    newer.items.iter().filter(|it| !is_known(it)).count()
}
