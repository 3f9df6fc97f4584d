//! From a wish to what is found: the index says what it needs, somebody gets it, until nothing more
//! is needed.

use std::cell::RefCell;

use futures::future::{LocalBoxFuture, join_all};

use crate::model::slug::Slug;
use crate::search::query::evaluate::SearchResults;
use crate::search::query::index::{IndexFile, LoadedIndex, SearchDocument};
use crate::search::query::params::SearchParams;
use crate::search::query::parse::Query;

/// For each result so many articles are looked through that the index cannot tell apart, before the
/// reader is asked whether to go on.
pub const MAX_SCANS_PER_RESULT: usize = 3;

/// Why something is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// There is no such thing.
    Missing,
    /// It cannot be had now, for a reason a reader understands.
    Because(String),
}

/// What is being got.
pub type SourceFuture<T> = LocalBoxFuture<'static, Result<T, Unavailable>>;

/// How new the directory has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revalidation {
    /// What is here will do, however old.
    CacheOnly,
    /// What is here is good, or the endpoint has been asked.
    IfStale,
    /// The endpoint has been asked: what is here has led astray.
    Always,
}

/// Who gets what a search needs.
pub trait IndexSource {
    /// The directory of the index.
    fn manifest(&self, newness: Revalidation) -> SourceFuture<String>;

    /// Any other file of the index; with `again` from the endpoint, whatever is here.
    fn file(&self, file: &IndexFile, again: bool) -> SourceFuture<String>;

    /// An article.
    fn article(&self, slug: &Slug) -> SourceFuture<SearchDocument>;
}

/// Looks for what is wished, at most `most`, and shows what has come of it each time something has
/// come, with whether that is all for now.
///
/// # Errors
/// Why nothing can be looked for.
pub async fn execute(
    index: &RefCell<LoadedIndex>,
    sources: &dyn IndexSource,
    wish: &SearchParams,
    most: usize,
    show: impl Fn(&SearchResults, bool),
) -> Result<(), Unavailable> {
    index.borrow_mut().retry_unavailable();
    let (mut left, mut newness) = (most * MAX_SCANS_PER_RESULT, Revalidation::CacheOnly);
    match load_manifest(index, sources, newness).await {
        // What is kept may be of another form.
        Err(Unavailable::Missing) => {
            newness = Revalidation::Always;
            load_manifest(index, sources, newness).await?;
        }
        learned => learned?,
    }
    loop {
        let findings = search_loaded(index, wish, most);
        let (files, articles) = (&findings.needed_files, &findings.needed_articles);
        let is_over = files.is_empty() && (articles.is_empty() || left == 0);
        show(&findings, is_over);
        if is_over {
            let before = index.borrow().manifest.clone();
            // Without an answer what is here has to do.
            let is_known = newness != Revalidation::CacheOnly
                || wish.q.trim().is_empty()
                || load_manifest(index, sources, Revalidation::IfStale).await.is_err()
                || index.borrow().manifest == before;
            if is_known {
                return Ok(());
            }
            newness = Revalidation::IfStale;
            continue;
        }
        let is_again = newness == Revalidation::Always;
        let asked = files.iter().map(|it| sources.file(it, is_again));
        for (file, outcome) in files.iter().zip(join_all(asked).await) {
            match insert_file(index, file, outcome) {
                // The site has been published since, or what is here is of no use.
                Err(Unavailable::Missing) if !is_again => newness = Revalidation::Always,
                // What no other file can stand in for.
                Err(lack) if matches!(file, IndexFile::Manifest | IndexFile::Folding(_)) => {
                    return Err(lack);
                }
                Err(_) => index.borrow_mut().mark_file_unavailable(file.clone()),
                Ok(()) => {}
            }
        }
        if newness == Revalidation::Always && !is_again {
            load_manifest(index, sources, newness).await?;
        }
        let next = &articles[..articles.len().min(left)];
        left -= next.len();
        load_articles(index, sources, next).await;
    }
}

/// Hands the articles to the index.
async fn load_articles(index: &RefCell<LoadedIndex>, sources: &dyn IndexSource, articles: &[Slug]) {
    let asked = articles.iter().map(|it| sources.article(it));
    for (slug, outcome) in articles.iter().zip(join_all(asked).await) {
        let mut index = index.borrow_mut();
        match outcome {
            Ok(text) => index.insert_article(slug.clone(), Some(text)),
            Err(Unavailable::Missing) => index.insert_article(slug.clone(), None),
            Err(Unavailable::Because(_)) => index.mark_article_unavailable(slug.clone()),
        }
    }
}

/// What is found with what is here.
fn search_loaded(index: &RefCell<LoadedIndex>, wish: &SearchParams, most: usize) -> SearchResults {
    let section = Slug::new(&wish.section).ok();
    let year = wish.year.parse().ok();
    let narrow = |query: Query| Query { section, year, ..query };
    index.borrow().search(&wish.q, wish.order, most, narrow)
}

/// Gets to know which files there are.
async fn load_manifest(
    index: &RefCell<LoadedIndex>,
    sources: &dyn IndexSource,
    newness: Revalidation,
) -> Result<(), Unavailable> {
    let outcome = sources.manifest(newness).await;
    insert_file(index, &IndexFile::Manifest, outcome)
}

fn insert_file(
    index: &RefCell<LoadedIndex>,
    file: &IndexFile,
    outcome: Result<String, Unavailable>,
) -> Result<(), Unavailable> {
    // What is no such file is as good as none.
    let is_one = index.borrow_mut().insert_file(file.clone(), &outcome?);
    if is_one { Ok(()) } else { Err(Unavailable::Missing) }
}
