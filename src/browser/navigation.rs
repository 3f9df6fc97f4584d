//! From a click or Back to a page.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{HtmlAnchorElement, MouseEvent, PageTransitionEvent, PopStateEvent};

use crate::browser::events::{link_of, listen};
use crate::browser::history::History;
use crate::browser::{arrival, document, window};
use crate::pages::Shell;
use crate::route::{Route, inside};

/// Where to be once the content of a page is there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Landing {
    /// The page has just been opened: the browser has put the focus where it belongs.
    #[default]
    First,
    /// At the heading, which is at the top.
    Top,
    /// At what the fragment names.
    Fragment,
    /// At this distance from the top, in pixels.
    Restored(f64),
    /// Where one is, at the heading.
    Here,
    /// Where one is, on a page that was painted before; or, if its reader has not moved on it, at
    /// this distance from the top.
    Painted(Option<f64>),
}

/// Decides which page is shown.
#[derive(Debug)]
pub(crate) struct Navigation {
    origin: String,
    /// The path of the site, with a slash at the end.
    base: String,
    shown: RwSignal<Route>,
    /// The reader is on the way back.
    returns: StoredValue<bool>,
    history: History,
    landing: Cell<Landing>,
}

/// The page that the address bar names. `base` is the path of the site.
pub(crate) fn route_here(base: &str) -> Route {
    let path = window().location().pathname().unwrap_or_default();
    inside(&path, base).map_or(Route::NotFound, Route::from_path)
}

/// Listens to links and to the history, and changes the page that is `shown`.
pub(crate) fn start(origin: String, base: String, shell: Shell) -> Rc<Navigation> {
    let (shown, returns) = (shell.here.route, shell.returns);
    let (history, left_at) = History::start();
    let landing = match left_at {
        // Asked before anything on the page changes: afterwards all of it would have to be laid
        // out for the answer.
        known if is_painted() => Landing::Painted(known.filter(|_| is_at_top())),
        Some(y) => Landing::Restored(y),
        None => Landing::First,
    };
    let navigation =
        Rc::new(Navigation { shown, returns, origin, base, history, landing: Cell::new(landing) });
    let this = Rc::clone(&navigation);
    listen(&document(), "click", move |event: MouseEvent| this.clicked(&event));
    let this = Rc::clone(&navigation);
    listen(&window(), "popstate", move |event: PopStateEvent| this.went(&event));
    let this = Rc::clone(&navigation);
    listen(&window(), "pagehide", move |_: PageTransitionEvent| {
        this.save();
        this.history.store();
    });
    let this = Rc::clone(&navigation);
    listen(&window(), "pageshow", move |event: PageTransitionEvent| {
        if event.persisted() {
            History::resume();
            // WebKit leaves this to the page.
            let position = this.history.position().filter(|_| is_at_top());
            position.into_iter().for_each(arrival::scroll_to);
        }
    });
    navigation
}

impl Navigation {
    /// The page that is shown.
    pub(crate) fn shown(&self) -> RwSignal<Route> {
        self.shown
    }

    /// Where to be, now that the content is there. A later arrival on the same page, after a
    /// retry, leaves the scroll alone.
    pub(crate) fn land(&self) -> Landing {
        self.landing.replace(Landing::Here)
    }

    /// What comes will be at its top.
    pub(crate) fn leads_to_the_top(&self) -> bool {
        self.landing.get() == Landing::Top
    }

    /// The page of this site that a link leads to; `None` for files, other sites and everything
    /// else that is the browser's business.
    pub(crate) fn page_of(&self, link: &HtmlAnchorElement) -> Option<Route> {
        let elsewhere = !matches!(link.target().as_str(), "" | "_self")
            || link.has_attribute("download")
            || link.rel().split_whitespace().any(|it| it == "external")
            || link.origin() != self.origin
            || !link.search().is_empty()
            // Only the browser can find a text fragment, and only while it loads a page.
            || link.hash().split(':').any(|it| it == "~");
        if elsewhere {
            return None;
        }
        let route = Route::from_path(inside(&link.pathname(), &self.base)?);
        (route != Route::NotFound).then_some(route)
    }

    fn clicked(&self, event: &MouseEvent) {
        let plain = event.button() == 0
            && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
        if !plain || event.default_prevented() {
            return;
        }
        let Some(link) = link_of(event) else { return };
        if link.class_name() == "skip" {
            // As often as one likes, and also on a page whose address is no page of the site.
            event.prevent_default();
            arrival::skip_to(&link.hash());
            return;
        }
        let Some(route) = self.page_of(&link) else { return };
        self.save();
        let same_page = route == self.shown.get_untracked();
        if same_page && !link.hash().is_empty() {
            // The browser moves within a page by itself, if the path is the same to the letter.
            let location = window().location();
            if location.pathname().ok().as_deref() != Some(&link.pathname()) {
                event.prevent_default();
                let _ = location.set_hash(&link.hash());
            }
            return;
        }
        event.prevent_default();
        let landing = if link.hash().is_empty() { Landing::Top } else { Landing::Fragment };
        self.landing.set(landing);
        if same_page {
            self.arrive_at_once();
        } else {
            self.history.push(&link.href());
            self.returns.set_value(false);
            self.shown.set(route);
        }
    }

    fn went(&self, event: &PopStateEvent) {
        let route = route_here(&self.base);
        let same_page = route == self.shown.get_untracked();
        let state = event.state();
        if History::wrote(&state) {
            self.save();
            self.history.went_to(&state);
        } else {
            // The browser has moved within the page by itself, and has scrolled already: where
            // one was is known since the click.
            self.history.name_entry();
            if same_page {
                return;
            }
        }
        let position = self.history.position();
        if let Some(y) = position.filter(|_| same_page) {
            // Nothing has come that would have to be spoken.
            arrival::scroll_to(y);
            return;
        }
        let fragment = window().location().hash().is_ok_and(|it| !it.is_empty());
        let without = if fragment { Landing::Fragment } else { Landing::Top };
        self.landing.set(position.map_or(without, Landing::Restored));
        if same_page {
            self.arrive_at_once();
        } else {
            self.returns.set_value(position.is_some());
            self.shown.set(route);
        }
    }

    /// Remembers the scroll position, unless the content it will belong to is still to come.
    fn save(&self) {
        if self.landing.get() == Landing::Here {
            self.history.save();
        }
    }

    fn arrive_at_once(&self) {
        arrival::land(self.land());
    }
}

pub(crate) fn is_at_top() -> bool {
    !window().scroll_y().is_ok_and(|it| it > 0.0)
}

/// The page stands there already, painted by the publisher.
fn is_painted() -> bool {
    document().get_element_by_id("app").is_some_and(|it| it.child_element_count() > 0)
}
