//! The content of a page in its three states: loading, shown, failed.
//!
//! A document that is embedded or cached is in the first frame, however old it is; then it is
//! revalidated. An update is offered, and never moves what is being read. A failure is retried with
//! growing backoff for as long as the page is on the screen.
//!
//! Tests: `tests/screens/` (the three states), `tests/browser/requests.rs`,
//! `tests/browser/error_pages.rs`, `tests/browser/faults/`.

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

/// Loads the document of a screen.
pub(crate) type LoadFn = Box<dyn Fn(&Store) -> LoadFuture<Document>>;

/// Renders a document; `None` for one of the wrong kind.
pub(crate) type RenderFn = Box<dyn Fn(&Document) -> Option<AnyView> + Send + Sync>;

/// Takes the outcome of a request.
type OnOutcome = Box<dyn FnOnce(Result<Document, LoadError>)>;

/// A document, or why it failed to load; `None` while it is loading.
pub(crate) type DocumentSignal = RwSignal<Option<Result<Document, LoadError>>>;

/// What the site's lists know about an article that failed to load.
pub(crate) type FallbackTeaser = Rc<RefCell<Option<Teaser>>>;

/// The content of a page. A copy is the same content.
#[derive(Clone, Copy)]
pub(crate) struct Screen {
    pub(crate) app: AppContext,
    /// Stored here, because a callback that runs later has no Leptos context.
    pub(crate) messages: &'static Messages,
    pub(crate) state: DocumentSignal,
    load_state: StoredValue<Rc<LoadState>, LocalStorage>,
}

/// How the content is loaded, and how that goes.
pub(crate) struct LoadState {
    pub(crate) id: DocumentId,
    load: LoadFn,
    fallback_teaser: FallbackTeaser,
    /// Consecutive failures.
    pub(crate) failures: Cell<u32>,
    /// Aborts the request that is in flight, when the reader leaves the page.
    in_flight: RefCell<Option<AbortHandle>>,
    /// The number of the last backoff. A timer with another number does nothing.
    backoff_number: Cell<u32>,
    /// The end of the endpoint's `Retry-After`, in milliseconds of the monotonic clock.
    not_before: Cell<f64>,
}

impl Screen {
    pub(crate) fn new(id: DocumentId, load: LoadFn, fallback_teaser: FallbackTeaser) -> Self {
        let (failures, in_flight, backoff_number, not_before) = Default::default();
        let load_state = Rc::new(LoadState {
            id,
            load,
            fallback_teaser,
            failures,
            in_flight,
            backoff_number,
            not_before,
        });
        Self {
            app: AppContext::use_app(),
            messages: messages(),
            state: DocumentSignal::new(None),
            load_state: StoredValue::new_local(load_state),
        }
    }

    /// How the content is loaded; `None` once the reader has left the page.
    pub(crate) fn load_state(self) -> Option<Rc<LoadState>> {
        self.load_state.try_get_value()
    }

    /// Loads and renders the content. Not generic, so that its code is in the download once.
    pub(crate) fn view(self, kind: SkeletonKind, render: RenderFn) -> AnyView {
        let Self { app, state, .. } = self;
        if !app.is_back_navigation.get_value()
            && let Some(load_state) = self.load_state()
        {
            app.store.with_value(|store| store.apply_update(&load_state.id));
        }
        self.load();
        let retry_screen = move || {
            self.retry();
            !self.is_throttled()
        };
        app.retry_screen.set_value(Some(Arc::new(retry_screen)));
        on_cleanup(move || {
            if let Some(load_state) = self.load_state() {
                load_state.abort();
            }
        });
        let on_retry: ActionFn = Arc::new(move || {
            // Shows the skeleton at once, so that the click has a visible effect.
            state.set(None);
            self.load();
        });
        let view = move || match state.get() {
            None => {
                app.page_loading();
                view! { <Skeleton kind /> }.into_any()
            }
            Some(Ok(document)) => render(&document).unwrap_or_else(|| {
                let error = LoadError::Malformed("another document".to_owned());
                error_view(app, &error, &on_retry, None)
            }),
            Some(Err(error)) => {
                let teaser = self.load_state().and_then(|it| it.fallback_teaser.borrow().clone());
                error_view(app, &error, &on_retry, teaser)
            }
        };
        view.into_any()
    }

    fn load(self) {
        let Some(load_state) = self.load_state() else { return };
        let request = self.app.store.with_value(|store| (load_state.load)(store));
        load_state.wait_for(request, Box::new(move |outcome| self.on_outcome(outcome)));
    }

    fn on_outcome(self, outcome: Result<Document, LoadError>) {
        let Some(load_state) = self.load_state() else { return };
        let Err(error) = outcome else {
            load_state.failures.set(0);
            self.state.set(Some(outcome));
            self.revalidate();
            return;
        };
        let is_retried = self.after_failure(&load_state, &error);
        let (is_first, is_same) = self.state.with_untracked(|shown| {
            let is_first = shown.is_none() && load_state.failures.get() == 1;
            let kind = error.kind();
            (is_first, matches!(shown, Some(Err(shown)) if shown.kind() == kind))
        });
        // Don't show a transient failure before one retry has failed too.
        if !(is_same || is_retried && is_first && retry::is_transient(&error)) {
            self.state.set(Some(Err(error)));
        }
    }

    /// Revalidates the content, or loads it again if it failed.
    fn retry(self) {
        if self.is_throttled() {
            return;
        }
        match self.state.try_get_untracked() {
            Some(Some(Ok(_))) => self.revalidate(),
            Some(_) => self.load(),
            // The reader has left the page.
            None => {}
        }
    }

    /// Whether the endpoint's `Retry-After` lasts.
    fn is_throttled(self) -> bool {
        let now = self.app.store.with_value(Store::monotonic);
        self.load_state().is_some_and(|it| it.not_before.get() > now)
    }

    /// Counts a failure and schedules a retry. Returns whether there will be one.
    pub(crate) fn after_failure(self, load_state: &LoadState, error: &LoadError) -> bool {
        load_state.failures.set(load_state.failures.get().saturating_add(1));
        let effects = self.app.effects;
        let delay = retry::backoff_ms(error, load_state.failures.get(), (effects.jitter)());
        let (Some(delay), Some(schedule)) = (delay, effects.schedule) else { return false };
        if let LoadError::Refused { retry_after: Some(seconds), .. } = error {
            let now = self.app.store.with_value(Store::monotonic);
            load_state.not_before.set(now + f64::from(*seconds) * 1000.0);
        }
        let number = load_state.backoff_number.get().wrapping_add(1);
        load_state.backoff_number.set(number);
        let retry = move || {
            // In the background nothing is retried: `AppContext::refresh` does when the reader is
            // back.
            if self.load_state().is_some_and(|it| it.backoff_number.get() == number)
                && !(effects.is_hidden)()
            {
                self.retry();
            }
        };
        schedule(delay, Box::new(retry));
        true
    }
}

impl LoadState {
    /// Polls a request and passes on its outcome, unless the reader leaves the page before; the
    /// request before it is aborted. An outcome that is ready is passed on within this call, so
    /// that it is in the first frame.
    pub(crate) fn wait_for(&self, request: LoadFuture<Document>, on_outcome: OnOutcome) {
        self.abort();
        let (mut request, handle) = abortable(request);
        match (&mut request).now_or_never() {
            Some(Ok(outcome)) => on_outcome(outcome),
            Some(Err(_)) => {}
            None => {
                self.in_flight.replace(Some(handle));
                let rest = async move {
                    if let Ok(outcome) = request.await {
                        on_outcome(outcome);
                    }
                };
                spawn_local(rest.boxed_local());
            }
        }
    }

    fn abort(&self) {
        self.in_flight.take().iter().for_each(AbortHandle::abort);
    }
}

/// An error as the content of a page, with the headline and summary of the article that failed to
/// load, where a list has them.
pub(crate) fn error_view(
    app: AppContext,
    error: &LoadError,
    on_retry: &ActionFn,
    fallback_teaser: Option<Teaser>,
) -> AnyView {
    let kind = error.kind();
    let title = fallback_teaser.as_ref().map(|it| it.title.clone());
    app.page_ready(title.unwrap_or_else(|| messages().error_message(kind).0.to_owned()), None);
    let page = app.current_page.route.get_untracked().href();
    view! { <ErrorNotice kind page on_retry=Arc::clone(on_retry) fallback_teaser /> }.into_any()
}
