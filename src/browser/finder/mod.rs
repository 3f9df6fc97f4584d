//! The finder: a program beside the reader, for those who search. It listens to the form, asks the
//! reader for what it needs, shows what it finds, and marks it in the article that is opened.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::{AbortHandle, abortable};
use js_sys::{Promise, Reflect};
use leptos::prelude::set_timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::Event;

use crate::browser::dom::window;
use crate::browser::finder::reader_source::ReaderSource;
use crate::browser::finder_bridge::{
    COMMAND_FUNCTION, COMMAND_HIGHLIGHT_AND_SCROLL, COMMAND_SEARCH,
};
use crate::search::query::execute::execute;
use crate::search::query::index::LoadedIndex;
use crate::search::query::params::SearchParams;

mod page; // where all of it stands
mod form; // what is wished
mod reader_source; // what the reader has
mod results; // what is shown
mod highlight; // what was looked for, in the article

/// Results that are shown, and as many more at a time.
const RESULTS_PER_PAGE: usize = 10;

/// Who types pauses at least as long.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// Takes orders, and listens to the form, for as long as the page lives.
pub fn start() {
    let finder = Rc::new(Finder { limit: Cell::new(RESULTS_PER_PAGE), ..Finder::default() });
    form::listen(&finder);
    let take = Closure::<dyn FnMut(String) -> Promise>::new(move |order: String| {
        let finder = Rc::clone(&finder);
        future_to_promise(async move {
            match &*order {
                COMMAND_SEARCH => finder.on_page_opened().await,
                order => {
                    highlight::highlight_from_url(
                        &finder.index,
                        order == COMMAND_HIGHLIGHT_AND_SCROLL,
                    )
                    .await
                }
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let _ = Reflect::set(&window(), &COMMAND_FUNCTION.into(), &take.into_js_value());
}

/// The state of all searches of a visit.
#[derive(Debug, Default)]
struct Finder {
    index: RefCell<LoadedIndex>,
    params: RefCell<SearchParams>,
    limit: Cell<usize>,
    is_composing: Cell<bool>,
    /// The number of the last pause in typing: who wakes from another one has been overtaken.
    debounce_number: Cell<u32>,
    search_handle: RefCell<Option<AbortHandle>>,
}

impl Finder {
    /// A search page has been opened, or its form is about to be filled in, for the first time. Done
    /// once what is here has been shown.
    async fn on_page_opened(self: &Rc<Self>) {
        if page::enhance().is_none() {
            return;
        }
        let wish = form::initial_params();
        // Who comes back finds as much as was shown.
        if wish != *self.params.borrow() {
            self.limit.set(RESULTS_PER_PAGE);
        }
        self.params.replace(wish);
        let (done_tx, done_rx) = oneshot::channel();
        let this = Rc::clone(self);
        spawn_local(async move { this.run(Some(done_tx)).await });
        let _ = done_rx.await;
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

    fn on_composition(self: &Rc<Self>, event: &Event) {
        self.is_composing.set(event.type_() == "compositionstart");
        self.on_input();
    }

    /// The reader does not want to wait, or wants it to be tried again.
    fn on_submit(self: &Rc<Self>) {
        self.cancel_debounce();
        self.apply_params(true);
    }

    fn cancel_debounce(&self) -> u32 {
        self.debounce_number.set(self.debounce_number.get() + 1);
        self.debounce_number.get()
    }

    fn apply_params(self: &Rc<Self>, is_forced: bool) {
        // The page may have been left meanwhile.
        if page::find_element(".search").is_none() {
            return;
        }
        let wish = form::params();
        if is_forced || wish != *self.params.borrow() {
            form::replace_url(&wish);
            self.params.replace(wish);
            self.limit.set(RESULTS_PER_PAGE);
            self.start_search();
        }
    }

    /// More of what was found.
    fn load_more(self: &Rc<Self>) {
        self.limit.set(self.limit.get() + RESULTS_PER_PAGE);
        self.start_search();
    }

    fn start_search(self: &Rc<Self>) {
        let this = Rc::clone(self);
        spawn_local(async move { this.run(None).await });
    }

    /// One search, which ends the one before, and says when what is here has been shown. Without a
    /// wish it gets what every search takes.
    async fn run(&self, done_tx: Option<oneshot::Sender<()>>) {
        let (wish, most) = (self.params.borrow().clone(), self.limit.get());
        if wish.q.trim().is_empty() {
            results::clear("");
        }
        let done_tx = Cell::new(done_tx);
        let show = |findings: &_, is_over| {
            results::show(&wish, findings, most, is_over);
            if is_over && let Some(done_tx) = done_tx.take() {
                let _ = done_tx.send(());
            }
        };
        let (hunt, handle) = abortable(execute(&self.index, &ReaderSource, &wish, most, show));
        self.search_handle.replace(Some(handle)).iter().for_each(AbortHandle::abort);
        if let Ok(Err(lack)) = hunt.boxed_local().await {
            results::clear(&results::error_text(lack));
        }
    }
}
