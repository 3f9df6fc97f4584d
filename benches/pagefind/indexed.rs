//! The articles as plain pages, and what Pagefind makes of them.

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

/// What every file of text of an article begins with, once it is unpacked.
const SIGN: &str = "pagefind_dcd";

/// What Pagefind has written, with the pages it is of.
#[derive(Debug)]
pub(crate) struct Indexed {
    /// By path, as a host sends them.
    pub(crate) files: BTreeMap<String, File>,
    /// The slug of the article that a result is.
    pub(crate) slugs: BTreeMap<String, String>,
}

/// A file that a host sends.
#[derive(Debug)]
pub(crate) struct File {
    /// As it lies there.
    pub(crate) body: Vec<u8>,
    /// Bytes that go over the line.
    pub(crate) sent: usize,
}

impl Indexed {
    /// Has Pagefind index the articles.
    ///
    /// # Errors
    /// Says why there is no index.
    pub(crate) fn of(articles: &[IndexedArticle]) -> Result<Self, String> {
        let program = std::env::var_os("QUANWEN_PAGEFIND")
            .ok_or("QUANWEN_PAGEFIND does not say where it is; `make bench-search` fetches it")?;
        let program = Path::new(&program);
        if !program.is_file() {
            let missing = "is not there; `make bench-search` fetches it from npm";
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
                let slug = slug(&file.body).ok_or_else(|| format!("{name} says no address"))?;
                slugs.insert(id.to_owned(), slug);
            }
        }
        Ok(Self { files, slugs })
    }

    /// Bytes of all that says where something stands, or shows it: of the programs, nothing.
    pub(crate) fn index_bytes(&self) -> usize {
        self.weight(is_index)
    }

    /// Bytes of what shows it.
    pub(crate) fn shown_bytes(&self) -> usize {
        self.weight(|name| name.ends_with("pf_fragment"))
    }

    fn weight(&self, which: impl Fn(&str) -> bool) -> usize {
        self.files.iter().filter(|(name, _)| which(name)).map(|(_, file)| file.sent).sum()
    }
}

/// Whether it is of the index, and not of a program that searches it.
pub(crate) fn is_index(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default();
    ["pf_index", "pf_meta", "pf_fragment", "pf_filter", "json"].contains(&end)
}

/// From the address of the page the text is of.
fn slug(packed: &[u8]) -> Option<String> {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).ok()?;
    let told: Value = serde_json::from_str(text.strip_prefix(SIGN)?).ok()?;
    Some(told["url"].as_str()?.trim_matches('/').to_owned())
}

/// A page for each article. Nothing in their texts needs to be said otherwise in HTML.
fn write(articles: &[IndexedArticle], site: &Path) -> std::io::Result<()> {
    for article in articles {
        let (dir, text) = (site.join(article.row.slug.as_str()), &article.document);
        let language = if text.body.contains('。') { "zh-Hans" } else { "en" };
        let lines = text.metadata.iter().map(String::as_str).chain(text.body.lines());
        let body: String = lines.flat_map(|it| ["<p>", it, "</p>\n"]).collect();
        let page = format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
             <title>{0}</title></head><body><main><h1>{0}</h1>{body}</main></body></html>",
            text.title
        );
        fs::create_dir(&dir)?;
        fs::write(dir.join("index.html"), page)?;
    }
    Ok(())
}
