//! Renders pages with the app itself, which gets a store with all documents in memory.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app;
use crate::app::App;
use crate::components::crash_bar::CrashBar;
use crate::components::prose::HtmlSanitizer;
use crate::components::skeleton::{Skeleton, SkeletonKind};
use crate::i18n::Lang;
use crate::model::archive::Archive;
use crate::model::list::List;
use crate::pages::AppContext;
use crate::publish::prerender::memory_store::{
    DocumentLog, DocumentSource, LoadedDocuments, memory_store,
};
use crate::publish::prerender::search_page::search_page;
use crate::publish::sanitize;
use crate::route::Route;

/// Renders the pages of a site.
#[derive(Debug)]
pub(crate) struct PageRenderer {
    documents: Arc<dyn DocumentSource>,
    base_url: Arc<str>,
    lang: Lang,
}

/// A page as HTML.
#[derive(Debug)]
pub(crate) struct RenderedPage {
    /// The `<title>`.
    pub(crate) title: String,
    /// The content of the app's element.
    pub(crate) html: String,
    /// What the page embeds, for the app to start from.
    pub(crate) documents: LoadedDocuments,
}

impl PageRenderer {
    /// A renderer for the site at `base_url`. `language` is a BCP 47 tag.
    pub(crate) fn new(documents: Arc<dyn DocumentSource>, base_url: &str, language: &str) -> Self {
        Self { documents, base_url: base_url.into(), lang: Lang::of(language) }
    }

    /// The page at `route`, which belongs to `list`.
    pub(crate) fn render(&self, route: &Route, list: Option<List>) -> RenderedPage {
        self.render_main(route, list, app::screen)
    }

    /// The page that the service worker shows while the content is still loading.
    pub(crate) fn render_offline_page(&self) -> RenderedPage {
        let main: fn(Route) -> AnyView =
            |_| view! { <Skeleton kind=SkeletonKind::Article /> }.into_any();
        let title = self.lang.messages().loading.to_owned();
        RenderedPage { title, ..self.render_main(&Route::NotFound, None, main) }
    }

    /// The search page with all of its fields. The app's own screen has only the first one.
    pub(crate) fn render_search_page(&self, archive: Archive) -> RenderedPage {
        let archive = Arc::new(archive);
        Owner::new().with(|| {
            provide_context(archive);
            self.render_main(&Route::Search, None, |_| search_page())
        })
    }

    /// The app with a view of its own in `<main>`.
    fn render_main(
        &self,
        route: &Route,
        list: Option<List>,
        main: fn(Route) -> AnyView,
    ) -> RenderedPage {
        let log = DocumentLog::default();
        let store = memory_store(&self.documents, &self.base_url, &log);
        let (lang, sanitizer) = (self.lang, HtmlSanitizer(sanitize::sanitize_for_page));
        let owner = Owner::new();
        let (title, html) = owner.with(|| {
            let app = AppContext::for_prerender(store, route.clone(), list);
            let html = view! { <App app sanitizer lang main /> }.to_html();
            (app.document_title(), html)
        });
        owner.cleanup();
        RenderedPage { title, html, documents: log.take() }
    }

    /// The bar that is shown when the app crashes. It is outside the app's element.
    pub(crate) fn render_crash_bar(&self) -> String {
        let owner = Owner::new();
        owner.with(|| {
            provide_context(self.lang);
            view! { <CrashBar /> }.to_html()
        })
    }
}
