//! `quanwen size`: what a reader of a published site downloads, in bytes.

use std::fmt;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;

use crate::contract::DOCUMENTS_PATH;
use crate::endpoint::DocumentId;
use crate::model::json::{items, object, text};
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::publish::error::{PublishError, WithPath, io_error};
use crate::publish::output::build_manifest;
use crate::route::Route;

/// The sizes of the files that a reader downloads first, plain and compressed.
#[derive(Debug)]
pub struct SizeReport {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    group: &'static str,
    path: String,
    raw: usize,
    brotli: usize,
}

/// Measures the site in `dir`: the app's boot files, the search program, the home page and the
/// newest article.
///
/// # Errors
/// A file could not be read, or there is no published site in `dir`.
pub fn measure(dir: &Path) -> Result<SizeReport, PublishError> {
    let manifest = build_manifest::read(dir)?
        .ok_or_else(|| io_error("measure", dir, "there is no published site"))?;
    let is_boot_file = |path: &str| matches!(path.rsplit_once('.'), Some((_, "wasm" | "js")));
    let mut rows = Vec::new();
    for file in manifest.app.iter().filter(|it| is_boot_file(&it.path)) {
        let group = if file.path.starts_with("finder") { "search" } else { "boot" };
        rows.push(row(dir, group, &file.path)?);
    }
    let head = document_path(&DocumentId::List(List::All, None));
    for path in ["index.html".to_owned(), document_path(&DocumentId::Site), head.clone()] {
        rows.push(row(dir, "home page", &path)?);
    }
    if let Some(slug) = newest_article(dir, &head)? {
        let route = Route::Article(slug.clone());
        let page = format!("{}index.html", route.file());
        for path in [page, document_path(&DocumentId::Article(slug))] {
            rows.push(row(dir, "an article", &path)?);
        }
    }
    Ok(SizeReport { rows })
}

fn document_path(id: &DocumentId) -> String {
    format!("{DOCUMENTS_PATH}{}", id.file())
}

fn newest_article(dir: &Path, head: &str) -> Result<Option<Slug>, PublishError> {
    let path = dir.join(head);
    let bytes = std::fs::read(&path).with_path("read", &path)?;
    let feed: serde_json::Value = serde_json::from_slice(&bytes)
        .map_err(|error| io_error("read", &path, error.to_string()))?;
    let first = items(&feed, "items").into_iter().next().unwrap_or_default();
    Ok(text(&object(&first, "_quanwen"), "slug").and_then(|it| Slug::new(&it).ok()))
}

fn row(dir: &Path, group: &'static str, name: &str) -> Result<Row, PublishError> {
    let path = dir.join(name);
    let bytes = std::fs::read(&path).with_path("read", &path)?;
    let best = BrotliEncoderParams { quality: 11, ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut compressed, &best)
        .with_path("compress", &path)?;
    Ok(Row { group, path: name.to_owned(), raw: bytes.len(), brotli: compressed.len() })
}

impl fmt::Display for SizeReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<12}{:>10}{:>10}  file", "", "brotli", "raw")?;
        for Row { group, path, raw, brotli } in &self.rows {
            writeln!(f, "{group:<12}{brotli:>10}{raw:>10}  {path}")?;
        }
        let total = |rows: &mut dyn Iterator<Item = &Row>| {
            rows.fold((0, 0), |(brotli, raw), row| (brotli + row.brotli, raw + row.raw))
        };
        let (brotli, raw) = total(&mut self.rows.iter().filter(|it| it.group == "boot"));
        write!(f, "{:<12}{brotli:>10}{raw:>10}", "to boot")
    }
}
