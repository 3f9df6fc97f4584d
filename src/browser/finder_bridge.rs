//! The way to the finder, which is a program of its own: those who never search do not load it. It
//! asks this one for documents.

use futures::FutureExt;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::HtmlElement;

use crate::browser::dom::{document, window};
use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::i18n::Lang;
use crate::i18n::messages::Messages;
use crate::model::site::Section;
use crate::pages::AppContext;
use crate::search::query::index::{IndexFile, encode};
use crate::search::query::params::HIGHLIGHT_PREFIX;
use crate::store::{LoadFuture, Store};

/// What `publish/app/boot.js` calls what loads the finder and hands it an order.
const LOADER_FUNCTION: &str = "quanwen:order";
/// What the finder calls what takes its orders, and this program what takes its questions.
pub(crate) const COMMAND_FUNCTION: &str = "quanwen:find";
pub(crate) const REQUEST_FUNCTION: &str = "quanwen:ask";

/// Orders: to search as the page says, to mark what was sought; and to go there as well.
pub(crate) const COMMAND_SEARCH: &str = "search";
pub(crate) const COMMAND_HIGHLIGHT: &str = "mark";
pub(crate) const COMMAND_HIGHLIGHT_AND_SCROLL: &str = "go";

/// Before a file where the endpoint has to be asked; for the directory that is good; and why something
/// is not answered.
pub(crate) const RELOAD_PREFIX: &str = "!";
pub(crate) const REQUEST_MANIFEST: &str = "?";
pub(crate) const REPLY_MISSING: &str = "missing";
/// Questions: for the years that have articles; for the sections. All others are addresses.
pub(crate) const REQUEST_YEARS: &str = "years";
pub(crate) const REQUEST_SECTIONS: &str = "sections";

/// Answers the finder.
pub(crate) fn serve_finder(shell: AppContext, lang: Lang) {
    let store = shell.store.get_value();
    let words = lang.messages();
    let answer = Closure::<dyn FnMut(String) -> Promise>::new(move |question: String| {
        let asked = handle_request(&store, &question);
        future_to_promise(asked.map(move |it| encode_outcome(words, it)))
    });
    let _ = Reflect::set(&window(), &REQUEST_FUNCTION.into(), &answer.into_js_value());
}

/// Sees to what the address of the page asks for: a search, or marks in an article. `goes` to what
/// is marked.
pub(crate) fn handle_search_url(shell: AppContext, scrolls: bool) {
    if has_search_query() && search_input().is_some() {
        let work = async move {
            send_command(COMMAND_SEARCH).await;
            let head = shell.page_status.get_untracked();
            if !head.is_ready && search_input().is_some() {
                shell.page_ready(head.title, None);
            }
        };
        spawn_local(work.boxed_local());
    } else if window().location().hash().is_ok_and(|it| it.starts_with(HIGHLIGHT_PREFIX)) {
        let mark = if scrolls { COMMAND_HIGHLIGHT_AND_SCROLL } else { COMMAND_HIGHLIGHT };
        spawn_local(send_command(mark).boxed_local());
    }
}

/// Whether the address asks for a search.
pub(crate) fn has_search_query() -> bool {
    let query = window().location().search().unwrap_or_default();
    query.split(['?', '&']).any(|it| it.len() > 2 && it.starts_with("q="))
}

/// Where one writes what to look for.
pub(crate) fn search_input() -> Option<HtmlElement> {
    document().query_selector(".search input").ok()??.dyn_into().ok()
}

/// Gives the finder an order, and waits until it is done.
async fn send_command(order: &'static str) {
    let done = window_function(LOADER_FUNCTION)
        .and_then(|it| it.call1(&JsValue::NULL, &order.into()).ok());
    if let Some(done) = done {
        let _ = JsFuture::from(Promise::resolve(&done)).await;
    }
}

pub(crate) fn window_function(name: &str) -> Option<Function> {
    Reflect::get(&window(), &name.into()).ok()?.dyn_into().ok()
}

fn handle_request(store: &Store, question: &str) -> LoadFuture<Document> {
    if let Some(file) = question.strip_prefix(RELOAD_PREFIX).and_then(IndexFile::from_path) {
        return store.reload_file(file);
    }
    if question == REQUEST_MANIFEST {
        return store.manifest();
    }
    let file = || IndexFile::from_path(question).map(DocumentId::Search);
    let asked = DocumentId::article_from_path(question).or_else(file);
    store.load(match asked {
        Some(endpoint) => endpoint,
        None if question == REQUEST_YEARS => DocumentId::Archive,
        None => DocumentId::Site,
    })
}

fn encode_outcome(
    words: &Messages,
    outcome: Result<Document, LoadError>,
) -> Result<JsValue, JsValue> {
    match outcome {
        Ok(document) => Ok(encode_reply(&document).into()),
        Err(LoadError::Missing) => Err(REPLY_MISSING.into()),
        Err(error) => Err(words.error_message(error.kind()).0.into()),
    }
}

/// What the finder needs of a document.
fn encode_reply(document: &Document) -> String {
    match document {
        Document::Search(text) => (**text).to_owned(),
        Document::Article(article) => {
            let teaser = &article.teaser;
            let source = teaser.source.as_ref().map(|it| &*it.name);
            let tags = teaser.tags.iter().map(|it| &**it);
            let asides = [&*teaser.summary].into_iter().chain(source).chain(tags);
            encode(&teaser.title, asides, &article.body.source)
        }
        Document::Site(site) => {
            let section = |it: &Section| [it.slug.as_str(), &it.title].join("\t");
            site.sections.iter().map(section).collect::<Vec<_>>().join("\n")
        }
        Document::Archive(archive) => {
            let years = archive.months.iter().map(|it| it.month.year.to_string());
            years.collect::<Vec<_>>().join("\n")
        }
        Document::List(_) => String::new(),
    }
}
