//! Navigation: from a click or Back to a page, without a reload.
//!
//! Tests: `tests/browser/navigation.rs`, `tests/browser/native_links.rs`, `tests/browser/history.rs`

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{HtmlAnchorElement, MouseEvent, PageTransitionEvent, PopStateEvent};

use crate::browser::dom::{document, window};
use crate::browser::events::{link_of, listen};
use crate::browser::navigation::history::History;
use crate::browser::navigation::scroll::{ScrollTarget, is_at_top};
use crate::contract::{APP_ID, EXTERNAL_REL, SKIP_CLASS};
use crate::pages::AppContext;
use crate::route::{Route, strip_base};

pub mod history; // session history entries and their scroll position
pub mod scroll; // scroll and focus
pub mod prefetch; // loads what is likely to be opened

/// Decides which page is shown.
#[derive(Debug)]
pub(crate) struct Navigation {
    origin: String,
    /// The path of the site, with a slash at the end.
    base_path: String,
    current: RwSignal<Route>,
    /// The reader has gone back.
    is_back: StoredValue<bool>,
    history: History,
    scroll_target: Cell<ScrollTarget>,
}

/// The page of the URL in the address bar. `base_path` is the path of the site.
pub(crate) fn route_here(base_path: &str) -> Route {
    let path = window().location().pathname().unwrap_or_default();
    strip_base(&path, base_path).map_or(Route::NotFound, Route::from_path)
}

/// Listens to links and to the history, and changes the route that `app` shows.
pub(crate) fn start(origin: String, base_path: String, app: AppContext) -> Rc<Navigation> {
    let (history, left_at) = History::start();
    let target = match left_at {
        // `is_at_top` is called before the page changes: later it would cost a layout of all of it.
        left_at if is_prerendered() => ScrollTarget::Prerendered(left_at.filter(|_| is_at_top())),
        Some(y) => ScrollTarget::Restored(y),
        None => ScrollTarget::Initial,
    };
    let navigation = Rc::new(Navigation {
        origin,
        base_path,
        current: app.current_page.route,
        is_back: app.is_back_navigation,
        history,
        scroll_target: Cell::new(target),
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
            // WebKit does not restore the scroll of a page from its back/forward cache.
            let position = this.history.position().filter(|_| is_at_top());
            position.into_iter().for_each(scroll::scroll_to);
        }
    });
    navigation
}

impl Navigation {
    /// The route of the page that is shown.
    pub(crate) fn current(&self) -> RwSignal<Route> {
        self.current
    }

    /// The scroll target of the content that is shown now. When content is shown later on the same
    /// page, after a retry, the scroll stays as it is.
    pub(crate) fn take_scroll_target(&self) -> ScrollTarget {
        self.scroll_target.replace(ScrollTarget::Keep)
    }

    /// Whether the content that is loading will be shown at its top.
    pub(crate) fn targets_top(&self) -> bool {
        self.scroll_target.get() == ScrollTarget::Top
    }

    /// The route of the page of this site that a link leads to. `None` for files, other sites and
    /// everything else that is left to the browser.
    pub(crate) fn page_of(&self, link: &HtmlAnchorElement) -> Option<Route> {
        let is_native = !matches!(link.target().as_str(), "" | "_self")
            || link.has_attribute("download")
            || link.rel().split_whitespace().any(|it| it == EXTERNAL_REL)
            || link.origin() != self.origin
            || !link.search().is_empty()
            // Only the browser can find a text fragment, and only while it loads a page.
            || link.hash().split(':').any(|it| it == "~");
        if is_native {
            return None;
        }
        let route = Route::from_path(strip_base(&link.pathname(), &self.base_path)?);
        (route != Route::NotFound).then_some(route)
    }

    fn on_click(&self, event: &MouseEvent) {
        let is_plain = event.button() == 0
            && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
        if !is_plain || event.default_prevented() {
            return;
        }
        let Some(link) = link_of(event) else { return };
        if link.class_name() == SKIP_CLASS {
            // Not by the browser: it works only once, and only where the URL is a page of the site.
            event.prevent_default();
            scroll::skip_to(&link.hash());
            return;
        }
        let Some(route) = self.page_of(&link) else { return };
        self.save();
        let same_page = route == self.current.get_untracked();
        if same_page && !link.hash().is_empty() {
            // The browser itself scrolls within a page, if the paths are spelled alike.
            let location = window().location();
            if location.pathname().ok().as_deref() != Some(&link.pathname()) {
                event.prevent_default();
                let _ = location.set_hash(&link.hash());
            }
            return;
        }
        event.prevent_default();
        let target =
            if link.hash().is_empty() { ScrollTarget::Top } else { ScrollTarget::Fragment };
        self.scroll_target.set(target);
        if same_page {
            self.land_now();
        } else {
            self.history.push(&link.href());
            self.is_back.set_value(false);
            self.current.set(route);
        }
    }

    fn on_popstate(&self, event: &PopStateEvent) {
        let route = route_here(&self.base_path);
        let same_page = route == self.current.get_untracked();
        let state = event.state();
        if History::is_own_entry(&state) {
            self.save();
            self.history.set_current(&state);
        } else {
            // The browser itself has moved within the page and scrolled. The position before was
            // saved at the click.
            self.history.ensure_key();
            if same_page {
                return;
            }
        }
        let position = self.history.position();
        if let Some(y) = position.filter(|_| same_page) {
            // Without the focus: there is no new content for a screen reader.
            scroll::scroll_to(y);
            return;
        }
        let fragment = window().location().hash().is_ok_and(|it| !it.is_empty());
        let fallback = if fragment { ScrollTarget::Fragment } else { ScrollTarget::Top };
        self.scroll_target.set(position.map_or(fallback, ScrollTarget::Restored));
        if same_page {
            self.land_now();
        } else {
            self.is_back.set_value(position.is_some());
            self.current.set(route);
        }
    }

    /// Saves the scroll position, unless the content of the page is still loading.
    fn save(&self) {
        if self.scroll_target.get() == ScrollTarget::Keep {
            self.history.save();
        }
    }

    fn land_now(&self) {
        scroll::apply(self.take_scroll_target());
    }
}

/// Whether the page has content already, which the publisher has prerendered.
fn is_prerendered() -> bool {
    document().get_element_by_id(APP_ID).is_some_and(|it| it.child_element_count() > 0)
}
