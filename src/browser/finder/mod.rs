//! The finder: a program of its own, loaded for readers who search. It listens to the search form,
//! requests documents from the app, shows the results, and highlights the query in the article that
//! is opened.
//!
//! Tests: tests/browser/search/

use std::rc::Rc;

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::future_to_promise;

use crate::browser::dom::window;
use crate::browser::finder::session::SearchSession;
use crate::contract::FINDER_COMMAND;
use crate::search::protocol::FinderCommand;

mod elements; // creates and finds elements
mod app_source; // requests documents from the app
mod page; // completes the search page
mod form; // the search in the form and in the URL
mod results; // shows the results
mod page_text; // the text of a part of the page
mod highlight; // marks the query in the article
mod session; // the searches of a visit

/// Takes commands and listens to the form, for as long as the page is open.
pub fn start() {
    let session = Rc::new(SearchSession::default());
    let listener = Rc::clone(&session);
    form::listen(move |event| listener.on_form_event(event));
    let take = Closure::<dyn FnMut(String) -> Promise>::new(move |command: String| {
        let session = Rc::clone(&session);
        future_to_promise(async move {
            match command.parse() {
                Ok(FinderCommand::Search) => session.on_page_opened().await,
                Ok(FinderCommand::Highlight { scroll }) => {
                    highlight::highlight_from_url(&session.index, scroll).await;
                }
                Err(_) => {}
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let _ = Reflect::set(&window(), &FINDER_COMMAND.into(), &take.into_js_value());
}
