//! The app's side of the finder, which is a program of its own: readers who never search do not load
//! it. The app sends it commands and serves its requests for documents (`search/protocol`).
//!
//! Tests: tests/browser/search/

use futures::FutureExt;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::HtmlElement;

use crate::browser::dom::{document, window};
use crate::contract::{APP_REQUEST, LOAD_FINDER, SEARCH_FIELD};
use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::i18n::Lang;
use crate::i18n::messages::Messages;
use crate::pages::AppContext;
use crate::search::protocol::{
    FinderCommand, Request, encode_article, encode_error, encode_sections, encode_years,
};
use crate::search::query::params::HIGHLIGHT_PREFIX;
use crate::search::query::source::Unavailable;
use crate::store::{LoadFuture, Store};

/// Serves the requests of the finder, for as long as the page is open.
pub(crate) fn serve_finder(app: AppContext, lang: Lang) {
    let store = app.store.get_value();
    let messages = lang.messages();
    let serve = Closure::<dyn FnMut(String) -> Promise>::new(move |request: String| {
        let document = request.parse().ok().map(|it| load(&store, it));
        future_to_promise(async move {
            let reply = match document {
                Some(document) => encode_outcome(messages, document.await),
                None => Err(Unavailable::Missing),
            };
            reply.map(JsValue::from).map_err(|error| encode_error(&error).into())
        })
    });
    let _ = Reflect::set(&window(), &APP_REQUEST.into(), &serve.into_js_value());
}

/// Has the finder do what the URL of the page says: search, or highlight a query in an article. With
/// `scroll` the first match is scrolled into view.
pub(crate) fn handle_search_url(app: AppContext, scroll: bool) {
    if has_search_query() && search_input().is_some() {
        let search = async move {
            send_command(FinderCommand::Search).await;
            let status = app.page_status.get_untracked();
            if !status.is_ready && search_input().is_some() {
                app.page_ready(status.title, None);
            }
        };
        spawn_local(search.boxed_local());
    } else if window().location().hash().is_ok_and(|it| it.starts_with(HIGHLIGHT_PREFIX)) {
        spawn_local(send_command(FinderCommand::Highlight { scroll }).boxed_local());
    }
}

/// Whether the URL of the page has a query to search for.
pub(crate) fn has_search_query() -> bool {
    let query = window().location().search().unwrap_or_default();
    query.split(['?', '&']).any(|it| it.len() > 2 && it.starts_with("q="))
}

/// The field of the search form.
pub(crate) fn search_input() -> Option<HtmlElement> {
    document().query_selector(SEARCH_FIELD).ok()??.dyn_into().ok()
}

/// Sends the finder a command, and waits until it is done. Loads the finder if it is not loaded yet.
async fn send_command(command: FinderCommand) {
    let done = window_function(LOAD_FINDER)
        .and_then(|it| it.call1(&JsValue::NULL, &command.as_str().into()).ok());
    if let Some(done) = done {
        let _ = JsFuture::from(Promise::resolve(&done)).await;
    }
}

/// The function of this name on `window`.
pub(crate) fn window_function(name: &str) -> Option<Function> {
    Reflect::get(&window(), &name.into()).ok()?.dyn_into().ok()
}

/// Loads the document that the reply to a request is made from.
fn load(store: &Store, request: Request) -> LoadFuture<Document> {
    match request {
        Request::FreshManifest => store.manifest(),
        Request::File { file, reload: true } => store.reload_file(file),
        Request::File { file, reload: false } => store.load(DocumentId::Search(file)),
        Request::Article(slug) => store.load(DocumentId::Article(slug)),
        Request::Years => store.load(DocumentId::Archive),
        Request::Sections => store.load(DocumentId::Site),
    }
}

fn encode_outcome(
    messages: &Messages,
    outcome: Result<Document, LoadError>,
) -> Result<String, Unavailable> {
    match outcome {
        Ok(document) => Ok(encode_document(&document)),
        Err(LoadError::Missing) => Err(Unavailable::Missing),
        Err(error) => Err(Unavailable::Because(messages.error_message(error.kind()).0.into())),
    }
}

/// What the finder needs of a document.
fn encode_document(document: &Document) -> String {
    match document {
        Document::Search(file) => (**file).to_owned(),
        Document::Article(article) => encode_article(article),
        Document::Site(site) => encode_sections(&site.sections),
        Document::Archive(archive) => encode_years(archive),
        Document::List(_) => String::new(),
    }
}
