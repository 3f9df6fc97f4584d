//! Runs a search. The index is sans-I/O: it reports which files and articles it lacks, this loop
//! loads them and searches again, until nothing more is needed.
//!
//! Tests: tests/search/execute.rs

use std::cell::RefCell;

use futures::future::join_all;

use crate::model::slug::Slug;
use crate::search::format::file::IndexFile;
use crate::search::query::index::LoadedIndex;
use crate::search::query::params::SearchParams;
use crate::search::query::results::SearchResults;
use crate::search::query::source::{IndexSource, Revalidation, Unavailable};

/// Articles that are compared for each requested result, before the search ends and the reader
/// decides whether to go on. It matters for queries that the index alone does not decide.
pub const MAX_SCANS_PER_RESULT: usize = 3;

/// Searches for at most `limit` results. Calls `show` after each step with the results so far, and
/// with `true` once they are all for now.
///
/// What is cached is searched first. Then the manifest is revalidated, and if it has changed the
/// search goes on in the new index.
///
/// # Errors
/// Why nothing can be searched: the manifest or the folding table is unavailable.
pub async fn execute(
    index: &RefCell<LoadedIndex>,
    source: &dyn IndexSource,
    params: &SearchParams,
    limit: usize,
    show: impl Fn(&SearchResults, bool),
) -> Result<(), Unavailable> {
    let filters = params.filters();
    index.borrow_mut().retry_unavailable();
    let (mut scans, mut revalidation) = (limit * MAX_SCANS_PER_RESULT, Revalidation::CacheOnly);
    match load_manifest(index, source, revalidation).await {
        // The cached manifest may be of another format version.
        Err(Unavailable::Missing) => {
            revalidation = Revalidation::Always;
            load_manifest(index, source, revalidation).await?;
        }
        outcome => outcome?,
    }
    loop {
        let results = index.borrow().search(&params.q, &filters, params.order, limit);
        let (files, articles) = (&results.needed_files, &results.needed_articles);
        let is_over = files.is_empty() && (articles.is_empty() || scans == 0);
        show(&results, is_over);
        if is_over {
            let before = index.borrow().manifest.clone();
            // If the host does not respond, the cached manifest has to do.
            let is_current = revalidation != Revalidation::CacheOnly
                || params.q.trim().is_empty()
                || load_manifest(index, source, Revalidation::IfStale).await.is_err()
                || index.borrow().manifest == before;
            if is_current {
                return Ok(());
            }
            revalidation = Revalidation::IfStale;
            continue;
        }
        let is_reload = revalidation == Revalidation::Always;
        let loads = files.iter().map(|it| source.file(it, is_reload));
        for (file, outcome) in files.iter().zip(join_all(loads).await) {
            match insert_file(index, file, outcome) {
                // The site has been published since, or the cached file is invalid.
                Err(Unavailable::Missing) if !is_reload => revalidation = Revalidation::Always,
                // Without these two nothing can be searched.
                Err(error) if matches!(file, IndexFile::Manifest | IndexFile::Folding(_)) => {
                    return Err(error);
                }
                Err(_) => index.borrow_mut().mark_file_unavailable(file.clone()),
                Ok(()) => {}
            }
        }
        if revalidation == Revalidation::Always && !is_reload {
            load_manifest(index, source, revalidation).await?;
        }
        let next = &articles[..articles.len().min(scans)];
        scans -= next.len();
        load_articles(index, source, next).await;
    }
}

/// Loads articles and inserts them into the index.
async fn load_articles(index: &RefCell<LoadedIndex>, source: &dyn IndexSource, articles: &[Slug]) {
    let loads = articles.iter().map(|it| source.article(it));
    for (slug, outcome) in articles.iter().zip(join_all(loads).await) {
        let mut index = index.borrow_mut();
        match outcome {
            Ok(document) => index.insert_article(slug.clone(), Some(document)),
            Err(Unavailable::Missing) => index.insert_article(slug.clone(), None),
            Err(Unavailable::Because(_)) => index.mark_article_unavailable(slug.clone()),
        }
    }
}

/// Loads the manifest and inserts it into the index.
async fn load_manifest(
    index: &RefCell<LoadedIndex>,
    source: &dyn IndexSource,
    revalidation: Revalidation,
) -> Result<(), Unavailable> {
    let outcome = source.manifest(revalidation).await;
    insert_file(index, &IndexFile::Manifest, outcome)
}

/// Inserts a file into the index. An invalid file counts as missing.
fn insert_file(
    index: &RefCell<LoadedIndex>,
    file: &IndexFile,
    outcome: Result<String, Unavailable>,
) -> Result<(), Unavailable> {
    let is_valid = index.borrow_mut().insert_file(file.clone(), &outcome?);
    if is_valid { Ok(()) } else { Err(Unavailable::Missing) }
}
