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

use crate::browser::finder::sources::Reader;
use crate::browser::search::{FIND, GO, SEARCH};
use crate::browser::window;
use crate::search::hunt::hunt;
use crate::search::index::Index;
use crate::search::wish::Wish;

mod page; // where all of it stands
mod form; // what is wished
mod sources; // what the reader has
mod results; // what is shown
mod marks; // what was looked for, in the article

/// Results that are shown, and as many more at a time.
const PAGE: usize = 10;

/// Who types pauses at least as long.
const PAUSE: Duration = Duration::from_millis(150);

/// Takes orders, and listens to the form, for as long as the page lives.
pub fn start() {
    let finder = Rc::new(Finder { most: Cell::new(PAGE), ..Finder::default() });
    form::listen(&finder);
    let take = Closure::<dyn FnMut(String) -> Promise>::new(move |order: String| {
        let finder = Rc::clone(&finder);
        future_to_promise(async move {
            match &*order {
                SEARCH => finder.opened().await,
                order => marks::mark(&finder.index, order == GO).await,
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let _ = Reflect::set(&window(), &FIND.into(), &take.into_js_value());
}

/// The state of all searches of a visit.
#[derive(Debug, Default)]
struct Finder {
    index: RefCell<Index>,
    wish: RefCell<Wish>,
    most: Cell<usize>,
    is_composing: Cell<bool>,
    /// The number of the last pause in typing: who wakes from another one has been overtaken.
    pause: Cell<u32>,
    work: RefCell<Option<AbortHandle>>,
}

impl Finder {
    /// A search page has been opened, or its form is about to be filled in, for the first time. Done
    /// once what is here has been shown.
    async fn opened(self: &Rc<Self>) {
        if page::attend().is_none() {
            return;
        }
        let wish = form::wish_of_page();
        // Who comes back finds as much as was shown.
        if wish != *self.wish.borrow() {
            self.most.set(PAGE);
        }
        self.wish.replace(wish);
        let (tell, told) = oneshot::channel();
        let this = Rc::clone(self);
        spawn_local(async move { this.run(Some(tell)).await });
        let _ = told.await;
    }

    fn typed(self: &Rc<Self>) {
        let number = self.overtake();
        let this = Rc::clone(self);
        set_timeout(
            move || {
                if this.pause.get() == number && !this.is_composing.get() {
                    this.take_wish(false);
                }
            },
            PAUSE,
        );
    }

    fn composed(self: &Rc<Self>, event: &Event) {
        self.is_composing.set(event.type_() == "compositionstart");
        self.typed();
    }

    /// The reader does not want to wait, or wants it to be tried again.
    fn submitted(self: &Rc<Self>) {
        self.overtake();
        self.take_wish(true);
    }

    fn overtake(&self) -> u32 {
        self.pause.set(self.pause.get() + 1);
        self.pause.get()
    }

    fn take_wish(self: &Rc<Self>, is_urgent: bool) {
        // The page may have been left meanwhile.
        if page::find(".search").is_none() {
            return;
        }
        let wish = form::wish();
        if is_urgent || wish != *self.wish.borrow() {
            form::state(&wish);
            self.wish.replace(wish);
            self.most.set(PAGE);
            self.look();
        }
    }

    /// More of what was found.
    fn look_further(self: &Rc<Self>) {
        self.most.set(self.most.get() + PAGE);
        self.look();
    }

    fn look(self: &Rc<Self>) {
        let this = Rc::clone(self);
        spawn_local(async move { this.run(None).await });
    }

    /// One search, which ends the one before, and says when what is here has been shown. Without a
    /// wish it gets what every search takes.
    async fn run(&self, tell: Option<oneshot::Sender<()>>) {
        let (wish, most) = (self.wish.borrow().clone(), self.most.get());
        if wish.typed.trim().is_empty() {
            results::clear("");
        }
        let tell = Cell::new(tell);
        let show = |findings: &_, is_over| {
            results::show(&wish, findings, most, is_over);
            if is_over && let Some(tell) = tell.take() {
                let _ = tell.send(());
            }
        };
        let (hunt, handle) = abortable(hunt(&self.index, &Reader, &wish, most, show));
        self.work.replace(Some(handle)).iter().for_each(AbortHandle::abort);
        if let Ok(Err(lack)) = hunt.boxed_local().await {
            results::clear(&results::unable(lack));
        }
    }
}
