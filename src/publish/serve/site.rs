//! The site as it is served: each file is made when it is asked for.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use url::Url;

use crate::contract::DOCUMENTS_PATH;
use crate::model::list::List;
use crate::publish::bundle::service_worker;
use crate::publish::content::media::media_path;
use crate::publish::documents::{DocumentTable, DocumentsOnDemand};
use crate::publish::feeds::{atom, sitemap};
use crate::publish::files::FileContent;
use crate::publish::icons;
use crate::publish::library::Library;
use crate::publish::output::build_manifest;
use crate::publish::prerender;
use crate::publish::prerender::Prerenderer;
use crate::publish::prerender::memory_store::DocumentSource;
use crate::publish::prerender::site_page::{SitePage, site_pages};
use crate::publish::search_index;
use crate::publish::serve::app_files::AppFiles;
use crate::publish::web_manifest;
use crate::route::Route;

/// A state of the content, and the files it can be served as.
#[derive(Debug)]
pub(crate) struct ServedSite {
    library: Arc<Library>,
    app: Arc<AppFiles>,
    documents: Arc<DocumentTable>,
    pages: HashMap<String, SitePage>,
    feeds: HashMap<String, List>,
    search_index: OnceLock<BTreeMap<String, Vec<u8>>>,
    /// Changes with every state.
    revision: String,
}

impl ServedSite {
    pub(crate) fn new(library: Library, app: Arc<AppFiles>, revision: String) -> Self {
        let pages = site_pages(&library).into_iter().map(|it| (it.file(), it)).collect();
        let lists = library.site_lists.lists.keys();
        let feeds = lists.map(|it| (Route::feed_file(it), it.clone())).collect();
        let documents = Arc::new(DocumentTable::of(&library));
        let (library, search_index) = (Arc::new(library), OnceLock::new());
        Self { library, app, documents, pages, feeds, search_index, revision }
    }

    pub(crate) fn library(&self) -> &Library {
        &self.library
    }

    pub(crate) fn revision(&self) -> &str {
        &self.revision
    }

    /// The path of the site with a slash at both ends, as URLs have it.
    pub(crate) fn base_path(&self) -> String {
        let base_url = self.library.settings.base_url.as_deref();
        let url = base_url.and_then(|it| Url::parse(it).ok());
        url.map_or_else(|| "/".to_owned(), |it| it.path().to_owned())
    }

    /// The policy that a host sends as a header.
    pub(crate) fn policy(&self) -> Option<&str> {
        self.app.policy.as_deref()
    }

    /// Whether a page is at the directory `path`, relative to the site.
    pub(crate) fn has_page(&self, path: &str) -> bool {
        self.pages.contains_key(&format!("{path}index.html"))
    }

    /// The file at `path` of the site at `base_url`; `None` where there is none.
    ///
    /// # Errors
    /// Why the file could not be made.
    pub(crate) fn file(&self, base_url: &str, path: &str) -> Result<Option<Vec<u8>>, String> {
        if let Some(page) = self.pages.get(path) {
            return self.prerenderer(base_url)?.page(page).map(Some);
        }
        if path == prerender::OFFLINE_PAGE {
            return self.prerenderer(base_url)?.offline_page().map(Some);
        }
        if let Some(list) = self.feeds.get(path) {
            let indexes = &self.library.site_lists.lists[list];
            return Ok(Some(atom::feed(&self.library, base_url, list, indexes)));
        }
        if path.starts_with(&format!("{DOCUMENTS_PATH}search/")) {
            return Ok(self.search_index().get(path).cloned());
        }
        if let Some(document) = self.documents(base_url).document(path) {
            return Ok(Some(document.whole.as_bytes().to_vec()));
        }
        Ok(self.small_file(base_url, path).or_else(|| self.media_file(path)))
    }

    fn documents(&self, base_url: &str) -> DocumentsOnDemand {
        DocumentsOnDemand {
            library: Arc::clone(&self.library),
            table: Arc::clone(&self.documents),
            base_url: base_url.to_owned(),
            revision: self.revision.clone(),
        }
    }

    fn prerenderer(&self, base_url: &str) -> Result<Prerenderer<'_>, String> {
        let documents: Arc<dyn DocumentSource> = Arc::new(self.documents(base_url));
        Prerenderer::new(&self.library, documents, &self.app.shell, base_url)
    }

    fn search_index(&self) -> &BTreeMap<String, Vec<u8>> {
        self.search_index.get_or_init(|| search_index::write(&self.library).into_iter().collect())
    }

    /// The files that are quick to make, or made already.
    fn small_file(&self, base_url: &str, path: &str) -> Option<Vec<u8>> {
        let offline = self.library.settings.offline;
        match path {
            web_manifest::FILE => Some(web_manifest::write(&self.library, base_url)),
            service_worker::FILE => Some(service_worker::write(offline)),
            build_manifest::SHELL => Some(self.app.shell.as_bytes().to_vec()),
            build_manifest::FILE => self.app.manifest(offline),
            "robots.txt" | "sitemap.xml" => self.sitemap_file(base_url, path),
            _ if path.starts_with("sitemaps/") => self.sitemap_file(base_url, path),
            _ => self.app.files.get(path).cloned(),
        }
    }

    fn sitemap_file(&self, base_url: &str, path: &str) -> Option<Vec<u8>> {
        let files = sitemap::files(&self.library, base_url);
        files.into_iter().find(|(it, _)| it == path).map(|(_, it)| it)
    }

    /// A picture or an attachment of an article that has been rendered, or an icon. The name has a
    /// hash: a file that has changed since is not what was asked for.
    fn media_file(&self, path: &str) -> Option<Vec<u8>> {
        let mut icons = icons::files(&self.library.icons);
        if let Some((_, FileContent::Bytes(icon))) = icons.find(|(it, _)| it == path) {
            return Some(icon);
        }
        let media = &self.library.media;
        let file = media.files().into_iter().find(|it| media_path(&it.name) == path)?;
        let read = |it: &Path| std::fs::read(media.content().join(it)).ok();
        read(&file.file).filter(|it| file.is_still(it))
    }
}
