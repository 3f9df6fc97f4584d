//! The shell around the page: header, menu, main, footer.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::error_notice::ActionFn;
use crate::components::footer::FooterView;
use crate::components::masthead::Masthead;
use crate::components::menu::{CLOSED, CurrentPage, Menu};
use crate::components::messages;
use crate::components::prose::HtmlSanitizer;
use crate::components::search::search_link;
use crate::components::settings::settings;
use crate::components::status_bar::status_bar;
use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::i18n::Lang;
use crate::model::site::Site;
use crate::pages::archive::{archive_screen, month_screen};
use crate::pages::article::article_screen;
use crate::pages::list::list_screen;
use crate::pages::not_found::not_found_screen;
use crate::pages::saved::saved_screen;
use crate::pages::screen::error_view;
use crate::pages::search::search_screen;
use crate::pages::{AppContext, PageEffects, PageStatus, SiteState};
use crate::retry;
use crate::route::Route;
use crate::store::Store;

/// The page is woken no more often.
const MIN_REFRESH_INTERVAL_MS: f64 = 1000.0;

/// The site's document is asked for again after as long as after so many failures: 8 seconds.
const SITE_BACKOFF_FAILURES: u32 = 5;

impl AppContext {
    /// A shell that shows `route`, with content from `store`.
    pub fn new(store: Store, route: Route) -> Self {
        let (within, menu) = (RwSignal::new(None), RwSignal::new(CLOSED));
        Self {
            store: StoredValue::new_local(store),
            current_page: CurrentPage {
                route: RwSignal::new(route),
                list: within,
                open_menu_part: menu,
            },
            page_status: RwSignal::new(PageStatus::default()),
            site: RwSignal::new(SiteState::Loading),
            status_message: RwSignal::new(None),
            screen: StoredValue::new(None),
            refreshed_at: StoredValue::new(f64::NEG_INFINITY),
            is_back_navigation: StoredValue::new(false),
            effects: PageEffects::NONE,
        }
    }

    /// The title of the document: the page's, then the site's. The home page is called like the
    /// site.
    pub fn document_title(self) -> String {
        let page = self.page_status.with(|head| head.title.clone());
        let SiteState::Loaded(site) = self.site.get() else { return page };
        let (before, behind) = match (page.is_empty(), site.description.is_empty()) {
            (false, _) => (&page, &site.title),
            (true, false) => (&site.title, &site.description),
            (true, true) => return site.title.clone(),
        };
        format!("{before} - {behind}")
    }

    fn on_site_loaded(self, outcome: Result<Document, LoadError>) {
        let is_failed = matches!(self.site.get_untracked(), SiteState::Failed);
        match outcome.as_ref().map(Document::site) {
            Ok(Some(site)) => self.site.set(SiteState::Loaded(Arc::clone(site))),
            Err(LoadError::TooNew) => self.site.set(SiteState::TooNew),
            // What is on the screen meanwhile stays as it is.
            _ if is_failed => {}
            _ => self.site.set(SiteState::Failed),
        }
        if let (Err(error), Some(after)) = (&outcome, self.effects.schedule)
            && let Some(pause) =
                retry::backoff_ms(error, SITE_BACKOFF_FAILURES, (self.effects.jitter)())
        {
            after(pause, Box::new(move || self.retry_site()));
        }
    }

    fn retry_site(self) {
        if matches!(self.site.get_untracked(), SiteState::Failed) {
            let asked = self.store.with_value(|store| store.load(DocumentId::Site));
            spawn_local(asked.map(move |it| self.on_site_loaded(it)).boxed_local());
        }
    }

    /// Asks for the document every page shares, and meanwhile for what this page needs.
    fn load_site(self) {
        let (store, route) = (self.store.get_value(), self.current_page.route.get_untracked());
        let mut site = store.load(DocumentId::Site);
        // One look at each sends its request, so that the two do not wait for each other; the
        // page's is held until the screen asks for the same.
        let known = (&mut site).now_or_never();
        let mut page = store.prefetch(route);
        drop(page.as_mut().map(FutureExt::now_or_never));
        let take = move |outcome: Result<Document, LoadError>| {
            self.on_site_loaded(outcome);
            drop(page);
        };
        match known {
            Some(outcome) => take(outcome),
            None => spawn_local(site.map(take).boxed_local()),
        }
    }

    /// It is worth asking again: the network is back, or the reader.
    pub fn refresh(self) {
        // Several things say so at once, and what they began has to come to its end.
        let now = self.store.with_value(Store::monotonic);
        if now - self.refreshed_at.get_value() < MIN_REFRESH_INTERVAL_MS {
            return;
        }
        self.refreshed_at.set_value(now);
        if let Some(screen) = self.screen.get_value() {
            screen.retry();
            if screen.is_throttled() {
                return;
            }
        }
        let store = self.store.get_value();
        match self.site.get_untracked() {
            SiteState::Failed => self.retry_site(),
            SiteState::Loaded(_) => {
                if let Some(asked) = store.revalidate(&DocumentId::Site) {
                    spawn_local(asked.map(drop).boxed_local());
                }
            }
            SiteState::Loading | SiteState::TooNew => {}
        }
    }

    /// What the menu and the footer have become is taken with the next page.
    fn apply_site_update(self) {
        let (store, Some(after)) = (self.store.get_value(), self.effects.schedule) else { return };
        store.apply_update(&DocumentId::Site);
        let newer = store.cached(&DocumentId::Site).and_then(|it| it.site().cloned());
        if let (SiteState::Loaded(shown), Some(newer)) = (self.site.get_untracked(), newer)
            && shown != newer
        {
            after(0, Box::new(move || self.site.set(SiteState::Loaded(newer))));
        }
    }
}

/// The whole application.
#[component]
pub fn App(
    /// What it shows and where that comes from.
    app: AppContext,
    /// The way for markup into a page.
    sanitizer: HtmlSanitizer,
    /// What the interface speaks.
    lang: Lang,
) -> impl IntoView {
    provide_context(lang);
    provide_context(sanitizer);
    provide_context(app);
    app.load_site();
    let page = move || match app.site.get() {
        SiteState::Loading => {
            app.page_loading();
            loading_frame()
        }
        SiteState::Failed => frame(app, fallback_header(), None),
        SiteState::TooNew => {
            let retry: ActionFn = Arc::new(|| ());
            let notice = error_view(app, &LoadError::TooNew, &retry, None);
            view! { {fallback_header()} <main id="main">{notice}</main> }.into_any()
        }
        SiteState::Loaded(site) => {
            let footer =
                view! { <FooterView footer=site.footer.clone() current_page=app.current_page /> };
            frame(app, header(&site, app.current_page), Some(footer.into_any()))
        }
    };
    // With the page's own path: `#main` alone would mean the document's base. What is not found
    // has no path of its own; there the browser's side of the application sees to it.
    let skip = move || {
        app.current_page.route.with(|it| match it {
            Route::NotFound => "#main".to_owned(),
            it => format!("{}#main", it.href()),
        })
    };
    view! {
        <a class="skip" href=skip>{messages().skip}</a>
        <div class="page">{page}</div>
        {status_bar("note", app.status_message)}
    }
}

fn frame(shell: AppContext, header: AnyView, footer: Option<AnyView>) -> AnyView {
    let screen = move || {
        shell.current_page.open_menu_part.set(CLOSED);
        shell.status_message.set(None);
        shell.apply_site_update();
        screen(shell.current_page.route.get())
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
        Route::NotFound => not_found_screen(),
    }
}

fn header(site: &Arc<Site>, here: CurrentPage) -> AnyView {
    let (entries, site) = (site.menu.clone(), Arc::clone(site));
    let (search, settings) = (search_link(), settings(site.offline));
    view! { <header class="top"><Masthead site />{search}{settings}<Menu entries current_page=here /></header> }
        .into_any()
}

/// A way home where the site's document cannot be had: the page itself may still be readable.
fn fallback_header() -> AnyView {
    let home = view! { <a href=Route::HOME.href()>{messages().home}</a> };
    view! { <header class="top top-without">{home}</header> }.into_any()
}

/// Keeps the place of everything until the site's document is here.
fn loading_frame() -> AnyView {
    view! {
        <header class="top top-waiting"></header>
        <main id="main">
            <h1 class="heading quiet" tabindex="-1">{messages().loading}</h1>
        </main>
    }
    .into_any()
}
