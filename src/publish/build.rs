//! From content and application to a published directory.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::publish::beside;
use crate::publish::bundle;
use crate::publish::bundle::{AppBundle, csp, service_worker};
use crate::publish::content::media::media_path;
use crate::publish::content::settings;
use crate::publish::content::settings::Offline;
use crate::publish::content_hash;
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::publish::documents;
use crate::publish::error::{PublishError, io_error};
use crate::publish::icons;
use crate::publish::library::Library;
use crate::publish::library::load::{LoadedSite, load};
use crate::publish::output::build_manifest;
use crate::publish::output::build_manifest::{AppFile, BuildManifest, SHELL};
use crate::publish::output::output_dir::{FileContent, Files, OutputDir};
use crate::publish::output::precompress;
use crate::publish::prerender;
use crate::publish::progress::Progress;
use crate::publish::search_index;

/// What to publish, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The directory with `site.toml` and `articles/`.
    pub content: PathBuf,
    /// The application: what its build wrote, or a site published before. May be `out`.
    pub app: PathBuf,
    /// The directory to write. It is replaced as a whole.
    pub out: PathBuf,
    /// Where the site will lie, instead of what `site.toml` says.
    pub base_url: Option<String>,
    /// Drafts are published as well.
    pub drafts: bool,
    /// Smaller copies are written beside the files, for servers that have such ready.
    pub precompress: bool,
}

/// What was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// Articles that stand in lists.
    pub articles: usize,
    /// Pages that stand by themselves.
    pub pages: usize,
    /// Files written, of all kinds.
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
/// All mistakes in the content, or the file that stood in the way. What was published before is
/// untouched then.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Report, PublishError> {
    let tree = OutputDir::open(&options.out)?;
    tree.check(&options.app)?;
    let LoadedSite { library, diagnostics: mut mistakes } =
        load(&options.content, options.drafts, progress)?;
    let base_url = base_url(options, library.as_ref(), &mut mistakes);
    let (Some(library), Some(base_url), true) = (library, base_url, mistakes.is_empty()) else {
        return Err(PublishError::InvalidContent(mistakes));
    };
    let mut files = files(options, &library, &base_url)?;
    if options.precompress {
        files.extend(precompress::files(&files, &options.out, progress)?);
    }
    tree.replace(&files, progress)?;
    let articles = library.articles().len();
    Ok(Report { articles, pages: library.articles_and_pages.len() - articles, files: files.len() })
}

/// All mistakes in the content, by file and line.
///
/// # Errors
/// Names a file that cannot be read at all.
pub fn check(content: &Path, drafts: bool) -> Result<Vec<Diagnostic>, PublishError> {
    load(content, drafts, &()).map(|it| it.diagnostics)
}

fn base_url(
    options: &Options,
    library: Option<&Library>,
    mistakes: &mut Vec<Diagnostic>,
) -> Option<String> {
    let stated = match &options.base_url {
        Some(text) => settings::parse_base_url(text),
        None => library?.settings.base_url.clone().ok_or_else(|| {
            Problem::new("`base_url` is missing", "add it, or call quanwen with --base-url")
        }),
    };
    stated
        .map_err(|trouble| {
            let mut notes = Diagnostics::for_file(settings::FILE);
            notes.add(1, trouble);
            mistakes.append(&mut notes.found);
        })
        .ok()
}

fn files(options: &Options, library: &Library, base_url: &str) -> Result<Files, PublishError> {
    let AppBundle { mut files, shell } = bundle::load(&options.app)?;
    let listed = bundle::list_files(&files)?;
    let documents = documents::write(library, base_url);
    let pages = prerender::write_pages(library, &documents, &shell, base_url)
        .map_err(|why| io_error("use the application's page in", &options.app, why))?;
    for medium in &library.media {
        let from = options.content.join(&medium.file);
        files.insert(media_path(&medium.name), FileContent::Copy(from));
    }
    files.extend(icons::files(&library.icons));
    let offline = library.settings.offline;
    let record = retain_hashed_files(listed, offline, &options.out, &mut files)?;
    let policy = csp::header_value(&shell);
    let beside = beside::auxiliary_files(library, base_url, &files, policy.as_deref());
    let bytes = documents
        .into_iter()
        .chain(pages)
        .chain(search_index::write(library))
        .chain([(SHELL.to_owned(), shell.into_bytes()), (build_manifest::FILE.to_owned(), record)])
        .chain([(service_worker::FILE.to_owned(), service_worker::write(offline))]);
    files.extend(bytes.map(|(path, bytes)| (path, FileContent::Bytes(bytes))));
    files.extend(beside);
    Ok(files)
}

/// Adds hashed files of builds before, for pages that are still open somewhere; the record of it.
fn retain_hashed_files(
    app: Vec<AppFile>,
    sw: Offline,
    out: &Path,
    files: &mut Files,
) -> Result<Vec<u8>, PublishError> {
    let before = build_manifest::read(out)?.map(|it| it.hashed).unwrap_or_default();
    let current: BTreeSet<String> =
        files.keys().filter(|it| content_hash::is_hashed_name(it)).cloned().collect();
    let hashed = build_manifest::retain_generations(current, before);
    for path in hashed.iter().skip(1).flatten() {
        let from = out.join(path);
        if from.is_file() && !files.contains_key(path) {
            files.insert(path.clone(), FileContent::Copy(from));
        }
    }
    let record = BuildManifest { schema: 1, shell: SHELL.to_owned(), sw, app, hashed };
    serde_json::to_vec(&record)
        .map_err(|error| io_error("write", Path::new(build_manifest::FILE), error.to_string()))
}
