//! The first frame of a page, rendered natively.

use std::fs;
use std::sync::Once;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use leptos::prelude::*;
use quanwen::app::App;
use quanwen::components::prose::HtmlSanitizer;
use quanwen::i18n::Lang;
use quanwen::model::list::List;
use quanwen::pages::AppContext;
use quanwen::publish::sanitize::sanitize_for_page;
use quanwen::route::Route;
use quanwen::store::{CacheLimits, Store};

use crate::screens::here;
use crate::support::endpoint::{Host, Reply, response};

/// A page of the site in `tests/screens/content/`, and the responses that differ from it.
#[derive(Clone)]
pub(crate) struct Screen {
    path: &'static str,
    lang: Lang,
    responses: Vec<(String, Reply)>,
}

/// What a reader gets.
pub(crate) struct RenderedPage {
    pub(crate) html: String,
    /// The title of the document.
    pub(crate) title: String,
}

/// The page at `path`, in simplified Chinese, with all of its documents.
pub(crate) fn at(path: &'static str) -> Screen {
    Screen { path, lang: Lang::Hans, responses: Vec::new() }
}

impl Screen {
    pub(crate) fn in_language(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// The same page with another response for one document.
    pub(crate) fn with_response(mut self, document: &str, response: Reply) -> Self {
        self.responses.push((document.to_owned(), response));
        self
    }

    /// As the app renders it.
    pub(crate) fn render(&self) -> RenderedPage {
        self.rendered_with(AppContext::new)
    }

    /// As the publisher renders it, which knows the list of a page beforehand.
    pub(crate) fn prerendered(&self, list: Option<List>) -> RenderedPage {
        self.rendered_with(|store, route| AppContext::for_prerender(store, route, list))
    }

    fn rendered_with(&self, context: impl FnOnce(Store, Route) -> AppContext) -> RenderedPage {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| Executor::init_custom_executor(FirstFrame).expect("it is the only one"));
        let host = content();
        for (document, response) in &self.responses {
            host.reply(document, response.clone());
        }
        let (route, lang) = (Route::from_path(self.path), self.lang);
        Owner::new().with(|| {
            let app = context(host.store(CacheLimits::default()), route);
            let html =
                view! { <App app sanitizer=HtmlSanitizer(sanitize_for_page) lang /> }.to_html();
            RenderedPage { html, title: app.document_title() }
        })
    }
}

/// Drops every future, so that only the first frame is rendered.
struct FirstFrame;

impl CustomExecutor for FirstFrame {
    fn spawn(&self, _: PinnedFuture<()>) {}
    fn spawn_local(&self, _: PinnedLocalFuture<()>) {}
    fn poll_local(&self) {}
}

/// An endpoint with every document in `tests/screens/content/`, and no other.
fn content() -> Host {
    let (host, root) = (Host::new(), here("content"));
    host.reply_by_default(response(404, ""));
    let mut dirs = vec![root.clone()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).expect("the directory exists") {
            let path = entry.expect("the directory can be listed").path();
            if path.is_dir() {
                dirs.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).expect("it is below the root");
            let body = fs::read_to_string(&path).expect("the file is UTF-8");
            host.reply(name.to_str().expect("the name is UTF-8"), response(200, body));
        }
    }
    host
}
