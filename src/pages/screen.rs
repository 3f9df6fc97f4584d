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

use crate::components::error_notice::ErrorNotice;
use crate::components::skeleton::{Skeleton, SkeletonKind};
use crate::components::{ActionFn, messages};
use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::i18n::messages::Messages;
use crate::model::article::Teaser;
use crate::pages::AppContext;
use crate::retry;
use crate::store::{LoadFuture, Store};

/// What a screen asks the store for.
pub(crate) type LoadFn = Box<dyn Fn(&Store) -> LoadFuture<Document>>;

/// How a screen shows what it asked for.
pub(crate) type RenderFn = Box<dyn Fn(&Document) -> Option<AnyView> + Send + Sync>;

/// What is done with the outcome.
type OnOutcome = Box<dyn FnOnce(Result<Document, LoadError>)>;

pub(crate) type DocumentSignal = RwSignal<Option<Result<Document, LoadError>>>;

/// What is on the screen, or on its way there. A copy is the same.
#[derive(Clone, Copy)]
pub(crate) struct Screen {
    pub(crate) app: AppContext,
    /// Not to be had from a context when something comes later.
    pub(crate) messages: &'static Messages,
    pub(crate) state: DocumentSignal,
    load_state: StoredValue<Rc<LoadState>, LocalStorage>,
}

/// How the content is loaded.
pub(crate) struct LoadState {
    pub(crate) endpoint: DocumentId,
    load: LoadFn,
    /// What is fallback_teaser of it where it cannot be had.
    fallback_teaser: FallbackTeaser,
    /// In a row.
    pub(crate) failures: Cell<u32>,
    /// What is waited for, given up with the page.
    in_flight: RefCell<Option<AbortHandle>>,
    /// The number of the last pause: whoever wakes from another one has been overtaken.
    backoff_number: Cell<u32>,
    /// The endpoint does not want to be asked before, by the running clock.
    not_before: Cell<f64>,
}

/// An article that is not here, as far as its lists tell.
pub(crate) type FallbackTeaser = Rc<RefCell<Option<Teaser>>>;

impl Screen {
    pub(crate) fn new(endpoint: DocumentId, ask: LoadFn, fallback_teaser: FallbackTeaser) -> Self {
        let (failures, waiting, pause, not_before) = Default::default();
        let loading = Rc::new(LoadState {
            endpoint,
            load: ask,
            fallback_teaser: fallback_teaser,
            failures,
            in_flight: waiting,
            backoff_number: pause,
            not_before,
        });
        Self {
            app: AppContext::use_app(),
            messages: messages(),
            state: DocumentSignal::new(None),
            load_state: StoredValue::new_local(loading),
        }
    }

    /// How the content is loaded; `None` once the page has been left.
    pub(crate) fn load_state(self) -> Option<Rc<LoadState>> {
        self.load_state.try_get_value()
    }

    /// What is on the screen; not generic, so that a reader downloads it once.
    pub(crate) fn view(self, kind: SkeletonKind, show: RenderFn) -> AnyView {
        let Self { app: shell, state, .. } = self;
        if !shell.is_back_navigation.get_value()
            && let Some(loading) = self.load_state()
        {
            shell.store.with_value(|store| store.apply_update(&loading.endpoint));
        }
        self.load();
        let retry_screen = move || {
            self.retry();
            !self.is_throttled()
        };
        shell.retry_screen.set_value(Some(Arc::new(retry_screen)));
        on_cleanup(move || {
            if let Some(loading) = self.load_state() {
                loading.abort();
            }
        });
        let retry: ActionFn = Arc::new(move || {
            // Whoever tries again sees at once that something is done about it.
            state.set(None);
            self.load();
        });
        let view = move || match state.get() {
            None => {
                shell.page_loading();
                view! { <Skeleton kind /> }.into_any()
            }
            Some(Ok(document)) => show(&document).unwrap_or_else(|| {
                let error = LoadError::Malformed("another document".to_owned());
                error_view(shell, &error, &retry, None)
            }),
            Some(Err(error)) => {
                let fallback_teaser =
                    self.load_state().and_then(|it| it.fallback_teaser.borrow().clone());
                error_view(shell, &error, &retry, fallback_teaser)
            }
        };
        view.into_any()
    }

    fn load(self) {
        let Some(loading) = self.load_state() else { return };
        let asked = self.app.store.with_value(|store| (loading.load)(store));
        loading.wait_for(asked, Box::new(move |outcome| self.on_outcome(outcome)));
    }

    fn on_outcome(self, outcome: Result<Document, LoadError>) {
        let Some(loading) = self.load_state() else { return };
        let Err(error) = outcome else {
            loading.failures.set(0);
            self.state.set(Some(outcome));
            self.revalidate();
            return;
        };
        let again = self.after_failure(&loading, &error);
        let (is_first, is_same) = self.state.with_untracked(|shown| {
            let is_first = shown.is_none() && loading.failures.get() == 1;
            let kind = error.kind();
            (is_first, matches!(shown, Some(Err(shown)) if shown.kind() == kind))
        });
        // Nobody is told of a failure that is over when it is looked at again.
        if !(is_same || again && is_first && retry::is_transient(&error)) {
            self.state.set(Some(Err(error)));
        }
    }

    /// Tries again what this screen last tried: the network is back, or its reader.
    pub(crate) fn retry(self) {
        if self.is_throttled() {
            return;
        }
        match self.state.try_get_untracked() {
            Some(Some(Ok(_))) => self.revalidate(),
            Some(_) => self.load(),
            // The page has been left.
            None => {}
        }
    }

    /// The endpoint does not want to be asked now.
    pub(crate) fn is_throttled(self) -> bool {
        let now = self.app.store.with_value(Store::monotonic);
        self.load_state().is_some_and(|it| it.not_before.get() > now)
    }

    /// Counts it, and comes back after a while, if that is of use.
    pub(crate) fn after_failure(self, loading: &LoadState, error: &LoadError) -> bool {
        loading.failures.set(loading.failures.get().saturating_add(1));
        let tools = self.app.effects;
        let pause = retry::backoff_ms(error, loading.failures.get(), (tools.jitter)());
        let (Some(pause), Some(after)) = (pause, tools.schedule) else { return false };
        if let LoadError::Refused { retry_after: Some(seconds), .. } = error {
            let now = self.app.store.with_value(Store::monotonic);
            loading.not_before.set(now + f64::from(*seconds) * 1000.0);
        }
        let number = loading.backoff_number.get().wrapping_add(1);
        loading.backoff_number.set(number);
        let wake = move || {
            // What nobody looks at waits until somebody does.
            if self.load_state().is_some_and(|it| it.backoff_number.get() == number)
                && !(tools.is_hidden)()
            {
                self.retry();
            }
        };
        after(pause, Box::new(wake));
        true
    }
}

impl LoadState {
    /// Hands the outcome over, unless the page is left before; what was waited for until now is
    /// not waited for any more. What is fallback_teaser is handed over in this very call, so that it is in
    /// the first frame.
    pub(crate) fn wait_for(&self, loading: LoadFuture<Document>, take: OnOutcome) {
        self.abort();
        let (mut loading, handle) = abortable(loading);
        match (&mut loading).now_or_never() {
            Some(Ok(outcome)) => take(outcome),
            Some(Err(_)) => {}
            None => {
                self.in_flight.replace(Some(handle));
                let work = async move {
                    if let Ok(outcome) = loading.await {
                        take(outcome);
                    }
                };
                spawn_local(work.boxed_local());
            }
        }
    }

    fn abort(&self) {
        self.in_flight.take().iter().for_each(AbortHandle::abort);
    }
}

/// What went wrong; with what is `known` of the article that is not here.
pub(crate) fn error_view(
    shell: AppContext,
    error: &LoadError,
    retry: &ActionFn,
    fallback_teaser: Option<Teaser>,
) -> AnyView {
    let kind = error.kind();
    let title = fallback_teaser.as_ref().map(|it| it.title.clone());
    shell.page_ready(title.unwrap_or_else(|| messages().error_message(kind).0.to_owned()), None);
    let page = shell.current_page.route.get_untracked().href();
    view! { <ErrorNotice kind page on_retry=Arc::clone(retry) fallback_teaser /> }.into_any()
}
