//! From a click or Back to a page.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{HtmlAnchorElement, MouseEvent, PageTransitionEvent, PopStateEvent};

use crate::browser::dom::{document, window};
use crate::browser::events::{link_of, listen};
use crate::browser::navigation::history::History;
use crate::browser::page::arrival;
use crate::pages::AppContext;
use crate::route::{Route, strip_base};

pub mod history; // session history entries and their scroll position
pub mod prefetch; // loads what is likely to be opened

/// Where to be once the content of a page is there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum ScrollTarget {
    /// The page has just been opened: the browser has put the focus where it belongs.
    #[default]
    Initial,
    /// At the heading, which is at the top.
    Top,
    /// At what the fragment names.
    Fragment,
    /// At this distance from the top, in pixels.
    Restored(f64),
    /// Where one is, at the heading.
    Keep,
    /// Where one is, on a page that was painted before; or, if its reader has not moved on it, at
    /// this distance from the top.
    Prerendered(Option<f64>),
}

/// Decides which page is shown.
#[derive(Debug)]
pub(crate) struct Navigation {
    origin: String,
    /// The path of the site, with a slash at the end.
    base: String,
    current: RwSignal<Route>,
    /// The reader is on the way back.
    is_back_navigation: StoredValue<bool>,
    history: History,
    scroll_target: Cell<ScrollTarget>,
}

/// The page that the address bar names. `base` is the path of the site.
pub(crate) fn route_here(base: &str) -> Route {
    let path = window().location().pathname().unwrap_or_default();
    strip_base(&path, base).map_or(Route::NotFound, Route::from_path)
}

/// Listens to links and to the history, and changes the page that is `shown`.
pub(crate) fn start(origin: String, base: String, shell: AppContext) -> Rc<Navigation> {
    let (shown, returns) = (shell.current_page.route, shell.is_back_navigation);
    let (history, left_at) = History::start();
    let landing = match left_at {
        // Asked before anything on the page changes: afterwards all of it would have to be laid
        // out for the answer.
        known if is_prerendered() => ScrollTarget::Prerendered(known.filter(|_| is_at_top())),
        Some(y) => ScrollTarget::Restored(y),
        None => ScrollTarget::Initial,
    };
    let navigation = Rc::new(Navigation {
        current: shown,
        is_back_navigation: returns,
        origin,
        base,
        history,
        scroll_target: Cell::new(landing),
    });
    let this = Rc::clone(&navigation);
    listen(&document(), "click", move |event: MouseEvent| this.on_click(&event));
    let this = Rc::clone(&navigation);
    listen(&window(), "popstate", move |event: PopStateEvent| this.on_popstate(&event));
    let this = Rc::clone(&navigation);
    listen(&window(), "pagehide", move |_: PageTransitionEvent| {
        this.save();
        this.history.persist();
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
    pub(crate) fn current(&self) -> RwSignal<Route> {
        self.current
    }

    /// Where to be, now that the content is there. A later arrival on the same page, after a
    /// retry, leaves the scroll alone.
    pub(crate) fn take_scroll_target(&self) -> ScrollTarget {
        self.scroll_target.replace(ScrollTarget::Keep)
    }

    /// What comes will be at its top.
    pub(crate) fn targets_top(&self) -> bool {
        self.scroll_target.get() == ScrollTarget::Top
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
        let route = Route::from_path(strip_base(&link.pathname(), &self.base)?);
        (route != Route::NotFound).then_some(route)
    }

    fn on_click(&self, event: &MouseEvent) {
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
        let same_page = route == self.current.get_untracked();
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
        let landing =
            if link.hash().is_empty() { ScrollTarget::Top } else { ScrollTarget::Fragment };
        self.scroll_target.set(landing);
        if same_page {
            self.land_now();
        } else {
            self.history.push(&link.href());
            self.is_back_navigation.set_value(false);
            self.current.set(route);
        }
    }

    fn on_popstate(&self, event: &PopStateEvent) {
        let route = route_here(&self.base);
        let same_page = route == self.current.get_untracked();
        let state = event.state();
        if History::is_own_entry(&state) {
            self.save();
            self.history.set_current(&state);
        } else {
            // The browser has moved within the page by itself, and has scrolled already: where
            // one was is known since the click.
            self.history.ensure_key();
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
        let without = if fragment { ScrollTarget::Fragment } else { ScrollTarget::Top };
        self.scroll_target.set(position.map_or(without, ScrollTarget::Restored));
        if same_page {
            self.land_now();
        } else {
            self.is_back_navigation.set_value(position.is_some());
            self.current.set(route);
        }
    }

    /// Remembers the scroll position, unless the content it will belong to is still to come.
    fn save(&self) {
        if self.scroll_target.get() == ScrollTarget::Keep {
            self.history.save();
        }
    }

    fn land_now(&self) {
        arrival::apply_scroll_target(self.take_scroll_target());
    }
}

pub(crate) fn is_at_top() -> bool {
    !window().scroll_y().is_ok_and(|it| it > 0.0)
}

/// The page stands there already, painted by the publisher.
fn is_prerendered() -> bool {
    document().get_element_by_id("app").is_some_and(|it| it.child_element_count() > 0)
}
