//! The searches of a visit, one after the other.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::{AbortHandle, abortable};
use leptos::prelude::set_timeout;
use wasm_bindgen_futures::spawn_local;

use crate::browser::finder::app_source::AppSource;
use crate::browser::finder::elements::find_element;
use crate::browser::finder::form::FormEvent;
use crate::browser::finder::{form, page, results};
use crate::contract::SEARCH_FORM;
use crate::search::query::execute::execute;
use crate::search::query::index::LoadedIndex;
use crate::search::query::params::SearchParams;

/// Results that are shown at first, and that each click on the button adds.
const RESULTS_PER_PAGE: usize = 10;

/// The delay between the last key and the search (debounce): those who type are rarely slower.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// What the searches of a visit share.
#[derive(Debug)]
pub(crate) struct SearchSession {
    pub(crate) index: RefCell<LoadedIndex>,
    /// The search that is shown.
    params: RefCell<SearchParams>,
    /// Results that are shown at most.
    limit: Cell<usize>,
    /// An input method is composing characters.
    is_composing: Cell<bool>,
    /// The number of the last delay: an earlier one that ends has been superseded.
    debounce_number: Cell<u32>,
    /// Aborts the search that is going on.
    search_handle: RefCell<Option<AbortHandle>>,
}

impl Default for SearchSession {
    fn default() -> Self {
        Self {
            index: RefCell::default(),
            params: RefCell::default(),
            limit: Cell::new(RESULTS_PER_PAGE),
            is_composing: Cell::default(),
            debounce_number: Cell::default(),
            search_handle: RefCell::default(),
        }
    }
}

impl SearchSession {
    /// A search page has been opened, or its form is about to be used for the first time. Returns
    /// once the results from the device are shown.
    pub(crate) async fn on_page_opened(self: &Rc<Self>) {
        if page::enhance().is_none() {
            return;
        }
        let params = form::initial_params();
        // A reader who comes back finds as many results as were shown.
        if params != *self.params.borrow() {
            self.limit.set(RESULTS_PER_PAGE);
        }
        self.params.replace(params);
        let (done_tx, done_rx) = oneshot::channel();
        let this = Rc::clone(self);
        spawn_local(async move { this.run(Some(done_tx)).await });
        let _ = done_rx.await;
    }

    /// The reader has done something in the form or in the results.
    pub(crate) fn on_form_event(self: &Rc<Self>, event: FormEvent) {
        match event {
            FormEvent::Input { is_composing } => {
                self.is_composing.set(is_composing);
                self.on_input();
            }
            // The reader does not want to wait, or wants to try again.
            FormEvent::Submit => {
                self.cancel_debounce();
                self.apply_params(true);
            }
            FormEvent::More => {
                self.limit.set(self.limit.get() + RESULTS_PER_PAGE);
                self.start_search();
            }
        }
    }

    fn on_input(self: &Rc<Self>) {
        let number = self.cancel_debounce();
        let this = Rc::clone(self);
        set_timeout(
            move || {
                if this.debounce_number.get() == number && !this.is_composing.get() {
                    this.apply_params(false);
                }
            },
            DEBOUNCE,
        );
    }

    /// Supersedes the delay that is going on. Returns the number for the next one.
    fn cancel_debounce(&self) -> u32 {
        self.debounce_number.set(self.debounce_number.get() + 1);
        self.debounce_number.get()
    }

    /// Starts a search as the form says, if that has changed or `is_forced`.
    fn apply_params(self: &Rc<Self>, is_forced: bool) {
        // The reader may have left the page during the delay.
        if find_element(SEARCH_FORM).is_none() {
            return;
        }
        let params = form::params();
        if is_forced || params != *self.params.borrow() {
            form::replace_url(&params);
            self.params.replace(params);
            self.limit.set(RESULTS_PER_PAGE);
            self.start_search();
        }
    }

    fn start_search(self: &Rc<Self>) {
        let this = Rc::clone(self);
        spawn_local(async move { this.run(None).await });
    }

    /// Runs one search, which aborts the one before. Notifies `done_tx` once the results from the
    /// device are shown. Without a query it loads what every search needs.
    async fn run(&self, done_tx: Option<oneshot::Sender<()>>) {
        let (params, limit) = (self.params.borrow().clone(), self.limit.get());
        if params.q.trim().is_empty() {
            results::clear("");
        }
        let done_tx = Cell::new(done_tx);
        let show = |found: &_, is_over| {
            results::show(&params, found, limit, is_over);
            if is_over && let Some(done_tx) = done_tx.take() {
                let _ = done_tx.send(());
            }
        };
        let (search, handle) = abortable(execute(&self.index, &AppSource, &params, limit, show));
        self.search_handle.replace(Some(handle)).iter().for_each(AbortHandle::abort);
        if let Ok(Err(error)) = search.boxed_local().await {
            results::clear(&results::error_text(error));
        }
    }
}
