//! Content in its three states: not yet, here, failed.
//!
//! What is already here is in the first frame, however old; then its endpoint is asked for what has
//! become of it. What comes of that is offered, and never moves what is being read. A failure is
//! tried again, with pauses that grow, for as long as the page is on the screen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::notice::{Notice, Retry};
use crate::components::pending::{Pending, Shape};
use crate::components::words;
use crate::endpoint::Endpoint;
use crate::error::LoadError;
use crate::model::article::Teaser;
use crate::pages::Shell;
use crate::reading::Document;
use crate::retry;
use crate::store::{Loading, Store};
use crate::text::words::Words;

/// What a screen asks the store for.
pub(crate) type Ask = Box<dyn Fn(&Store) -> Loading<Document>>;

/// How a screen shows what it asked for.
pub(crate) type Show = Box<dyn Fn(&Document) -> Option<AnyView> + Send + Sync>;

/// What is done with the outcome.
type Take = Box<dyn FnOnce(Result<Document, LoadError>)>;

pub(super) type State = RwSignal<Option<Result<Document, LoadError>>>;

/// What is on the screen, or on its way there. A copy is the same.
#[derive(Clone, Copy)]
pub(crate) struct Screen {
    pub(super) shell: Shell,
    /// Not to be had from a context when something comes later.
    pub(super) words: &'static Words,
    pub(super) state: State,
    loading: StoredValue<Rc<Inner>, LocalStorage>,
}

/// How the content is loaded.
pub(super) struct Inner {
    pub(super) endpoint: Endpoint,
    ask: Ask,
    /// What is known of it where it cannot be had.
    known: Known,
    /// In a row.
    pub(super) failures: Cell<u32>,
    /// What is waited for, given up with the page.
    waiting: RefCell<Option<AbortHandle>>,
    /// The number of the last pause: whoever wakes from another one has been overtaken.
    pause: Cell<u32>,
    /// The endpoint does not want to be asked before, by the running clock.
    not_before: Cell<f64>,
}

/// An article that is not here, as far as its lists tell.
pub(crate) type Known = Rc<RefCell<Option<Teaser>>>;

impl Screen {
    pub(crate) fn new(endpoint: Endpoint, ask: Ask, known: Known) -> Self {
        let (failures, waiting, pause, not_before) = Default::default();
        let loading = Rc::new(Inner { endpoint, ask, known, failures, waiting, pause, not_before });
        Self {
            shell: Shell::here(),
            words: words(),
            state: State::new(None),
            loading: StoredValue::new_local(loading),
        }
    }

    /// How the content is loaded; `None` once the page has been left.
    pub(super) fn loading(self) -> Option<Rc<Inner>> {
        self.loading.try_get_value()
    }

    /// What is on the screen; not generic, so that a reader downloads it once.
    pub(crate) fn view(self, shape: Shape, show: Show) -> AnyView {
        let Self { shell, state, .. } = self;
        if !shell.returns.get_value()
            && let Some(loading) = self.loading()
        {
            shell.store.with_value(|store| store.accept(&loading.endpoint));
        }
        self.load();
        shell.wake.set_value(Some(self));
        on_cleanup(move || {
            if let Some(loading) = self.loading() {
                loading.give_up();
            }
        });
        let retry: Retry = Arc::new(move || {
            // Whoever tries again sees at once that something is done about it.
            state.set(None);
            self.load();
        });
        let view = move || match state.get() {
            None => {
                shell.wait();
                view! { <Pending shape /> }.into_any()
            }
            Some(Ok(document)) => show(&document).unwrap_or_else(|| {
                let error = LoadError::Malformed("another document".to_owned());
                failed(shell, &error, &retry, None)
            }),
            Some(Err(error)) => {
                let known = self.loading().and_then(|it| it.known.borrow().clone());
                failed(shell, &error, &retry, known)
            }
        };
        view.into_any()
    }

    fn load(self) {
        let Some(loading) = self.loading() else { return };
        let asked = self.shell.store.with_value(|store| (loading.ask)(store));
        loading.wait_for(asked, Box::new(move |outcome| self.took(outcome)));
    }

    fn took(self, outcome: Result<Document, LoadError>) {
        let Some(loading) = self.loading() else { return };
        let Err(error) = outcome else {
            loading.failures.set(0);
            self.state.set(Some(outcome));
            self.renew();
            return;
        };
        let again = self.after_failure(&loading, &error);
        let (is_first, is_same) = self.state.with_untracked(|shown| {
            let is_first = shown.is_none() && loading.failures.get() == 1;
            let trouble = error.trouble();
            (is_first, matches!(shown, Some(Err(shown)) if shown.trouble() == trouble))
        });
        // Nobody is told of a failure that is over when it is looked at again.
        if !(is_same || again && is_first && retry::is_brief(&error)) {
            self.state.set(Some(Err(error)));
        }
    }

    /// Tries again what this screen last tried: the network is back, or its reader.
    pub(crate) fn again(self) {
        if self.is_held() {
            return;
        }
        match self.state.try_get_untracked() {
            Some(Some(Ok(_))) => self.renew(),
            Some(_) => self.load(),
            // The page has been left.
            None => {}
        }
    }

    /// The endpoint does not want to be asked now.
    pub(crate) fn is_held(self) -> bool {
        let now = self.shell.store.with_value(Store::running);
        self.loading().is_some_and(|it| it.not_before.get() > now)
    }

    /// Counts it, and comes back after a while, if that is of use.
    pub(super) fn after_failure(self, loading: &Inner, error: &LoadError) -> bool {
        loading.failures.set(loading.failures.get().saturating_add(1));
        let tools = self.shell.tools;
        let pause = retry::pause(error, loading.failures.get(), (tools.chance)());
        let (Some(pause), Some(after)) = (pause, tools.after) else { return false };
        if let LoadError::Refused { retry_after: Some(seconds), .. } = error {
            let now = self.shell.store.with_value(Store::running);
            loading.not_before.set(now + f64::from(*seconds) * 1000.0);
        }
        let number = loading.pause.get().wrapping_add(1);
        loading.pause.set(number);
        let wake = move || {
            // What nobody looks at waits until somebody does.
            if self.loading().is_some_and(|it| it.pause.get() == number) && !(tools.is_hidden)() {
                self.again();
            }
        };
        after(pause, Box::new(wake));
        true
    }
}

impl Inner {
    /// Hands the outcome over, unless the page is left before; what was waited for until now is
    /// not waited for any more. What is known is handed over in this very call, so that it is in
    /// the first frame.
    pub(super) fn wait_for(&self, loading: Loading<Document>, take: Take) {
        self.give_up();
        let (mut loading, handle) = abortable(loading);
        match (&mut loading).now_or_never() {
            Some(Ok(outcome)) => take(outcome),
            Some(Err(_)) => {}
            None => {
                self.waiting.replace(Some(handle));
                let work = async move {
                    if let Ok(outcome) = loading.await {
                        take(outcome);
                    }
                };
                spawn_local(work.boxed_local());
            }
        }
    }

    fn give_up(&self) {
        self.waiting.take().iter().for_each(AbortHandle::abort);
    }
}

/// What went wrong; with what is `known` of the article that is not here.
pub(crate) fn failed(
    shell: Shell,
    error: &LoadError,
    retry: &Retry,
    known: Option<Teaser>,
) -> AnyView {
    let trouble = error.trouble();
    let title = known.as_ref().map(|it| it.title.clone());
    shell.arrive(title.unwrap_or_else(|| words().trouble(trouble).0.to_owned()), None);
    let page = shell.here.route.get_untracked().href();
    view! { <Notice trouble page on_retry=Arc::clone(retry) known /> }.into_any()
}
