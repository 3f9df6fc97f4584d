//! Pages as they are painted first: the application itself, given a store that answers from
//! memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::app::App;
use crate::components::crash_bar::CrashBar;
use crate::components::prose::HtmlSanitizer;
use crate::components::skeleton::{Skeleton, SkeletonKind};
use crate::decode;
use crate::decode::DocumentResponse;
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::freshness::Clocks;
use crate::i18n::Lang;
use crate::model::url::native;
use crate::pages::AppContext;
use crate::publish::prerender::search_page;
use crate::publish::sanitize;
use crate::route::Route;
use crate::store::{CacheLimits, NullCache, Platform, Store};

/// What pages are painted from; shared by all of them.
#[derive(Debug)]
pub(crate) struct PageRenderer {
    /// Documents by path, relative to the endpoint.
    documents: BTreeMap<String, Arc<str>>,
    base_url: Arc<str>,
    lang: Lang,
}

/// A page.
#[derive(Debug)]
pub(crate) struct RenderedPage {
    /// Of the document.
    pub(crate) title: String,
    /// What stands in the application's place.
    pub(crate) markup: String,
    /// What it was made from, by address relative to the endpoint, in the order it was asked for.
    pub(crate) documents: NamedDocuments,
}

/// Texts of documents, each with its address.
pub(crate) type NamedDocuments = Vec<(String, Arc<str>)>;

impl PageRenderer {
    /// A desk with the `documents` of the endpoint of the site at `site`.
    pub(crate) fn new(documents: &BTreeMap<String, Vec<u8>>, site: &str, language: &str) -> Self {
        let one = |(path, bytes): (&String, &Vec<u8>)| {
            let text = String::from_utf8_lossy(bytes);
            Some((path.strip_prefix("content/")?.to_owned(), without_revision(path, &text)))
        };
        let documents = documents.iter().filter_map(one).collect();
        Self { documents, base_url: site.into(), lang: Lang::of(language) }
    }

    /// The page at `route`.
    pub(crate) fn render(self: &Arc<Self>, route: &Route) -> RenderedPage {
        let asked: Rc<RefCell<NamedDocuments>> = Rc::default();
        let store = self.store(&asked);
        let owner = Owner::new();
        let (lang, route) = (self.lang, route.clone());
        let (title, markup) = owner.with(|| {
            let shell = AppContext::new(store, route);
            let paint = || {
                view! { <App app=shell sanitizer=HtmlSanitizer(sanitize::sanitize_for_page) lang /> }
                    .to_html()
            };
            // The header comes before the page that says which entry of the menu is current: only
            // the second time it is known.
            drop(paint());
            let markup = paint();
            (shell.document_title(), markup)
        });
        owner.cleanup();
        RenderedPage { title, markup, documents: asked.take() }
    }

    /// A page whose content is still to come.
    pub(crate) fn render_offline_page(self: &Arc<Self>) -> RenderedPage {
        let mut painted = self.render(&Route::NotFound);
        let owner = Owner::new();
        let pending = owner.with(|| {
            provide_context(self.lang);
            view! { <Skeleton kind=SkeletonKind::Article /> }.to_html()
        });
        painted.markup = replace_main(&painted.markup, &pending);
        RenderedPage { title: self.lang.messages().loading.to_owned(), ..painted }
    }

    /// The page to search on, whole.
    pub(crate) fn render_search_page(self: &Arc<Self>) -> RenderedPage {
        let mut painted = self.render(&Route::Search);
        let store = self.store(&Rc::default());
        let here = |endpoint| store.load(endpoint).now_or_never().and_then(Result::ok);
        if let (Some(site), Some(archive)) = (here(DocumentId::Site), here(DocumentId::Archive))
            && let (Some(site), Some(archive)) = (site.site(), archive.archive())
        {
            let owner = Owner::new();
            let page = owner.with(|| {
                provide_context(self.lang);
                search_page::search_page(Arc::clone(archive), &site.sections).to_html()
            });
            painted.markup = replace_main(&painted.markup, &page);
        }
        painted
    }

    /// A store that answers from memory, and notes in `asked` what for.
    fn store(self: &Arc<Self>, asked: &Rc<RefCell<NamedDocuments>>) -> Store {
        let endpoint: Arc<str> = format!("{}content/", self.base_url).into();
        let (desk, root, log) = (Arc::clone(self), Arc::clone(&endpoint), Rc::clone(asked));
        let fetch = move |address: String, _, _| {
            let path = address.strip_prefix(&*root).unwrap_or_default().to_owned();
            let found = desk.document(&path);
            if let Some(text) = &found {
                log.borrow_mut().push((path, Arc::clone(text)));
            }
            let body = found.map(|text| DocumentResponse::new(200, text.to_string()));
            futures::future::ready(body.ok_or(LoadError::Missing)).boxed_local()
        };
        let platform = Platform {
            embedded: Rc::new(|_| None),
            fetch: Rc::new(fetch),
            document_cache: Rc::new(NullCache),
            now: Clocks::default,
            decode: decode::decode_native,
            resolve: native::resolve,
            content_url: endpoint,
            site_url: Arc::clone(&self.base_url),
            log_error: |_| (),
        };
        Store::new(platform, CacheLimits::default())
    }

    /// What is shown when the application ends before its time.
    pub(crate) fn render_crash_bar(&self) -> String {
        let owner = Owner::new();
        owner.with(|| {
            provide_context(self.lang);
            view! { <CrashBar /> }.to_html()
        })
    }

    /// The document at an address relative to the endpoint.
    fn document(&self, address: &str) -> Option<Arc<str>> {
        let path = percent_decode_str(address).decode_utf8().ok()?;
        self.documents.get(&*path).cloned()
    }
}

/// The page with something else in its main part.
fn replace_main(markup: &str, content: &str) -> String {
    let (open, close) = ("<main id=\"main\">", "</main>");
    let parts = markup.split_once(open).and_then(|(before, behind)| {
        let (_, behind) = behind.split_once(close)?;
        Some([before, open, content, close, behind].concat())
    });
    parts.unwrap_or_else(|| markup.to_owned())
}

/// The document without what changes with every article: pages carry it, and would all change.
fn without_revision(path: &str, text: &str) -> Arc<str> {
    if path != "content/site.json" {
        return text.into();
    }
    match serde_json::from_str(text) {
        Ok(Value::Object(mut members)) => {
            members.remove("revision");
            Value::Object(members).to_string().into()
        }
        _ => text.into(),
    }
}
