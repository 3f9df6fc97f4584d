//! The state that all pages share with the app around them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::current_page::CurrentPage;
use crate::components::messages;
use crate::components::status_bar::StatusMessage;
use crate::model::list::List;
use crate::model::site::{Section, Site};
use crate::model::slug::Slug;
use crate::pages::effects::PageEffects;
use crate::route::Route;
use crate::store::Store;

/// The state that all pages share with the app around them. A copy is the same state.
#[derive(Clone, Copy, Debug)]
pub struct AppContext {
    /// Loads and caches the site's documents.
    pub store: StoredValue<Store, LocalStorage>,
    /// The page the reader is on. Setting its route navigates.
    pub current_page: CurrentPage,
    /// The title of the page, and whether it is ready. The browser side watches it, to set the
    /// title of the document and the focus.
    pub page_status: RwSignal<PageStatus>,
    /// The site's document, which every page needs.
    pub site: RwSignal<SiteState>,
    /// The message about the page that is shown: its age, an update, a failure.
    pub status_message: RwSignal<Option<StatusMessage>>,
    /// Retries the screen that is shown.
    pub(crate) retry_screen: StoredValue<Option<RetryScreenFn>>,
    /// When the last refresh began, in milliseconds of the monotonic clock.
    pub(crate) refreshed_at: StoredValue<f64>,
    /// Whether the reader came with Back or Forward. The page then stays as it was left: its
    /// pending update is offered, not applied.
    pub is_back_navigation: StoredValue<bool>,
    /// Whether updates are applied as soon as they arrive: whoever writes the site reads the page.
    pub(crate) applies_updates: StoredValue<bool>,
    /// What pages do to the browser window around them.
    pub effects: PageEffects,
}

/// Retries a screen. Returns whether the endpoint may be asked for other documents too: it may not
/// while the `Retry-After` of its last response lasts.
pub(crate) type RetryScreenFn = Arc<dyn Fn() -> bool + Send + Sync>;

/// How far the site's document is.
#[derive(Clone, Debug)]
pub enum SiteState {
    /// On its way.
    Loading,
    /// Loaded.
    Loaded(Arc<Site>),
    /// It failed to load, and will be retried.
    Failed,
    /// Its format is newer than this app can decode.
    TooNew,
}

/// The title of the page, and whether it is ready.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageStatus {
    /// The title; empty for the front page, which has the title of the site.
    pub title: String,
    /// Whether the content, or the reason why there is none, is on the screen.
    pub is_ready: bool,
}

impl AppContext {
    /// The state of an app that shows the page at `route`.
    pub fn new(store: Store, route: Route) -> Self {
        Self::on_page(store, CurrentPage::new(route, None))
    }

    /// The state of an app that renders the page at `route` once, for the publisher. `list` is the
    /// list that `page_ready` will name: the list of a list page, the section of an
    /// article. The menu is rendered before the page, and would otherwise not know it in time to
    /// mark its current item.
    pub fn for_prerender(store: Store, route: Route, list: Option<List>) -> Self {
        Self::on_page(store, CurrentPage::new(route, list))
    }

    fn on_page(store: Store, current_page: CurrentPage) -> Self {
        Self {
            store: StoredValue::new_local(store),
            current_page,
            page_status: RwSignal::new(PageStatus::default()),
            site: RwSignal::new(SiteState::Loading),
            status_message: RwSignal::new(None),
            retry_screen: StoredValue::new(None),
            refreshed_at: StoredValue::new(f64::NEG_INFINITY),
            is_back_navigation: StoredValue::new(false),
            applies_updates: StoredValue::new(false),
            effects: PageEffects::NONE,
        }
    }

    /// The context of the app that this page is in.
    pub fn use_app() -> Self {
        expect_context()
    }

    /// The section with this slug; `None` where the site does not have it.
    pub(crate) fn section(self, slug: &Slug) -> Option<Section> {
        match self.site.get_untracked() {
            SiteState::Loaded(site) => site.section(slug).cloned(),
            _ => None,
        }
    }

    /// Reports that the page is on the screen, with its title and the list it belongs to.
    pub(crate) fn page_ready(self, title: String, list: Option<List>) {
        self.current_page.list.set(list);
        self.page_status.set(PageStatus { title, is_ready: true });
    }

    /// Reports that the content of the page is still loading.
    pub(crate) fn page_loading(self) {
        self.page_status.set(PageStatus { title: messages().loading.to_owned(), is_ready: false });
    }

    /// The title of the document: that of the page, then that of the site. On the front page, that
    /// of the site, then its description.
    pub fn document_title(self) -> String {
        let page = self.page_status.with(|status| status.title.clone());
        let SiteState::Loaded(site) = self.site.get() else { return page };
        let (first, second) = match (page.is_empty(), site.description.is_empty()) {
            (false, _) => (&page, &site.title),
            (true, false) => (&site.title, &site.description),
            (true, true) => return site.title.clone(),
        };
        format!("{first} - {second}")
    }
}
