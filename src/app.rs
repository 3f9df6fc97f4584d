//! The frame of every page: header, menu, content, footer.
//!
//! Tests: `tests/screens/`.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::current_page::CurrentPage;
use crate::components::footer::FooterView;
use crate::components::masthead::Masthead;
use crate::components::menu::Menu;
use crate::components::prose::HtmlSanitizer;
use crate::components::search::search_link;
use crate::components::settings::settings;
use crate::components::status_bar::status_bar;
use crate::components::{ActionFn, messages};
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
use crate::pages::{AppContext, SiteState};
use crate::route::Route;

/// The whole app.
#[component]
pub fn App(
    /// The page to show, and the store to load it from.
    app: AppContext,
    /// Sanitizes the HTML of articles.
    sanitizer: HtmlSanitizer,
    /// The language of the interface.
    lang: Lang,
    /// The content of `<main>`. The publisher has a view of its own for two of its pages.
    #[prop(default = screen)]
    main: fn(Route) -> AnyView,
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
        SiteState::Failed => frame(app, main, fallback_header(), None),
        SiteState::TooNew => {
            let retry: ActionFn = Arc::new(|| ());
            let notice = error_view(app, &LoadError::TooNew, &retry, None);
            view! { {fallback_header()} <main id="main">{notice}</main> }.into_any()
        }
        SiteState::Loaded(site) => {
            let footer =
                view! { <FooterView footer=site.footer.clone() current_page=app.current_page /> };
            frame(app, main, header(&site, app.current_page), Some(footer.into_any()))
        }
    };
    // With the path of the page: `#main` alone is resolved against the document's base. A page that
    // is not found has no path of its own; there the browser side handles the click.
    let skip = move || {
        app.current_page.route.with(|route| match route {
            Route::NotFound => "#main".to_owned(),
            route => format!("{}#main", route.href()),
        })
    };
    view! {
        <a class="skip" href=skip>{messages().skip}</a>
        <div class="page">{page}</div>
        {status_bar("note", app.status_message)}
    }
}

fn frame(
    app: AppContext,
    main: fn(Route) -> AnyView,
    header: AnyView,
    footer: Option<AnyView>,
) -> AnyView {
    let screen = move || {
        app.current_page.close_menu();
        app.status_message.set(None);
        app.apply_site_update();
        main(app.current_page.route.get())
    };
    view! { {header} <main id="main">{screen}</main> {footer} }.into_any()
}

/// The screen of a route. A new route is a new Leptos owner: the page before it and its requests
/// are gone.
pub fn screen(route: Route) -> AnyView {
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

fn header(site: &Arc<Site>, current_page: CurrentPage) -> AnyView {
    let (items, site) = (site.menu.clone(), Arc::clone(site));
    let (search, settings) = (search_link(), settings(site.offline));
    view! { <header class="top"><Masthead site />{search}{settings}<Menu items current_page /></header> }
        .into_any()
}

/// A link home, while the site's document cannot be loaded: the page itself may still be readable.
fn fallback_header() -> AnyView {
    let home = view! { <a href=Route::HOME.href()>{messages().home}</a> };
    view! { <header class="top top-without">{home}</header> }.into_any()
}

/// The frame until the site's document is loaded; its header has the height of the later one, so
/// that nothing moves.
fn loading_frame() -> AnyView {
    view! {
        <header class="top top-waiting"></header>
        <main id="main">
            <h1 class="heading quiet" tabindex="-1">{messages().loading}</h1>
        </main>
    }
    .into_any()
}
