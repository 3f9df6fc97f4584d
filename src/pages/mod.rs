//! Which content, at which address: one file a screen.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::menu::Here;
use crate::components::notice::{Notice, Retry};
use crate::components::pending::{Pending, Shape};
use crate::components::words;
use crate::error::LoadError;
use crate::model::list::List;
use crate::model::site::{Section, Site};
use crate::model::slug::Slug;
use crate::reading::Document;
use crate::store::{Loading, Store};

pub mod archive; // years, months, and the articles of one
pub mod article; // an article or a static page
pub mod list; // the head of a list, and its sealed pages
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

/// What a screen asks the store for.
pub(crate) type Ask = Arc<dyn Fn(&Store) -> Loading<Document> + Send + Sync>;

/// How a screen shows what it asked for.
pub(crate) type Show = Box<dyn Fn(&Document) -> Option<AnyView> + Send + Sync>;

type State = RwSignal<Option<Result<Document, LoadError>>>;

/// Content in its three states: not yet, here, failed. What is already here is in the first
/// frame. Not generic, so that a reader downloads it once.
pub(crate) fn loaded(shape: Shape, ask: Ask, show: Show) -> AnyView {
    let shell = Shell::here();
    let state = State::new(None);
    let load: Retry = Arc::new(move || {
        // Whoever tries again sees at once that something is done about it.
        state.set(None);
        shell.store.with_value(|store| start(ask(store), state));
    });
    load();
    let view = move || match state.get() {
        None => {
            shell.wait();
            view! { <Pending shape /> }.into_any()
        }
        Some(Ok(document)) => show(&document).unwrap_or_else(|| {
            failed(shell, &LoadError::Malformed("another document".to_owned()), &load)
        }),
        Some(Err(error)) => failed(shell, &error, &load),
    };
    view.into_any()
}

/// Hands the outcome over: in this very call where it is known, so that it is in the first frame,
/// else when it is.
pub(crate) fn now_or_later(
    mut loading: Loading<Document>,
    take: impl FnOnce(Result<Document, LoadError>) + 'static,
) {
    match (&mut loading).now_or_never() {
        Some(outcome) => take(outcome),
        None => spawn_local(loading.map(take).boxed_local()),
    }
}

/// Puts the outcome into `state`: at once when it is known, else when it is, unless the page has
/// been left by then.
fn start(loading: Loading<Document>, state: State) {
    now_or_later(loading, move |outcome| drop(state.try_set(Some(outcome))));
}

pub(crate) fn failed(shell: Shell, error: &LoadError, retry: &Retry) -> AnyView {
    let trouble = error.trouble();
    shell.arrive(words().trouble(trouble).0.to_owned(), None);
    let page = shell.here.route.get_untracked().href();
    view! { <Notice trouble page on_retry=Arc::clone(retry) /> }.into_any()
}
