//! Asking before the click: for links under the pointer or the focus at once, for headlines in
//! view one after the other.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use futures::FutureExt;
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlAnchorElement, IntersectionObserver, IntersectionObserverEntry};

use crate::browser::dom::{document, window};
use crate::browser::events::{link_of, listen};
use crate::browser::navigation::Navigation;
use crate::error::LoadError;
use crate::route::Route;
use crate::store::Store;

type SharedStore = StoredValue<Store, LocalStorage>;

#[derive(Debug)]
pub(crate) struct Prefetch {
    store: SharedStore,
    navigation: Rc<Navigation>,
    observer: IntersectionObserver,
    queue: RefCell<VecDeque<Route>>,
    busy: Cell<bool>,
    /// What this page asked for ahead could not be had: it asks for nothing more.
    failed: Cell<bool>,
}

/// Starts to ask ahead; for a reader who saves data or is on a slow network, never. `None` where
/// the browser cannot say what is in view.
pub(crate) fn start(store: SharedStore, navigation: Rc<Navigation>) -> Option<Rc<Prefetch>> {
    let seen: Rc<RefCell<Option<Rc<Prefetch>>>> = Rc::default();
    let this = Rc::clone(&seen);
    let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        this.borrow().iter().for_each(|it| it.on_visible(&entries));
    });
    let observer = IntersectionObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    callback.forget();
    let (waiting, busy, failed) = Default::default();
    let this = Rc::new(Prefetch { store, navigation, observer, queue: waiting, busy, failed });
    seen.replace(Some(Rc::clone(&this)));
    for name in ["pointerover", "focusin", "touchstart"] {
        let this = Rc::clone(&this);
        listen(&document(), name, move |event: Event| this.on_hover(&event));
    }
    Some(this)
}

impl Prefetch {
    /// Watches the headlines of the page that has just arrived, and none of the one before.
    pub(crate) fn watch_headlines(&self) {
        self.observer.disconnect();
        self.queue.borrow_mut().clear();
        self.failed.set(false);
        let Ok(links) = document().query_selector_all("main h2 a[href]") else { return };
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
        if !saves_data() && !self.busy.replace(true) {
            let this = Rc::clone(self);
            spawn_local(async move { this.drain_queue().await }.boxed_local());
        }
    }

    /// One request at a time, so that what the reader asks for never queues behind guesses.
    async fn drain_queue(&self) {
        loop {
            let next = self.queue.borrow_mut().pop_front();
            let Some(route) = next else { break };
            self.load_ahead(route).await;
        }
        self.busy.set(false);
    }

    async fn load_ahead(&self, route: Route) {
        if self.failed.get() {
            return;
        }
        let asked = self.store.with_value(|store| store.prefetch(route));
        let Some(asked) = asked else { return };
        // One document that is missing says nothing of the others.
        if asked.await.is_err_and(|error| error != LoadError::Missing) {
            self.queue.borrow_mut().clear();
            self.failed.set(true);
        }
    }
}

/// The reader saves data, or the network is of the second generation.
pub(crate) fn saves_data() -> bool {
    let get = |object: &_, name: &str| Reflect::get(object, &name.into()).ok();
    let Some(connection) = get(&window().navigator(), "connection") else { return false };
    let saves = get(&connection, "saveData").and_then(|it| it.as_bool()).unwrap_or(false);
    let kind = get(&connection, "effectiveType").and_then(|it| it.as_string());
    saves || kind.is_some_and(|it| it.ends_with("2g"))
}
