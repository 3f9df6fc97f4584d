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

use crate::browser::{document, window};
use crate::endpoint::Endpoint;
use crate::error::LoadError;
use crate::model::site::Section;
use crate::pages::Shell;
use crate::reading::Document;
use crate::search::index::{File, hand_over};
use crate::search::wish::SOUGHT;
use crate::store::{Loading, Store};
use crate::text::words::{Lang, Words};

/// What `publish/app/boot.js` calls what loads the finder and hands it an order.
const ORDER: &str = "quanwen:order";
/// What the finder calls what takes its orders, and this program what takes its questions.
pub(super) const FIND: &str = "quanwen:find";
pub(super) const ASK: &str = "quanwen:ask";

/// Orders: to search as the page says, to mark what was sought; and to go there as well.
pub(super) const SEARCH: &str = "search";
pub(super) const MARK: &str = "mark";
pub(super) const GO: &str = "go";

/// Before a file where the endpoint has to be asked; for the directory that is good; and why something
/// is not answered.
pub(super) const ASKED: &str = "!";
pub(super) const GOOD: &str = "?";
pub(super) const MISSING: &str = "missing";
/// Questions: for the years that have articles; for the sections. All others are addresses.
pub(super) const YEARS: &str = "years";
pub(super) const SECTIONS: &str = "sections";

/// Answers the finder.
pub(crate) fn watch(shell: Shell, lang: Lang) {
    let store = shell.store.get_value();
    let words = lang.words();
    let answer = Closure::<dyn FnMut(String) -> Promise>::new(move |question: String| {
        let asked = ask(&store, &question);
        future_to_promise(asked.map(move |it| answer(words, it)))
    });
    let _ = Reflect::set(&window(), &ASK.into(), &answer.into_js_value());
}

/// Sees to what the address of the page asks for: a search, or marks in an article. `goes` to what
/// is marked.
pub(crate) fn attend(shell: Shell, goes: bool) {
    if is_sought() && field().is_some() {
        let work = async move {
            order(SEARCH).await;
            let head = shell.head.get_untracked();
            if !head.arrived && field().is_some() {
                shell.arrive(head.title, None);
            }
        };
        spawn_local(work.boxed_local());
    } else if window().location().hash().is_ok_and(|it| it.starts_with(SOUGHT)) {
        let mark = if goes { GO } else { MARK };
        spawn_local(order(mark).boxed_local());
    }
}

/// Whether the address asks for a search.
pub(crate) fn is_sought() -> bool {
    let query = window().location().search().unwrap_or_default();
    query.split(['?', '&']).any(|it| it.len() > 2 && it.starts_with("q="))
}

/// Where one writes what to look for.
pub(crate) fn field() -> Option<HtmlElement> {
    document().query_selector(".search input").ok()??.dyn_into().ok()
}

/// Gives the finder an order, and waits until it is done.
async fn order(order: &'static str) {
    let done = function(ORDER).and_then(|it| it.call1(&JsValue::NULL, &order.into()).ok());
    if let Some(done) = done {
        let _ = JsFuture::from(Promise::resolve(&done)).await;
    }
}

pub(super) fn function(name: &str) -> Option<Function> {
    Reflect::get(&window(), &name.into()).ok()?.dyn_into().ok()
}

fn ask(store: &Store, question: &str) -> Loading<Document> {
    if let Some(file) = question.strip_prefix(ASKED).and_then(File::at) {
        return store.anew(file);
    }
    if question == GOOD {
        return store.directory();
    }
    let file = || File::at(question).map(Endpoint::Search);
    let asked = Endpoint::article_at(question).or_else(file);
    store.ask(match asked {
        Some(endpoint) => endpoint,
        None if question == YEARS => Endpoint::Archive,
        None => Endpoint::Site,
    })
}

fn answer(words: &Words, outcome: Result<Document, LoadError>) -> Result<JsValue, JsValue> {
    match outcome {
        Ok(document) => Ok(said(&document).into()),
        Err(LoadError::Missing) => Err(MISSING.into()),
        Err(error) => Err(words.trouble(error.trouble()).0.into()),
    }
}

/// What the finder needs of a document.
fn said(document: &Document) -> String {
    match document {
        Document::Search(text) => (**text).to_owned(),
        Document::Article(article) => {
            let teaser = &article.teaser;
            let source = teaser.source.as_ref().map(|it| &*it.name);
            let tags = teaser.tags.iter().map(|it| &**it);
            let asides = [&*teaser.summary].into_iter().chain(source).chain(tags);
            hand_over(&teaser.title, asides, &article.body.source)
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
