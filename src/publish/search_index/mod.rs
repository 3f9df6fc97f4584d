//! The index of a site: what the reader's search asks.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::publish::content_hash;
use crate::publish::documents::Documents;
use crate::publish::library::{Library, LibraryArticle};
use crate::publish::search_index::invert::invert;
use crate::search::analysis::folding::Folding;
use crate::search::analysis::html_text;
use crate::search::format::article_table::ArticleRow;
use crate::search::format::file::IndexFile;
use crate::search::format::manifest::{IndexManifest, Segment};
use crate::search::format::postings::block;
use crate::search::format::{article_table, base64url, checksum};
use crate::search::query::document::SearchDocument;

pub(crate) mod segments; // divides articles into segments
mod folding; // the folding table
mod invert; // inverts articles into postings

/// An article as it is found.
#[derive(Clone, Debug)]
pub struct IndexedArticle {
    /// What is shown of it.
    pub row: ArticleRow,
    /// What it is found by.
    pub document: SearchDocument,
}

/// The files of the index for the articles of a site, by their paths.
pub(crate) fn write(library: &Library) -> Documents {
    let articles: Vec<IndexedArticle> = library.articles().par_iter().map(article).collect();
    files(&articles).into_iter().map(|(path, text)| (format!("content/{path}"), text)).collect()
}

fn article(story: &LibraryArticle) -> IndexedArticle {
    let front = &story.front_matter;
    let source = front.source.iter().map(|it| it.name.clone());
    let tags = front.tags.iter().map(|it| it.label.clone());
    IndexedArticle {
        row: ArticleRow {
            slug: front.slug.clone(),
            section: front.section.clone(),
            published: Some(front.published.clone()),
            title: front.title.clone(),
        },
        document: SearchDocument {
            title: front.title.clone(),
            metadata: [story.summary()].into_iter().chain(source).chain(tags).collect(),
            body: html_text::text(&story.body.html),
        },
    }
}

/// The files of the index for `articles`, oldest first, by their paths relative to the endpoint.
pub fn files(articles: &[IndexedArticle]) -> BTreeMap<String, Vec<u8>> {
    let folding = folding::build_folding();
    let table = folding.write();
    let name = content_name(&[table.as_bytes()]);
    let segments = segments::partition(articles.len());
    let written: Vec<(Segment, BTreeMap<IndexFile, String>)> =
        segments.into_par_iter().map(|it| segment(&articles[it], &folding)).collect();
    let (segments, files): (Vec<Segment>, Vec<BTreeMap<IndexFile, String>>) =
        written.into_iter().unzip();
    let directory = IndexManifest { folding: name.clone(), segments };
    let own = [(IndexFile::Manifest, directory.write()), (IndexFile::Folding(name), table)];
    let files = files.into_iter().flatten().chain(own);
    files.map(|(file, text)| (file.path(), checksum::with_checksum(&text).into_bytes())).collect()
}

fn segment(
    articles: &[IndexedArticle],
    folding: &Folding,
) -> (Segment, BTreeMap<IndexFile, String>) {
    let count = u32::try_from(articles.len()).unwrap_or(u32::MAX);
    let pieces = block::write_blocks(&invert(articles, folding), count);
    let entries: Vec<ArticleRow> = articles.iter().map(|it| it.row.clone()).collect();
    let tables = article_table::write_tables(&entries);
    let all = pieces.iter().map(|it| &it.bytes[..]).chain(tables.iter().map(String::as_bytes));
    let name = content_name(&all.collect::<Vec<_>>());
    let terms = (0..).zip(&pieces).map(|(number, it)| {
        (IndexFile::Postings(name.clone(), number), base64url::encode(&it.bytes))
    });
    let tables =
        (0..).zip(tables).map(|(number, it)| (IndexFile::ArticleTable(name.clone(), number), it));
    let files = terms.chain(tables).collect();
    let pieces = pieces.into_iter().map(|it| it.first_term).collect();
    (Segment { name, articles: count, first_terms: pieces }, files)
}

fn content_name(parts: &[&[u8]]) -> String {
    let each: Vec<String> = parts.iter().map(|it| content_hash::sha256_hex(it)).collect();
    content_hash::short(each.join(" ").as_bytes())
}
