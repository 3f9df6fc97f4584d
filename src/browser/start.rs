//! Starts the app: makes the store, mounts the views, attaches the listeners.
//!
//! Tests: `tests/browser/startup.rs`, `tests/browser/base_path.rs`

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::App;
use crate::browser::dom::{document, is_hidden, lang, window};
use crate::browser::finder_bridge;
use crate::browser::navigation::{self, Navigation, prefetch, scroll};
#[cfg(debug_assertions)]
use crate::browser::page::panic_hook;
use crate::browser::page::{arrival, highlight_changes, lifecycle, menu_focus, precache, takeover};
use crate::browser::platform::document_cache::CacheStorageDocuments;
use crate::browser::platform::{clock, embedded, fetch, json, url};
use crate::browser::sanitize;
use crate::components::prose::HtmlSanitizer;
use crate::contract::{APP_ID, DOCUMENTS_META_ELEMENT, DOCUMENTS_PATH};
use crate::decode::DocumentResponse;
use crate::endpoint::DocumentId;
use crate::i18n::Lang;
use crate::pages::{AppContext, PageEffects};
use crate::store::{CacheLimits, Embedded, Platform, Store};

/// What a page may do to the browser around it.
const PAGE_EFFECTS: PageEffects = PageEffects {
    schedule: Some(clock::schedule),
    jitter: clock::jitter,
    is_hidden,
    before_change: highlight_changes::remember_blocks,
    scroll_to_top: || scroll::scroll_to(0.0),
    reload: || drop(window().location().reload()),
    has_search_query: finder_bridge::has_search_query,
};

/// Takes over the prerendered page.
pub fn start() {
    in_new_task(boot);
}

fn boot() {
    #[cfg(debug_assertions)]
    panic_hook::install();
    menu_focus::watch();
    let site_url = document().base_uri().ok().flatten().unwrap_or_default();
    let origin = url::resolve("", &site_url).map(|it| it.origin).unwrap_or_default();
    let base_path = site_url.strip_prefix(&origin).unwrap_or("/").to_owned();
    let content_url = content_url(&site_url);
    let platform = Platform {
        embedded: embedded_documents(content_url.clone()),
        fetch: Rc::new(fetch::get),
        document_cache: Rc::new(CacheStorageDocuments::new(&site_url)),
        now: clock::now,
        decode: json::decode,
        resolve: url::resolve,
        content_url: content_url.into(),
        site_url: site_url.into(),
        log_error: |message| web_sys::console::error_1(&format!("quanwen: {message}").into()),
    };
    let (store, route) =
        (Store::new(platform, CacheLimits::default()), navigation::route_here(&base_path));
    // Decodes the embedded documents in this task; the next one makes the views from them.
    drop((store.load(DocumentId::Site), store.prefetch(route.clone())));
    in_new_task(move || {
        let owner = Owner::new();
        owner.set();
        let app = AppContext { effects: PAGE_EFFECTS, ..AppContext::new(store, route) };
        let lang = lang();
        if let Some((prerendered, mounted)) = mount_offscreen(app, lang) {
            in_new_task(move || {
                // Before this, the browser followed the links itself.
                let navigation = navigation::start(origin, base_path, app);
                takeover::take_over(&prerendered, &mounted);
                in_new_task(move || attach(app, lang, owner, navigation));
            });
        }
    });
}

/// Attaches the listeners and effects, which live as long as the page.
fn attach(app: AppContext, lang: Lang, owner: Owner, navigation: Rc<Navigation>) {
    owner.with(|| {
        let prefetch = prefetch::start(app.store, Rc::clone(&navigation));
        arrival::watch(app, navigation, prefetch);
        lifecycle::watch(app, lang);
        finder_bridge::serve_finder(app, lang);
        precache::schedule_precache(app);
    });
    std::mem::forget(owner);
}

/// Runs `work` in a task of its own, so that a slow device can respond to its reader in between.
fn in_new_task(work: impl FnOnce() + 'static) {
    set_timeout(work, Duration::ZERO);
}

/// The element of the prerendered page, and the app's element, which is not in the page yet.
fn mount_offscreen(app: AppContext, lang: Lang) -> Option<(Element, HtmlElement)> {
    let prerendered = document().get_element_by_id(APP_ID)?;
    let mounted: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
    mounted.set_id(APP_ID);
    sanitize::prerendered::begin_takeover(&prerendered);
    let sanitizer = HtmlSanitizer(sanitize::prerendered::sanitize_unless_moved);
    mount_to(mounted.clone(), move || view! { <App app sanitizer lang /> }).forget();
    Some((prerendered, mounted))
}

/// Serves the documents that the page embeds, each once: the first request for one needs no
/// network.
fn embedded_documents(content_url: String) -> Embedded {
    // What a translation program has changed is of unknown age, so that it is loaded again.
    let unknown_age = embedded::is_translated().then_some(f64::NAN);
    let validated_at = unknown_age.or_else(embedded::cached_since);
    let documents = RefCell::new(embedded::documents());
    Rc::new(move |url| {
        let path = url.strip_prefix(&content_url)?;
        let index = documents.borrow().iter().position(|(it, _)| it == path)?;
        let (_, body) = documents.borrow_mut().swap_remove(index);
        Some(DocumentResponse { validated_at, ..DocumentResponse::new(200, body) })
    })
}

/// The URL of the documents. The page states it, relative to its base: the URL in the address bar
/// does not matter.
fn content_url(site_url: &str) -> String {
    let stated = document()
        .query_selector(DOCUMENTS_META_ELEMENT)
        .ok()
        .flatten()
        .and_then(|it| it.get_attribute("content"))
        .unwrap_or_else(|| DOCUMENTS_PATH.to_owned());
    url::resolve(&stated, site_url).map_or(stated, |it| it.href)
}
