//! What only a browser can do: the one place that names its interfaces.
//!
//! No decisions here: a branch that could be wrong belongs where a native test reaches it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

use crate::app::App;
use crate::browser::navigation::Navigation;
use crate::components::prose::HtmlSanitizer;
use crate::endpoint::DocumentId;
use crate::pages::AppContext;
use crate::reading::DocumentResponse;
use crate::store::{CacheLimits, Embedded, Platform, Store};
use crate::text::words::Lang;

pub mod address; // the browser's own parser for addresses
pub mod json; // the browser's own parser for documents
pub mod fetch; // requests
pub mod disk; // documents kept on the device
pub mod saved; // what a reader wants to keep
pub mod tools; // clocks, pauses, chance
pub mod wake; // when it is worth asking again
pub mod changes; // what is new in an article
pub mod embedded; // documents that came with the page
pub mod html; // foreign markup, built anew
mod inert; // markup, read and nothing more
pub mod takeover; // in the place of the page that was painted before
pub mod events; // listening to the document
pub mod history; // entries of the session's history, and where each was scrolled to
pub mod navigation; // from a click or Back to a page
pub mod arrival; // title, focus and scroll once the content is there
pub mod contents; // which heading one is at
pub mod menu; // Escape in the menu
pub mod prefetch; // asking before the click
pub mod search; // the way to the finder
pub mod finder; // its side
pub mod newest; // keeping before the network is gone
#[cfg(debug_assertions)]
pub mod crash; // why the program ended

pub(crate) fn window() -> Window {
    web_sys::window().expect("the reader runs in a window")
}

pub(crate) fn document() -> Document {
    window().document().expect("a window has a document")
}

/// What the interface speaks on this page.
pub(crate) fn lang() -> Lang {
    let root = document().document_element();
    Lang::of(&root.and_then(|it| it.get_attribute("lang")).unwrap_or_default())
}

/// What the browser says of an error of its own.
pub(crate) fn error_message(error: JsValue) -> String {
    js_sys::Error::from(error).message().into()
}

/// Takes over the page.
pub fn start() {
    in_new_task(boot);
}

fn boot() {
    #[cfg(debug_assertions)]
    crash::install();
    menu::watch();
    let site = document().base_uri().ok().flatten().unwrap_or_default();
    let origin = address::resolve("", &site).map(|it| it.origin).unwrap_or_default();
    let base = site.strip_prefix(&origin).unwrap_or("/").to_owned();
    let endpoint = content_url(&site);
    let platform = Platform {
        embedded: embedded_documents(endpoint.clone()),
        fetch: Rc::new(fetch::get),
        document_cache: Rc::new(disk::CacheStorageDocuments::new(&site)),
        now: tools::now,
        decode: json::decode,
        resolve: address::resolve,
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
        let shell = AppContext { effects: tools::PAGE_EFFECTS, ..AppContext::new(store, route) };
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
        wake::watch(shell, lang);
        search::serve_finder(shell, lang);
        newest::schedule_precache(shell);
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
    address::resolve(&said, base).map_or(said, |it| it.href)
}
