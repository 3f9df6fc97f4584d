//! The articles as plain pages, and the index that Pagefind writes for them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use flate2::read::GzDecoder;
use quanwen::publish::search_index::IndexedArticle;
use rayon::prelude::*;
use serde_json::Value;
use walkdir::WalkDir;

use crate::transfer_size::brotli;

/// The start of every file with the text of an article, once it is decompressed.
const MAGIC: &str = "pagefind_dcd";

/// What Pagefind has written.
#[derive(Debug)]
pub(crate) struct Indexed {
    /// Its files by path.
    pub(crate) files: BTreeMap<String, File>,
    /// The slugs of articles by the names that Pagefind gives its results.
    pub(crate) slugs: BTreeMap<String, String>,
}

/// A file that a host sends.
#[derive(Debug)]
pub(crate) struct File {
    /// Its content.
    pub(crate) body: Vec<u8>,
    /// Bytes that are transferred for it.
    pub(crate) sent: usize,
}

impl Indexed {
    /// Runs Pagefind on the articles.
    ///
    /// # Errors
    /// Why there is no index.
    pub(crate) fn of(articles: &[IndexedArticle]) -> Result<Self, String> {
        let program = std::env::var_os("QUANWEN_PAGEFIND")
            .ok_or("set QUANWEN_PAGEFIND to its path; `make bench-search` installs it")?;
        let program = Path::new(&program);
        if !program.is_file() {
            let missing = "does not exist; `make bench-search` installs it from npm";
            return Err(format!("{} {missing}", program.display()));
        }
        eprintln!("Pagefind indexes them ...");
        let site = tempfile::tempdir().map_err(|error| error.to_string())?;
        write(articles, site.path()).map_err(|error| error.to_string())?;
        let run = Command::new(program)
            .args(["--silent", "--force-language", "zh-hans", "--site"])
            .arg(site.path())
            .output()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        if !run.status.success() {
            return Err(String::from_utf8_lossy(&run.stderr).into_owned());
        }
        Self::read(&site.path().join("pagefind"))
    }

    fn read(dir: &Path) -> Result<Self, String> {
        let entries: Vec<_> = WalkDir::new(dir).into_iter().filter_map(Result::ok).collect();
        let file = |path: &Path| {
            let name = path.strip_prefix(dir).ok()?.to_str()?.to_owned();
            let body = fs::read(path).ok()?;
            let is_text = [".js", ".json", ".css"].iter().any(|it| name.ends_with(it));
            let sent = if is_text { brotli(&body) } else { body.len() };
            Some((name, File { body, sent }))
        };
        let files: BTreeMap<String, File> =
            entries.par_iter().filter_map(|it| file(it.path())).collect();
        let mut slugs = BTreeMap::new();
        for (name, file) in &files {
            if let Some(id) = name.strip_prefix("fragment/") {
                let id = id.strip_suffix(".pf_fragment").unwrap_or(id);
                let slug = slug(&file.body).ok_or_else(|| format!("{name} states no URL"))?;
                slugs.insert(id.to_owned(), slug);
            }
        }
        Ok(Self { files, slugs })
    }

    /// Bytes of all files of the index, texts included; without the program.
    pub(crate) fn index_bytes(&self) -> usize {
        self.size_of(is_index)
    }

    /// Bytes of the files with the texts of articles.
    pub(crate) fn text_bytes(&self) -> usize {
        self.size_of(|name| name.ends_with("pf_fragment"))
    }

    fn size_of(&self, which: impl Fn(&str) -> bool) -> usize {
        self.files.iter().filter(|(name, _)| which(name)).map(|(_, file)| file.sent).sum()
    }
}

/// Whether a file belongs to the index, not to the program that searches it.
pub(crate) fn is_index(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    ["pf_index", "pf_meta", "pf_fragment", "pf_filter", "json"].contains(&extension)
}

/// The slug in the URL of the page that a file has the text of.
fn slug(compressed: &[u8]) -> Option<String> {
    let mut text = String::new();
    GzDecoder::new(compressed).read_to_string(&mut text).ok()?;
    let page: Value = serde_json::from_str(text.strip_prefix(MAGIC)?).ok()?;
    Some(page["url"].as_str()?.trim_matches('/').to_owned())
}

/// Writes a page for each article. Their texts hold no character that HTML escapes.
fn write(articles: &[IndexedArticle], site: &Path) -> std::io::Result<()> {
    for article in articles {
        let (dir, document) = (site.join(article.row.slug.as_str()), &article.document);
        let language = if document.body.contains('。') { "zh-Hans" } else { "en" };
        let lines = document.metadata.iter().map(String::as_str).chain(document.body.lines());
        let body: String = lines.flat_map(|it| ["<p>", it, "</p>\n"]).collect();
        let page = format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
             <title>{0}</title></head><body><main><h1>{0}</h1>{body}</main></body></html>",
            document.title
        );
        fs::create_dir(&dir)?;
        fs::write(dir.join("index.html"), page)?;
    }
    Ok(())
}
