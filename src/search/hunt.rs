//! From a wish to what is found: the index says what it needs, somebody gets it, until nothing more
//! is needed.

use std::cell::RefCell;

use futures::future::{LocalBoxFuture, join_all};

use crate::model::slug::Slug;
use crate::search::find::Findings;
use crate::search::index::{File, Index, Text};
use crate::search::query::Query;
use crate::search::wish::Wish;

/// For each result so many articles are looked through that the index cannot tell apart, before the
/// reader is asked whether to go on.
pub const TIMES: usize = 3;

/// Why something is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// There is no such thing.
    Missing,
    /// It cannot be had now, for a reason a reader understands.
    Because(String),
}

/// What is being got.
pub type Getting<T> = LocalBoxFuture<'static, Result<T, Lack>>;

/// How new the directory has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newness {
    /// What is here will do, however old.
    Here,
    /// What is here is good, or the endpoint has been asked.
    Good,
    /// The endpoint has been asked: what is here has led astray.
    Asked,
}

/// Who gets what a search needs.
pub trait Sources {
    /// The directory of the index.
    fn directory(&self, newness: Newness) -> Getting<String>;

    /// Any other file of the index; with `again` from the endpoint, whatever is here.
    fn file(&self, file: &File, again: bool) -> Getting<String>;

    /// An article.
    fn text(&self, slug: &Slug) -> Getting<Text>;
}

/// Looks for what is wished, at most `most`, and shows what has come of it each time something has
/// come, with whether that is all for now.
///
/// # Errors
/// Why nothing can be looked for.
pub async fn hunt(
    index: &RefCell<Index>,
    sources: &dyn Sources,
    wish: &Wish,
    most: usize,
    show: impl Fn(&Findings, bool),
) -> Result<(), Lack> {
    index.borrow_mut().find_again();
    let (mut left, mut newness) = (most * TIMES, Newness::Here);
    match learn(index, sources, newness).await {
        // What is kept may be of another form.
        Err(Lack::Missing) => {
            newness = Newness::Asked;
            learn(index, sources, newness).await?;
        }
        learned => learned?,
    }
    loop {
        let findings = find(index, wish, most);
        let (files, articles) = (&findings.files, &findings.articles);
        let is_over = files.is_empty() && (articles.is_empty() || left == 0);
        show(&findings, is_over);
        if is_over {
            let before = index.borrow().directory.clone();
            // Without an answer what is here has to do.
            let is_known = newness != Newness::Here
                || wish.typed.trim().is_empty()
                || learn(index, sources, Newness::Good).await.is_err()
                || index.borrow().directory == before;
            if is_known {
                return Ok(());
            }
            newness = Newness::Good;
            continue;
        }
        let is_again = newness == Newness::Asked;
        let asked = files.iter().map(|it| sources.file(it, is_again));
        for (file, outcome) in files.iter().zip(join_all(asked).await) {
            match take(index, file, outcome) {
                // The site has been published since, or what is here is of no use.
                Err(Lack::Missing) if !is_again => newness = Newness::Asked,
                // What no other file can stand in for.
                Err(lack) if matches!(file, File::Directory | File::Folding(_)) => {
                    return Err(lack);
                }
                Err(_) => index.borrow_mut().lose(file.clone()),
                Ok(()) => {}
            }
        }
        if newness == Newness::Asked && !is_again {
            learn(index, sources, newness).await?;
        }
        let next = &articles[..articles.len().min(left)];
        left -= next.len();
        look_through(index, sources, next).await;
    }
}

/// Hands the articles to the index.
async fn look_through(index: &RefCell<Index>, sources: &dyn Sources, articles: &[Slug]) {
    let asked = articles.iter().map(|it| sources.text(it));
    for (slug, outcome) in articles.iter().zip(join_all(asked).await) {
        let mut index = index.borrow_mut();
        match outcome {
            Ok(text) => index.tell(slug.clone(), Some(text)),
            Err(Lack::Missing) => index.tell(slug.clone(), None),
            Err(Lack::Because(_)) => index.lose_text(slug.clone()),
        }
    }
}

/// What is found with what is here.
fn find(index: &RefCell<Index>, wish: &Wish, most: usize) -> Findings {
    let section = Slug::new(&wish.section).ok();
    let year = wish.year.parse().ok();
    let narrow = |query: Query| Query { section, year, ..query };
    index.borrow().search(&wish.typed, wish.order, most, narrow)
}

/// Gets to know which files there are.
async fn learn(
    index: &RefCell<Index>,
    sources: &dyn Sources,
    newness: Newness,
) -> Result<(), Lack> {
    let outcome = sources.directory(newness).await;
    take(index, &File::Directory, outcome)
}

fn take(index: &RefCell<Index>, file: &File, outcome: Result<String, Lack>) -> Result<(), Lack> {
    // What is no such file is as good as none.
    let is_one = index.borrow_mut().take(file.clone(), &outcome?);
    if is_one { Ok(()) } else { Err(Lack::Missing) }
}
