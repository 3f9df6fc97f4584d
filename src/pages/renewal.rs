//! What has become of the content on the screen since it was kept.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::note::Note;
use crate::components::notice::Retry;
use crate::endpoint::Endpoint;
use crate::error::{LoadError, Trouble};
use crate::freshness::{is_old, minutes};
use crate::model::article::Teaser;
use crate::model::list::ListPage;
use crate::pages::Tools;
use crate::pages::loaded::Screen;
use crate::reading::Document;
use crate::text::ago::ago;
use crate::text::words::{Words, fill};

impl Screen {
    /// Asks the endpoint, if what is on the screen is not good any more.
    pub(super) fn renew(self) {
        let Some(Some(Ok(shown))) = self.state.try_get_untracked() else { return };
        let Some(loading) = self.loading() else { return };
        let endpoint = endpoint_of(&loading.endpoint, &shown);
        let store = self.shell.store.get_value();
        let Some(asked) = store.renew(&endpoint) else {
            loading.failures.set(0);
            // Left as it was by a reader who now comes back to it.
            if let Some(newer) = store.newer(&endpoint) {
                self.offer(endpoint, &shown, newer);
            }
            return;
        };
        let age = store.age(&endpoint);
        if is_old(age) {
            self.shell.note.set(Some(Note::saying(told(self.words, age, None))));
        }
        let renewed = move |outcome| self.renewed(endpoint, &shown, outcome);
        loading.wait_for(asked, Box::new(renewed));
    }

    fn renewed(self, endpoint: Endpoint, shown: &Document, outcome: Result<Document, LoadError>) {
        let (note, words) = (self.shell.note, self.words);
        let Some(loading) = self.loading() else { return };
        let newer = match outcome {
            Ok(newer) => newer,
            Err(LoadError::Missing) => {
                let is_here = self.shell.store.with_value(|it| it.kept(&endpoint).is_some());
                let text = match endpoint {
                    Endpoint::Article(_) if is_here => words.moved,
                    Endpoint::Article(_) => words.withdrawn,
                    _ => words.trouble(Trouble::Missing).0,
                };
                return note.set(Some(Note::saying(text.to_owned())));
            }
            Err(LoadError::TooNew) => {
                let text = words.trouble(Trouble::TooNew).0.to_owned();
                let reload = Arc::new(self.shell.tools.reload);
                return note.set(Some(self.offering(text, words.reload.to_owned(), reload)));
            }
            Err(error) => {
                self.after_failure(&loading, &error);
                let why = match error {
                    LoadError::Offline => words.offline,
                    _ => words.unanswered,
                };
                let age = self.shell.store.with_value(|store| store.age(&endpoint));
                return note.set(Some(Note::saying(told(words, age, Some(why)))));
            }
        };
        loading.failures.set(0);
        self.offer(endpoint, shown, newer);
    }

    /// Offers what a reader of the older document is missing.
    fn offer(self, endpoint: Endpoint, shown: &Document, newer: Document) {
        let (note, words) = (self.shell.note, self.words);
        let difference = difference(shown, &newer);
        let take = Arc::new(move || {
            let Tools { before_change, to_top, .. } = self.shell.tools;
            if newer.list().is_some() {
                to_top();
            } else {
                before_change();
            }
            self.shell.store.with_value(|store| store.accept(&endpoint));
            note.set(None);
            self.state.set(Some(Ok(newer.clone())));
        });
        note.set(match difference {
            Difference::None => None,
            Difference::Articles(count) => {
                let label = fill(words.fresh, &count.to_string());
                Some(self.offering(String::new(), label, take))
            }
            Difference::Text => {
                let label = words.show_changes.to_owned();
                Some(self.offering(words.changed.to_owned(), label, take))
            }
        });
    }
}

impl Screen {
    /// Also by loading this page anew one gets there.
    fn offering(self, text: String, label: String, act: Retry) -> Note {
        let href = self.shell.here.route.get_untracked().href();
        Note { text, label, href, act: Some(act), progress: None }
    }
}

/// The page that will be sealed next shows the head.
fn endpoint_of(asked: &Endpoint, shown: &Document) -> Endpoint {
    match (asked, shown) {
        (Endpoint::List(list, Some(_)), Document::List(page)) if page.is_head => {
            Endpoint::List(list.clone(), None)
        }
        _ => asked.clone(),
    }
}

/// How old it is, and why it is not renewed.
fn told(words: &Words, age: Option<f64>, why: Option<&str>) -> String {
    let age = match age {
        Some(age) => fill(words.updated, &ago(minutes(age), words.lang)),
        None => words.kept.to_owned(),
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
            if newer.edition.is_some() && shown.edition != newer.edition =>
        {
            Difference::Text
        }
        _ => Difference::None,
    }
}

fn count_new(shown: &ListPage, newer: &ListPage) -> usize {
    let is_known = |it: &Teaser| {
        shown.items.iter().chain(&shown.pinned).any(|known| known.target == it.target)
    };
    newer.items.iter().filter(|it| !is_known(it)).count()
}
