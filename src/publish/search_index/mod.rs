//! Writes the search index: an inverted index in segments, and tables of the articles that results
//! show.
//!
//! Tests: `tests/publish/search_index.rs`, `tests/search/recall.rs`

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::contract::DOCUMENTS_PATH;
use crate::publish::content_hash;
use crate::publish::library::Library;
use crate::publish::search_index::invert::invert;
use crate::search::analysis::folding::Folding;
use crate::search::format::article_table::ArticleRow;
use crate::search::format::file::IndexFile;
use crate::search::format::manifest::{IndexManifest, Segment};
use crate::search::format::postings::block;
use crate::search::format::{article_table, base64url, checksum};

mod segments; // divides articles into segments
mod folding; // the folding table
mod indexed_article; // an article as input of the index
mod invert; // inverts articles into postings

pub use crate::publish::search_index::indexed_article::IndexedArticle;

/// The files of the index of a site, by path.
pub(crate) fn write(library: &Library) -> Vec<(String, Vec<u8>)> {
    let articles: Vec<IndexedArticle> =
        library.articles().par_iter().map(IndexedArticle::of).collect();
    let files = files(&articles).into_iter();
    files.map(|(path, bytes)| (format!("{DOCUMENTS_PATH}{path}"), bytes)).collect()
}

/// The files of the index of `articles`, oldest first, by path relative to the endpoint.
pub fn files(articles: &[IndexedArticle]) -> BTreeMap<String, Vec<u8>> {
    let folding = folding::build_folding();
    let table = folding.write();
    let table_name = content_name(&[table.as_bytes()]);
    let segments = segments::partition(articles.len());
    let written: Vec<(Segment, BTreeMap<IndexFile, String>)> =
        segments.into_par_iter().map(|it| segment(&articles[it], &folding)).collect();
    let (segments, files): (Vec<Segment>, Vec<BTreeMap<IndexFile, String>>) =
        written.into_iter().unzip();
    let manifest = IndexManifest { folding: table_name.clone(), segments };
    let own = [(IndexFile::Manifest, manifest.write()), (IndexFile::Folding(table_name), table)];
    let files = files.into_iter().flatten().chain(own);
    files.map(|(file, text)| (file.path(), checksum::with_checksum(&text).into_bytes())).collect()
}

/// A segment and its files: postings blocks and article tables.
fn segment(
    articles: &[IndexedArticle],
    folding: &Folding,
) -> (Segment, BTreeMap<IndexFile, String>) {
    let count = u32::try_from(articles.len()).unwrap_or(u32::MAX);
    let blocks = block::write_blocks(&invert(articles, folding), count);
    let rows: Vec<ArticleRow> = articles.iter().map(|it| it.row.clone()).collect();
    let tables = article_table::write_tables(&rows);
    let all = blocks.iter().map(|it| &it.bytes[..]).chain(tables.iter().map(String::as_bytes));
    let name = content_name(&all.collect::<Vec<_>>());
    let block_files = (0..).zip(&blocks).map(|(number, it)| {
        (IndexFile::Postings(name.clone(), number), base64url::encode(&it.bytes))
    });
    let table_files =
        (0..).zip(tables).map(|(number, it)| (IndexFile::ArticleTable(name.clone(), number), it));
    let files = block_files.chain(table_files).collect();
    let first_terms = blocks.into_iter().map(|it| it.first_term).collect();
    (Segment { name, articles: count, first_terms }, files)
}

/// A name made of the contents of files: a hash of their hashes.
fn content_name(contents: &[&[u8]]) -> String {
    let hashes: Vec<String> = contents.iter().map(|it| content_hash::sha256_hex(it)).collect();
    content_hash::short(hashes.join(" ").as_bytes())
}
