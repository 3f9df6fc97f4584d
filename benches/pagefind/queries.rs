//! What both are asked.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use quanwen::publish::search_index::IndexedArticle;
use rayon::prelude::*;

use crate::generated_queries::substring;
use crate::generated_text::Dice;

/// Queries that are asked for what they find.
const QUERIES: usize = 1000;

/// Visits in which queries of each of the lengths are asked for what they take.
const VISITS: usize = 25;

/// Lengths that are told of together.
pub(crate) const LENGTHS: [RangeInclusive<usize>; 3] = [2..=2, 3..=4, 5..=8];

/// Something to look for.
#[derive(Debug)]
pub(crate) struct Query {
    /// What is typed.
    pub(crate) typed: String,
    /// Which of [`LENGTHS`] it has.
    pub(crate) length: usize,
    /// The articles that contain it, by slug.
    pub(crate) holders: BTreeSet<String>,
}

/// All that is asked.
#[derive(Debug)]
pub(crate) struct Queries {
    /// For what they find.
    pub(crate) found: Vec<Query>,
    /// For what they take: a first and a second one for each visit, with their length.
    pub(crate) visits: Vec<(usize, [String; 2])>,
}

impl Queries {
    /// Always the same of the same articles.
    pub(crate) fn of(articles: &[IndexedArticle]) -> Self {
        let mut dice = Dice::new(6);
        let typed: Vec<String> = (0..QUERIES)
            .map(|_| {
                let length = 2 + dice.below(7);
                substring(articles, &mut dice, length)
            })
            .collect();
        let found = typed.into_par_iter().map(|it| Query::of(it, articles)).collect();
        let mut visit = |length: usize| {
            let lengths = &LENGTHS[length];
            let mut one = || {
                let more = dice.below(lengths.end() - lengths.start() + 1);
                substring(articles, &mut dice, lengths.start() + more)
            };
            (length, [one(), one()])
        };
        let lengths = (0..LENGTHS.len()).flat_map(|it| [it; VISITS]);
        Self { found, visits: lengths.map(&mut visit).collect() }
    }
}

impl Query {
    fn of(typed: String, articles: &[IndexedArticle]) -> Self {
        let holds = |article: &&IndexedArticle| {
            let text = &article.document;
            [&text.title, &text.body]
                .into_iter()
                .chain(&text.metadata)
                .any(|it| it.contains(&typed))
        };
        let holders = articles.iter().filter(holds).map(|it| it.row.slug.to_string()).collect();
        let count = typed.chars().count();
        let length = LENGTHS.iter().position(|it| it.contains(&count));
        Self { typed, length: length.expect("it is of one of them"), holders }
    }
}
