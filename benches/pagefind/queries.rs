//! The queries, the same for both.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use quanwen::publish::search_index::IndexedArticle;
use rayon::prelude::*;

use crate::generated_queries::substring;
use crate::generated_text::Dice;

/// Queries whose results are listed.
const QUERIES: usize = 1000;

/// Visits for each of the lengths, whose downloads are counted.
const VISITS: usize = 25;

/// Lengths of queries, in the groups that the tables show.
pub(crate) const LENGTHS: [RangeInclusive<usize>; 3] = [2..=2, 3..=4, 5..=8];

/// A query, with the right results.
#[derive(Debug)]
pub(crate) struct Query {
    /// Its text.
    pub(crate) q: String,
    /// The index of its length in [`LENGTHS`].
    pub(crate) length: usize,
    /// The articles that contain it, by slug.
    pub(crate) holders: BTreeSet<String>,
}

/// All queries.
#[derive(Debug)]
pub(crate) struct Queries {
    /// Those whose results are listed.
    pub(crate) listed: Vec<Query>,
    /// Those whose downloads are counted: a first and a second one for each visit, with the index of
    /// their length.
    pub(crate) visits: Vec<(usize, [String; 2])>,
}

impl Queries {
    /// Queries for these articles, the same in every run.
    pub(crate) fn of(articles: &[IndexedArticle]) -> Self {
        let mut dice = Dice::new(6);
        let texts: Vec<String> = (0..QUERIES)
            .map(|_| {
                let length = 2 + dice.below(7);
                substring(articles, &mut dice, length)
            })
            .collect();
        let listed = texts.into_par_iter().map(|it| Query::of(it, articles)).collect();
        let mut visit = |length: usize| {
            let lengths = &LENGTHS[length];
            let mut one = || {
                let more = dice.below(lengths.end() - lengths.start() + 1);
                substring(articles, &mut dice, lengths.start() + more)
            };
            (length, [one(), one()])
        };
        let lengths = (0..LENGTHS.len()).flat_map(|it| [it; VISITS]);
        Self { listed, visits: lengths.map(&mut visit).collect() }
    }
}

impl Query {
    fn of(q: String, articles: &[IndexedArticle]) -> Self {
        let has = |article: &&IndexedArticle| {
            let document = &article.document;
            [&document.title, &document.body]
                .into_iter()
                .chain(&document.metadata)
                .any(|it| it.contains(&q))
        };
        let holders = articles.iter().filter(has).map(|it| it.row.slug.to_string()).collect();
        let count = q.chars().count();
        let length = LENGTHS.iter().position(|it| it.contains(&count));
        Self { q, length: length.expect("queries have these lengths"), holders }
    }
}
