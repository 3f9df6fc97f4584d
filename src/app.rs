//! The shell around the page: header, menu, main, footer.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::footer::FooterView;
use crate::components::masthead::Masthead;
use crate::components::menu::{CLOSED, Here, Menu};
use crate::components::note::notes;
use crate::components::notice::Retry;
use crate::components::prose::Door;
use crate::components::search::way_to_search;
use crate::components::settings::settings;
use crate::components::words;
use crate::endpoint::Endpoint;
use crate::error::LoadError;
use crate::model::site::Site;
use crate::pages::archive::{archive_screen, month_screen};
use crate::pages::article::article_screen;
use crate::pages::list::list_screen;
use crate::pages::loaded::failed;
use crate::pages::missing::missing_screen;
use crate::pages::saved::saved_screen;
use crate::pages::search::search_screen;
use crate::pages::{Head, Shell, SiteState, Tools};
use crate::reading::Document;
use crate::retry;
use crate::route::Route;
use crate::store::Store;
use crate::text::words::Lang;

/// The page is woken no more often.
const WAKE_MS: f64 = 1000.0;

/// The site's document is asked for again after as long as after so many failures: 8 seconds.
const SITE_PAUSE: u32 = 5;

impl Shell {
    /// A shell that shows `route`, with content from `store`.
    pub fn new(store: Store, route: Route) -> Self {
        let (within, menu) = (RwSignal::new(None), RwSignal::new(CLOSED));
        Self {
            store: StoredValue::new_local(store),
            here: Here { route: RwSignal::new(route), within, menu },
            head: RwSignal::new(Head::default()),
            site: RwSignal::new(SiteState::Waiting),
            note: RwSignal::new(None),
            wake: StoredValue::new(None),
            woken: StoredValue::new(f64::NEG_INFINITY),
            returns: StoredValue::new(false),
            tools: Tools::NONE,
        }
    }

    /// The title of the document: the page's, then the site's. The home page is called like the
    /// site.
    pub fn document_title(self) -> String {
        let page = self.head.with(|head| head.title.clone());
        let SiteState::Here(site) = self.site.get() else { return page };
        let (before, behind) = match (page.is_empty(), site.description.is_empty()) {
            (false, _) => (&page, &site.title),
            (true, false) => (&site.title, &site.description),
            (true, true) => return site.title.clone(),
        };
        format!("{before} - {behind}")
    }

    fn heard_of_site(self, outcome: Result<Document, LoadError>) {
        let is_failed = matches!(self.site.get_untracked(), SiteState::Failed);
        match outcome.as_ref().map(Document::site) {
            Ok(Some(site)) => self.site.set(SiteState::Here(Arc::clone(site))),
            Err(LoadError::TooNew) => self.site.set(SiteState::TooNew),
            // What is on the screen meanwhile stays as it is.
            _ if is_failed => {}
            _ => self.site.set(SiteState::Failed),
        }
        if let (Err(error), Some(after)) = (&outcome, self.tools.after)
            && let Some(pause) = retry::pause(error, SITE_PAUSE, (self.tools.chance)())
        {
            after(pause, Box::new(move || self.ask_for_site_again()));
        }
    }

    fn ask_for_site_again(self) {
        if matches!(self.site.get_untracked(), SiteState::Failed) {
            let asked = self.store.with_value(|store| store.ask(Endpoint::Site));
            spawn_local(asked.map(move |it| self.heard_of_site(it)).boxed_local());
        }
    }

    /// Asks for the document every page shares, and meanwhile for what this page needs.
    fn load_site(self) {
        let (store, route) = (self.store.get_value(), self.here.route.get_untracked());
        let mut site = store.ask(Endpoint::Site);
        // One look at each sends its request, so that the two do not wait for each other; the
        // page's is held until the screen asks for the same.
        let known = (&mut site).now_or_never();
        let mut page = store.prefetch(route);
        drop(page.as_mut().map(FutureExt::now_or_never));
        let take = move |outcome: Result<Document, LoadError>| {
            self.heard_of_site(outcome);
            drop(page);
        };
        match known {
            Some(outcome) => take(outcome),
            None => spawn_local(site.map(take).boxed_local()),
        }
    }

    /// It is worth asking again: the network is back, or the reader.
    pub fn wake(self) {
        // Several things say so at once, and what they began has to come to its end.
        let now = self.store.with_value(Store::running);
        if now - self.woken.get_value() < WAKE_MS {
            return;
        }
        self.woken.set_value(now);
        if let Some(screen) = self.wake.get_value() {
            screen.again();
            if screen.is_held() {
                return;
            }
        }
        let store = self.store.get_value();
        match self.site.get_untracked() {
            SiteState::Failed => self.ask_for_site_again(),
            SiteState::Here(_) => {
                if let Some(asked) = store.renew(&Endpoint::Site) {
                    spawn_local(asked.map(drop).boxed_local());
                }
            }
            SiteState::Waiting | SiteState::TooNew => {}
        }
    }

    /// What the menu and the footer have become is taken with the next page.
    fn take_site(self) {
        let (store, Some(after)) = (self.store.get_value(), self.tools.after) else { return };
        store.accept(&Endpoint::Site);
        let newer = store.kept(&Endpoint::Site).and_then(|it| it.site().cloned());
        if let (SiteState::Here(shown), Some(newer)) = (self.site.get_untracked(), newer)
            && shown != newer
        {
            after(0, Box::new(move || self.site.set(SiteState::Here(newer))));
        }
    }
}

/// The whole application.
#[component]
pub fn App(
    /// What it shows and where that comes from.
    shell: Shell,
    /// The way for markup into a page.
    door: Door,
    /// What the interface speaks.
    lang: Lang,
) -> impl IntoView {
    provide_context(lang);
    provide_context(door);
    provide_context(shell);
    shell.load_site();
    let page = move || match shell.site.get() {
        SiteState::Waiting => {
            shell.wait();
            waiting()
        }
        SiteState::Failed => frame(shell, headless(), None),
        SiteState::TooNew => {
            let retry: Retry = Arc::new(|| ());
            let notice = failed(shell, &LoadError::TooNew, &retry, None);
            view! { {headless()} <main id="main">{notice}</main> }.into_any()
        }
        SiteState::Here(site) => {
            let footer = view! { <FooterView footer=site.footer.clone() here=shell.here /> };
            frame(shell, header(&site, shell.here), Some(footer.into_any()))
        }
    };
    // With the page's own path: `#main` alone would mean the document's base. What is not found
    // has no path of its own; there the browser's side of the application sees to it.
    let skip = move || {
        shell.here.route.with(|it| match it {
            Route::NotFound => "#main".to_owned(),
            it => format!("{}#main", it.href()),
        })
    };
    view! {
        <a class="skip" href=skip>{words().skip}</a>
        <div class="page">{page}</div>
        {notes("note", shell.note)}
    }
}

fn frame(shell: Shell, header: AnyView, footer: Option<AnyView>) -> AnyView {
    let screen = move || {
        shell.here.menu.set(CLOSED);
        shell.note.set(None);
        shell.take_site();
        screen(shell.here.route.get())
    };
    view! { {header} <main id="main">{screen}</main> {footer} }.into_any()
}

/// The page for a route. A new route is a new owner: the page before it, and what it was waiting
/// for, is gone.
fn screen(route: Route) -> AnyView {
    match route {
        Route::List(list, page) => list_screen(list, page),
        Route::Article(slug) => article_screen(slug),
        Route::Archive => archive_screen(),
        Route::Month(month) => month_screen(month),
        Route::Search => search_screen(),
        Route::Saved => saved_screen(),
        Route::NotFound => missing_screen(),
    }
}

fn header(site: &Arc<Site>, here: Here) -> AnyView {
    let (entries, site) = (site.menu.clone(), Arc::clone(site));
    let (search, settings) = (way_to_search(), settings(site.offline));
    view! { <header class="top"><Masthead site />{search}{settings}<Menu entries here /></header> }
        .into_any()
}

/// A way home where the site's document cannot be had: the page itself may still be readable.
fn headless() -> AnyView {
    let home = view! { <a href=Route::HOME.href()>{words().home}</a> };
    view! { <header class="top top-without">{home}</header> }.into_any()
}

/// Keeps the place of everything until the site's document is here.
fn waiting() -> AnyView {
    view! {
        <header class="top top-waiting"></header>
        <main id="main">
            <h1 class="heading quiet" tabindex="-1">{words().loading}</h1>
        </main>
    }
    .into_any()
}
