//! `quanwen build` and `quanwen check`: every stage of publishing, in order.
//!
//! Tests: `tests/publish/output_dir.rs`, `tests/publish/demo_site.rs`

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::publish::bundle;
use crate::publish::bundle::{AppBundle, csp, service_worker};
use crate::publish::content::media::media_path;
use crate::publish::content::settings;
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::publish::documents;
use crate::publish::error::{PublishError, io_error};
use crate::publish::feeds::{atom, sitemap};
use crate::publish::files::{FileContent, Files};
use crate::publish::hosting;
use crate::publish::icons;
use crate::publish::library::Library;
use crate::publish::library::load::{LoadedSite, load};
use crate::publish::output::build_manifest;
use crate::publish::output::build_manifest::BuildManifest;
use crate::publish::output::generations;
use crate::publish::output::output_dir::OutputDir;
use crate::publish::output::precompress;
use crate::publish::prerender;
use crate::publish::progress::Progress;
use crate::publish::search_index;
use crate::publish::web_manifest;

/// What to publish, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The content directory, with `site.toml` and `articles/`.
    pub content: PathBuf,
    /// The app: the output of Trunk, or a site published before. May be the same as `out`. `None`
    /// is the app in this program.
    pub app: Option<PathBuf>,
    /// The output directory. It is replaced as a whole.
    pub out: PathBuf,
    /// The URL of the site, if it is not the one in `site.toml`.
    pub base_url: Option<String>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether to write precompressed copies of files, for servers that send them.
    pub precompress: bool,
}

/// How much was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// Articles, which lists contain.
    pub articles: usize,
    /// Static pages, which lists do not contain.
    pub pages: usize,
    /// Files of all kinds.
    pub files: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { articles, pages, files } = self;
        write!(f, "{articles} articles and {pages} pages published, {files} files in all")
    }
}

/// Publishes a site.
///
/// # Errors
/// Every diagnostic of the content, or the file that could not be read or written. The site
/// published before is untouched then.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Report, PublishError> {
    let output = OutputDir::open(&options.out)?;
    output.check(options.app.as_deref())?;
    let LoadedSite { library, mut diagnostics } = load(&options.content, options.drafts, progress)?;
    let base_url = base_url(options, library.as_ref(), &mut diagnostics);
    let (Some(library), Some(base_url), true) = (library, base_url, diagnostics.is_empty()) else {
        return Err(PublishError::InvalidContent(diagnostics));
    };
    let mut files = files(options, &library, &base_url)?;
    if options.precompress {
        files.extend(precompress::copies(&files, &options.out, progress)?);
    }
    output.replace(&files, progress)?;
    let articles = library.articles().len();
    Ok(Report { articles, pages: library.articles_and_pages.len() - articles, files: files.len() })
}

/// Every diagnostic of the content, by file and line.
///
/// # Errors
/// A file that could not be read.
pub fn check(content: &Path, drafts: bool) -> Result<Vec<Diagnostic>, PublishError> {
    load(content, drafts, &()).map(|it| it.diagnostics)
}

/// The URL of the site. If there is none that can be used, a diagnostic is added.
fn base_url(
    options: &Options,
    library: Option<&Library>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let url = match &options.base_url {
        Some(text) => settings::parse_base_url(text),
        None => library?.settings.base_url.clone().ok_or_else(|| {
            Problem::new("`base_url` is missing", "add it, or call quanwen with --base-url")
        }),
    };
    url.map_err(|problem| {
        let mut found = Diagnostics::for_file(settings::FILE);
        found.add(1, problem);
        diagnostics.append(&mut found.found);
    })
    .ok()
}

/// All files of the site, in the order they depend on each other.
fn files(options: &Options, library: &Library, base_url: &str) -> Result<Files, PublishError> {
    let AppBundle { mut files, shell } = bundle::load(options.app.as_deref())?;
    let app = bundle::list_files(&files)?;
    for file in library.media.files() {
        let from = options.content.join(&file.file);
        files.insert(media_path(&file.name), FileContent::Copy(from));
    }
    files.extend(icons::files(&library.icons));
    let hashed = generations::add_earlier_files(&mut files, &options.out)?;
    let offline = library.settings.offline;
    let manifest = BuildManifest::new(offline, app, hashed).to_bytes()?;
    let policy = csp::header_value(&shell);
    let for_hosts = hosting::files(base_url, &files, policy.as_deref());

    let documents = Arc::new(documents::write(library, base_url));
    let pages = prerender::write_pages(library, &documents, &shell, base_url).map_err(|why| {
        io_error("use the app's page in", bundle::origin(options.app.as_deref()), why)
    })?;
    let documents = documents.iter().map(|(path, it)| (path.clone(), it.whole.as_bytes().to_vec()));
    let written = documents
        .chain(pages)
        .chain(search_index::write(library))
        .chain(atom::files(library, base_url))
        .chain(sitemap::files(library, base_url))
        .chain(for_hosts)
        .chain([
            (web_manifest::FILE.to_owned(), web_manifest::write(library, base_url)),
            (service_worker::FILE.to_owned(), service_worker::write(offline)),
            (build_manifest::SHELL.to_owned(), shell.into_bytes()),
            (build_manifest::FILE.to_owned(), manifest),
        ]);
    files.extend(written.map(|(path, bytes)| (path, FileContent::Bytes(bytes))));
    Ok(files)
}
