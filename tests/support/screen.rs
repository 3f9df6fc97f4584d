//! A page as it is painted first.

use std::fs;
use std::sync::Once;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use leptos::prelude::*;
use quanwen::app::App;
use quanwen::components::prose::HtmlSanitizer;
use quanwen::i18n::Lang;
use quanwen::pages::AppContext;
use quanwen::publish::sanitize::sanitize_for_page;
use quanwen::route::Route;
use quanwen::store::CacheLimits;

use crate::screens::here;
use crate::support::endpoint::{Host, Reply, response};

/// A page of the site in `content/`, and what else its endpoint says.
#[derive(Clone)]
pub(crate) struct Screen {
    path: &'static str,
    lang: Lang,
    but: Vec<(String, Reply)>,
}

/// What a reader is given.
pub(crate) struct Painted {
    pub(crate) html: String,
    /// The document's.
    pub(crate) title: String,
}

/// The page at `path`, in simplified Chinese, everything there.
pub(crate) fn at(path: &'static str) -> Screen {
    Screen { path, lang: Lang::Hans, but: Vec::new() }
}

impl Screen {
    pub(crate) fn speaking(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// The same, but the endpoint says this for that document.
    pub(crate) fn but(mut self, document: &str, says: Reply) -> Self {
        self.but.push((document.to_owned(), says));
        self
    }

    pub(crate) fn paint(&self) -> Painted {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| Executor::init_custom_executor(FirstFrame).expect("it is the only one"));
        let host = content();
        for (document, says) in &self.but {
            host.reply(document, says.clone());
        }
        let (route, lang) = (Route::from_path(self.path), self.lang);
        Owner::new().with(|| {
            let shell = AppContext::new(host.store(CacheLimits::default()), route);
            let html = view! { <App app=shell sanitizer=HtmlSanitizer(sanitize_for_page) lang /> }
                .to_html();
            Painted { html, title: shell.document_title() }
        })
    }
}

/// Only the first frame is looked at: nobody works on what comes later.
struct FirstFrame;

impl CustomExecutor for FirstFrame {
    fn spawn(&self, _: PinnedFuture<()>) {}
    fn spawn_local(&self, _: PinnedLocalFuture<()>) {}
    fn poll_local(&self) {}
}

/// An endpoint with every document in `content/`, and no other.
fn content() -> Host {
    let (host, root) = (Host::new(), here("content"));
    host.reply_by_default(response(404, ""));
    let mut dirs = vec![root.clone()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).expect("the directory is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                dirs.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).expect("it is below").to_str().expect("it is text");
            let body = fs::read_to_string(&path).expect("it is text");
            host.reply(name, response(200, body));
        }
    }
    host
}
