//! Which content, at which address: one file a screen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::menu::CurrentPage;
use crate::components::messages;
use crate::components::status_bar::StatusMessage;
use crate::model::list::List;
use crate::model::site::{Section, Site};
use crate::model::slug::Slug;
use crate::pages::screen::Screen;
use crate::store::Store;

pub(crate) mod screen; // loading, shown, failed
pub(crate) mod revalidate; // offers what changed since
pub mod archive; // years, months, and the articles of one
pub mod article; // an article or a static page
pub mod list; // the head of a list and its sealed pages
pub mod search; // the search page
pub mod saved; // the saved articles
pub(crate) mod save_button; // saves an article or a list
pub mod not_found; // the 404 page

/// What every page shares with the shell around it.
#[derive(Clone, Copy, Debug)]
pub struct AppContext {
    /// Where content comes from.
    pub store: StoredValue<Store, LocalStorage>,
    /// Where the reader is; who changes the route decides where the reader goes.
    pub current_page: CurrentPage,
    /// What the page says of itself; who watches it sets the title and the focus.
    pub page_status: RwSignal<PageStatus>,
    /// The document every page shares.
    pub site: RwSignal<SiteState>,
    /// What there is to say of the page while it is read.
    pub status_message: RwSignal<Option<StatusMessage>>,
    /// What is on the screen, to be woken when it is worth asking again.
    pub(crate) screen: StoredValue<Option<Screen>>,
    /// When it was last woken, by the running clock.
    pub(crate) refreshed_at: StoredValue<f64>,
    /// The reader comes back to a page, which shall be as it was left.
    pub is_back_navigation: StoredValue<bool>,
    /// What pages do to the world around them.
    pub effects: PageEffects,
}

/// Does something after so many milliseconds.
pub type ScheduleFn = fn(u32, Box<dyn FnOnce()>);

/// What pages do to the world around them, lent by it.
#[derive(Clone, Copy, Debug)]
pub struct PageEffects {
    /// Does something later; `None` where there is no later.
    pub schedule: Option<ScheduleFn>,
    /// A number that nobody can foresee.
    pub jitter: fn() -> u8,
    /// Whether nobody can see the page.
    pub is_hidden: fn() -> bool,
    /// Looks at the article before it is replaced by its newer self.
    pub before_change: fn(),
    /// Goes to the top of the page.
    pub scroll_to_top: fn(),
    /// Loads the page anew.
    pub reload: fn(),
    /// Whether the address asks for a search.
    pub has_search_query: fn() -> bool,
}

impl PageEffects {
    /// For a page that is painted once.
    pub const NONE: Self = Self {
        schedule: None,
        jitter: || 0,
        is_hidden: || false,
        before_change: || (),
        scroll_to_top: || (),
        reload: || (),
        has_search_query: || false,
    };
}

/// Whether the document every page shares is here.
#[derive(Clone, Debug)]
pub enum SiteState {
    /// Not yet.
    Loading,
    /// Yes.
    Loaded(Arc<Site>),
    /// It cannot be had now.
    Failed,
    /// It is of a newer form than this reader knows.
    TooNew,
}

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageStatus {
    /// What it is called; empty for the home page, which is called like the site.
    pub title: String,
    /// Content, or the reason why there is none, is on the screen.
    pub is_ready: bool,
}

impl AppContext {
    /// What the section is called; `None` where the site does not know it.
    pub(crate) fn section(self, slug: &Slug) -> Option<Section> {
        match self.site.get_untracked() {
            SiteState::Loaded(site) => site.section(slug).cloned(),
            _ => None,
        }
    }

    /// The shell around this page.
    pub fn use_app() -> Self {
        expect_context()
    }

    /// Says what the page that is now on the screen is called, and which list it belongs to.
    pub(crate) fn page_ready(self, title: String, within: Option<List>) {
        self.current_page.list.set(within);
        self.page_status.set(PageStatus { title, is_ready: true });
    }

    pub(crate) fn page_loading(self) {
        self.page_status.set(PageStatus { title: messages().loading.to_owned(), is_ready: false });
    }
}
