//! Prefetches pages before the click: a link under the pointer or with the focus at once, the
//! headlines in view one after the other.
//!
//! Tests: `tests/browser/prefetch.rs`

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use futures::FutureExt;
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlAnchorElement, IntersectionObserver, IntersectionObserverEntry};

use crate::browser::dom::document;
use crate::browser::events::{link_of, listen};
use crate::browser::navigation::Navigation;
use crate::browser::platform::network::saves_data;
use crate::contract::TEASER_LINKS;
use crate::error::LoadError;
use crate::route::Route;
use crate::store::Store;

type SharedStore = StoredValue<Store, LocalStorage>;

/// Loads the documents of links that the reader is likely to follow.
#[derive(Debug)]
pub(crate) struct Prefetch {
    store: SharedStore,
    navigation: Rc<Navigation>,
    observer: IntersectionObserver,
    /// The pages of headlines that have come into view.
    queue: RefCell<VecDeque<Route>>,
    /// A request of the queue is under way.
    is_busy: Cell<bool>,
    /// A request has failed: this page prefetches nothing more.
    has_failed: Cell<bool>,
}

/// Starts prefetching, which never happens for a reader who saves data or is on a slow network.
/// `None` where the browser has no `IntersectionObserver`.
pub(crate) fn start(store: SharedStore, navigation: Rc<Navigation>) -> Option<Rc<Prefetch>> {
    let prefetch: Rc<RefCell<Option<Rc<Prefetch>>>> = Rc::default();
    let this = Rc::clone(&prefetch);
    let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        this.borrow().iter().for_each(|it| it.on_visible(&entries));
    });
    let observer = IntersectionObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    callback.forget();
    let (queue, is_busy, has_failed) = Default::default();
    let this = Rc::new(Prefetch { store, navigation, observer, queue, is_busy, has_failed });
    prefetch.replace(Some(Rc::clone(&this)));
    for name in ["pointerover", "focusin", "touchstart"] {
        let this = Rc::clone(&this);
        listen(&document(), name, move |event: Event| this.on_hover(&event));
    }
    Some(this)
}

impl Prefetch {
    /// Observes the headlines of the page that is shown now, and no longer those of the page before.
    pub(crate) fn watch_headlines(&self) {
        self.observer.disconnect();
        self.queue.borrow_mut().clear();
        self.has_failed.set(false);
        let Ok(links) = document().query_selector_all(TEASER_LINKS) else { return };
        for link in (0..links.length()).filter_map(|index| links.item(index)?.dyn_into().ok()) {
            self.observer.observe(&link);
        }
    }

    fn on_hover(self: &Rc<Self>, event: &Event) {
        let Some(route) = link_of(event).and_then(|link| self.navigation.page_of(&link)) else {
            return;
        };
        if !saves_data() && route != self.navigation.current().get_untracked() {
            let this = Rc::clone(self);
            spawn_local(async move { this.load_ahead(route).await }.boxed_local());
        }
    }

    fn on_visible(self: &Rc<Self>, entries: &Array) {
        for entry in entries.iter().filter_map(|it| it.dyn_into::<IntersectionObserverEntry>().ok())
        {
            let link = entry.target();
            if entry.is_intersecting() {
                self.observer.unobserve(&link);
                let link = link.dyn_into::<HtmlAnchorElement>().ok();
                let route = link.and_then(|link| self.navigation.page_of(&link));
                self.queue.borrow_mut().extend(route);
            }
        }
        if !saves_data() && !self.is_busy.replace(true) {
            let this = Rc::clone(self);
            spawn_local(async move { this.drain_queue().await }.boxed_local());
        }
    }

    /// One request at a time, so that a page the reader opens never queues behind guesses.
    async fn drain_queue(&self) {
        loop {
            let next = self.queue.borrow_mut().pop_front();
            let Some(route) = next else { break };
            self.load_ahead(route).await;
        }
        self.is_busy.set(false);
    }

    async fn load_ahead(&self, route: Route) {
        if self.has_failed.get() {
            return;
        }
        let load = self.store.with_value(|store| store.prefetch(route));
        let Some(load) = load else { return };
        // A document that is missing does not mean that the others fail.
        if load.await.is_err_and(|error| error != LoadError::Missing) {
            self.queue.borrow_mut().clear();
            self.has_failed.set(true);
        }
    }
}
