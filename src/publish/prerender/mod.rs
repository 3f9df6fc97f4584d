//! Renders every page of the site to HTML, so that it can be read without JavaScript.
//!
//! Tests: `tests/publish/prerender.rs`, `tests/publish/head.rs`

use std::fmt::Write;
use std::sync::Arc;

use rayon::prelude::*;
use url::Url;

use crate::contract::EMBEDDED_DOCUMENT;
use crate::publish::content::settings::Offline;
use crate::publish::documents;
use crate::publish::documents::Documents;
use crate::publish::icons;
use crate::publish::library::Library;
use crate::publish::prerender::elements::escape_for_script;
use crate::publish::prerender::head::head_elements;
use crate::publish::prerender::memory_store::{DocumentSource, LoadedDocuments};
use crate::publish::prerender::page_facts::PageFacts;
use crate::publish::prerender::render::{PageRenderer, RenderedPage};
use crate::publish::prerender::resource_hints::resource_hints;
use crate::publish::prerender::site_facts::SiteFacts;
use crate::publish::prerender::site_page::{SitePage, site_pages};
use crate::publish::prerender::template::Slots;
use crate::publish::web_manifest;
use crate::route::Route;

pub(crate) mod site_page; // every page of a site
pub(crate) mod memory_store; // a store without a network
mod search_page; // the search page with all fields
mod render; // renders a page with the app
mod site_facts; // what every page states
mod article_facts; // what the page of an article states
mod page_facts; // what a page states
mod elements; // writes elements for <head>
mod open_graph; // how a link to the page looks elsewhere
mod json_ld; // structured data
mod head; // all of this, as elements
mod resource_hints; // preload and expect
pub mod template; // the page that Trunk built

/// The page that the service worker shows for a page that is not cached.
pub(crate) const OFFLINE_PAGE: &str = "offline/index.html";

/// Renders every page with `shell`, the app's page, as template. Returns files by path, in no order.
///
/// # Errors
/// Names the slot that the template does not have.
pub(crate) fn write_pages(
    library: &Library,
    documents: &Arc<Documents>,
    shell: &str,
    base_url: &str,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let documents = Arc::clone(documents) as Arc<dyn DocumentSource>;
    let prerenderer = Prerenderer::new(library, documents, shell, base_url)?;
    let file = |page: SitePage| Ok((page.file(), prerenderer.page(&page)?));
    let pages = site_pages(library).into_par_iter();
    let mut files = pages.map(file).collect::<Result<Vec<_>, String>>()?;
    if library.settings.offline == Offline::On {
        files.push((OFFLINE_PAGE.to_owned(), prerenderer.offline_page()?));
    }
    Ok(files)
}

/// Renders one page after the other.
#[derive(Debug)]
pub(crate) struct Prerenderer<'l> {
    renderer: PageRenderer,
    writer: PageWriter<'l>,
}

impl<'l> Prerenderer<'l> {
    /// Renders the pages of the site at `base_url`, with `shell`, the app's page, as template.
    ///
    /// # Errors
    /// Names the slot that the template does not have.
    pub(crate) fn new(
        library: &'l Library,
        documents: Arc<dyn DocumentSource>,
        shell: &str,
        base_url: &str,
    ) -> Result<Self, String> {
        let renderer = PageRenderer::new(documents, base_url, &library.settings.language);
        let writer = PageWriter::new(library, shell, base_url, renderer.render_crash_bar())?;
        Ok(Self { renderer, writer })
    }

    /// The file of a page.
    pub(crate) fn page(&self, page: &SitePage) -> Result<Vec<u8>, String> {
        let library = self.writer.library;
        let rendered = match page.route {
            Route::Search => self.renderer.render_search_page(documents::archive(library)),
            _ => self.renderer.render(&page.route, page.list(library)),
        };
        self.writer.write(page, &rendered)
    }

    /// The file of the page that the service worker shows for a page that is not cached.
    pub(crate) fn offline_page(&self) -> Result<Vec<u8>, String> {
        self.writer.write(&SitePage::of(Route::NotFound), &self.renderer.render_offline_page())
    }
}

/// Puts rendered pages into the template.
#[derive(Debug)]
struct PageWriter<'l> {
    library: &'l Library,
    facts: SiteFacts,
    /// The template, without the icon of the app.
    shell: String,
    /// The path of the site, with a slash at both ends.
    base: String,
    crash_bar: String,
    /// Elements for the head of every page.
    common_head: String,
}

impl<'l> PageWriter<'l> {
    fn new(
        library: &'l Library,
        shell: &str,
        base_url: &str,
        crash_bar: String,
    ) -> Result<Self, String> {
        let base = Url::parse(base_url).map_err(|error| error.to_string())?;
        Ok(Self {
            library,
            facts: SiteFacts::of(library, base_url),
            shell: icons::strip_icon(shell),
            base: base.path().to_owned(),
            crash_bar,
            common_head: [icons::link_tags(&library.icons), web_manifest::link_tag()].concat(),
        })
    }

    /// The file of a page.
    fn write(&self, page: &SitePage, rendered: &RenderedPage) -> Result<Vec<u8>, String> {
        let facts = PageFacts::of(self.library, &self.facts, page);
        let hints = resource_hints(&page.route, facts.lead_image_src.as_deref());
        let head = head_elements(&facts, &rendered.title);
        let slots = Slots {
            language: &self.library.settings.language,
            title: &rendered.title,
            description: &facts.description,
            base: &self.base,
            head: &[hints, head, self.common_head.clone()].concat(),
            app: &rendered.html,
            crash_bar: &self.crash_bar,
            documents: &embedded_documents(&rendered.documents),
        };
        template::render(&self.shell, slots).map(String::into_bytes)
    }
}

/// The documents that a page embeds, as `<script>` elements.
fn embedded_documents(documents: &LoadedDocuments) -> String {
    let mut scripts = String::new();
    for (url, text) in documents {
        let text = escape_for_script(text);
        // A URL is percent-encoded and needs no escapes. Writing to a string cannot fail.
        let _ = write!(
            scripts,
            "<script type=\"application/json\" {EMBEDDED_DOCUMENT}=\"{url}\">{text}</script>"
        );
    }
    scripts
}
