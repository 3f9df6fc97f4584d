//! Starts the app: makes the store, mounts the views, attaches the listeners.

use crate::browser::navigation::prefetch;
use crate::browser::page::arrival;
use crate::browser::page::lifecycle;
use crate::browser::page::menu_focus;
use crate::browser::page::panic_hook;
use crate::browser::page::precache;
use crate::browser::page::takeover;
use crate::browser::platform::clock;
use crate::browser::platform::document_cache;
use crate::browser::platform::embedded;
use crate::browser::platform::fetch;
use crate::browser::platform::json;
use crate::browser::platform::url;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::App;
use crate::browser::navigation::Navigation;
use crate::components::prose::HtmlSanitizer;
use crate::decode::DocumentResponse;
use crate::endpoint::DocumentId;
use crate::i18n::Lang;
use crate::pages::AppContext;
use crate::store::{CacheLimits, Embedded, Platform, Store};

use crate::browser::dom::{document, lang};
use crate::browser::{finder_bridge, navigation};

/// Takes over the page.
pub fn start() {
    in_new_task(boot);
}

fn boot() {
    #[cfg(debug_assertions)]
    panic_hook::install();
    menu_focus::watch();
    let site = document().base_uri().ok().flatten().unwrap_or_default();
    let origin = url::resolve("", &site).map(|it| it.origin).unwrap_or_default();
    let base = site.strip_prefix(&origin).unwrap_or("/").to_owned();
    let endpoint = content_url(&site);
    let platform = Platform {
        embedded: embedded_documents(endpoint.clone()),
        fetch: Rc::new(fetch::get),
        document_cache: Rc::new(document_cache::CacheStorageDocuments::new(&site)),
        now: clock::now,
        decode: json::decode,
        resolve: url::resolve,
        content_url: endpoint.into(),
        site_url: site.into(),
        log_error: |message| web_sys::console::error_1(&format!("quanwen: {message}").into()),
    };
    let (store, route) =
        (Store::new(platform, CacheLimits::default()), navigation::route_here(&base));
    // What came with the page is read before anything is made from it.
    drop((store.load(DocumentId::Site), store.prefetch(route.clone())));
    in_new_task(move || {
        let owner = Owner::new();
        owner.set();
        let shell = AppContext { effects: clock::PAGE_EFFECTS, ..AppContext::new(store, route) };
        let lang = lang();
        if let Some((place, made)) = mount_offscreen(shell, lang) {
            in_new_task(move || {
                // Until now the links were the browser's.
                let navigation = navigation::start(origin, base, shell);
                takeover::take_over(&place, &made);
                in_new_task(move || attach(shell, lang, owner, navigation));
            });
        }
    });
}

/// From now on the application listens to what happens around it, for as long as the page lives.
fn attach(shell: AppContext, lang: Lang, owner: Owner, navigation: Rc<Navigation>) {
    owner.with(|| {
        let prefetch = prefetch::start(shell.store, Rc::clone(&navigation));
        arrival::watch(shell, navigation, prefetch);
        lifecycle::watch(shell, lang);
        finder_bridge::serve_finder(shell, lang);
        precache::schedule_precache(shell);
    });
    std::mem::forget(owner);
}

/// In a task of its own, so that a slow device can answer its reader in between.
fn in_new_task(work: impl FnOnce() + 'static) {
    set_timeout(work, Duration::ZERO);
}

/// Where the application goes, and the application, made but not yet seen.
fn mount_offscreen(shell: AppContext, lang: Lang) -> Option<(Element, HtmlElement)> {
    let place = document().get_element_by_id("app")?;
    let made: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
    made.set_id("app");
    takeover::prepare(&place);
    let door = HtmlSanitizer(takeover::sanitizer);
    mount_to(made.clone(), move || view! { <App app=shell sanitizer=door lang /> }).forget();
    Some((place, made))
}

/// What came with the page answers the first request for it.
fn embedded_documents(endpoint: String) -> Embedded {
    let altered = embedded::is_translated().then_some(f64::NAN);
    let seen = altered.or_else(embedded::cached_since);
    let embedded = RefCell::new(embedded::documents());
    Rc::new(move |address| {
        let path = address.strip_prefix(&endpoint)?;
        let place = embedded.borrow().iter().position(|(it, _)| it == path)?;
        let (_, body) = embedded.borrow_mut().swap_remove(place);
        Some(DocumentResponse { validated_at: seen, ..DocumentResponse::new(200, body) })
    })
}

/// Where the documents lie: said by the page, relative to its base; never by the address bar.
fn content_url(base: &str) -> String {
    let said = document()
        .query_selector("meta[name='quanwen:endpoint']")
        .ok()
        .flatten()
        .and_then(|it| it.get_attribute("content"))
        .unwrap_or_else(|| "content/".to_owned());
    url::resolve(&said, base).map_or(said, |it| it.href)
}
