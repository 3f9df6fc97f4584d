//! Which content, at which address: one file a screen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::menu::Here;
use crate::components::note::Note;
use crate::components::words;
use crate::model::list::List;
use crate::model::site::{Section, Site};
use crate::model::slug::Slug;
use crate::pages::loaded::Screen;
use crate::store::Store;

pub(crate) mod loaded; // not yet, here, failed
pub(crate) mod renewal; // what has become of it since
pub mod archive; // years, months, and the articles of one
pub mod article; // an article or a static page
pub mod list; // the head of a list, and its sealed pages
pub mod search; // looking for something
pub mod saved; // what the reader has saved
pub(crate) mod saving; // saving more
pub mod missing; // everything else

/// What every page shares with the shell around it.
#[derive(Clone, Copy, Debug)]
pub struct Shell {
    /// Where content comes from.
    pub store: StoredValue<Store, LocalStorage>,
    /// Where the reader is; who changes the route decides where the reader goes.
    pub here: Here,
    /// What the page says of itself; who watches it sets the title and the focus.
    pub head: RwSignal<Head>,
    /// The document every page shares.
    pub site: RwSignal<SiteState>,
    /// What there is to say of the page while it is read.
    pub note: RwSignal<Option<Note>>,
    /// What is on the screen, to be woken when it is worth asking again.
    pub(crate) wake: StoredValue<Option<Screen>>,
    /// When it was last woken, by the running clock.
    pub(crate) woken: StoredValue<f64>,
    /// The reader comes back to a page, which shall be as it was left.
    pub returns: StoredValue<bool>,
    /// What pages do to the world around them.
    pub tools: Tools,
}

/// Does something after so many milliseconds.
pub type After = fn(u32, Box<dyn FnOnce()>);

/// What pages do to the world around them, lent by it.
#[derive(Clone, Copy, Debug)]
pub struct Tools {
    /// Does something later; `None` where there is no later.
    pub after: Option<After>,
    /// A number that nobody can foresee.
    pub chance: fn() -> u8,
    /// Whether nobody can see the page.
    pub is_hidden: fn() -> bool,
    /// Looks at the article before it is replaced by its newer self.
    pub before_change: fn(),
    /// Goes to the top of the page.
    pub to_top: fn(),
    /// Loads the page anew.
    pub reload: fn(),
    /// Whether the address asks for a search.
    pub is_sought: fn() -> bool,
}

impl Tools {
    /// For a page that is painted once.
    pub const NONE: Self = Self {
        after: None,
        chance: || 0,
        is_hidden: || false,
        before_change: || (),
        to_top: || (),
        reload: || (),
        is_sought: || false,
    };
}

/// Whether the document every page shares is here.
#[derive(Clone, Debug)]
pub enum SiteState {
    /// Not yet.
    Waiting,
    /// Yes.
    Here(Arc<Site>),
    /// It cannot be had now.
    Failed,
    /// It is of a newer form than this reader knows.
    TooNew,
}

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// What it is called; empty for the home page, which is called like the site.
    pub title: String,
    /// Content, or the reason why there is none, is on the screen.
    pub arrived: bool,
}

impl Shell {
    /// What the section is called; `None` where the site does not know it.
    pub(crate) fn section(self, slug: &Slug) -> Option<Section> {
        match self.site.get_untracked() {
            SiteState::Here(site) => site.section(slug).cloned(),
            _ => None,
        }
    }

    /// The shell around this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Says what the page that is now on the screen is called, and which list it belongs to.
    pub(crate) fn arrive(self, title: String, within: Option<List>) {
        self.here.within.set(within);
        self.head.set(Head { title, arrived: true });
    }

    pub(crate) fn wait(self) {
        self.head.set(Head { title: words().loading.to_owned(), arrived: false });
    }
}
