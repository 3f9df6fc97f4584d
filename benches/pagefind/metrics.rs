//! How good a search is, and how dear.

use std::collections::BTreeSet;

use crate::queries::{LENGTHS, Query};

/// One of those that are compared.
#[derive(Debug, Default)]
pub(crate) struct Column {
    /// Who, and how it is asked.
    pub(crate) name: &'static str,
    /// Bytes of all files of the index.
    pub(crate) index: usize,
    /// Of those, the ones with the text of articles; ours are the documents there are anyway.
    pub(crate) shown: usize,
    /// Bytes of the program that searches; `None` where it is not at hand.
    pub(crate) program: Option<usize>,
    /// By length.
    pub(crate) lengths: [Tally; LENGTHS.len()],
}

/// What queries of a length come to.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Of each query, the share of the articles that contain what was typed which were listed.
    pub(crate) recall: Shares,
    /// The share of those listed that contain it.
    pub(crate) precision: Shares,
    /// The share that these are of the number stated when ten were shown.
    pub(crate) stated: Shares,
    /// What a first query took,
    pub(crate) first: Costs,
    /// and a second one.
    pub(crate) second: Costs,
}

/// Shares, one by one, in parts of [`WHOLE_MENU`].
#[derive(Debug, Default)]
pub(crate) struct Shares(Vec<usize>);

/// Parts there are of a whole.
const WHOLE: usize = 100_000;

/// What queries took, one by one.
#[derive(Debug, Default)]
pub(crate) struct Costs {
    /// Without those of the program.
    pub(crate) bytes: Vec<usize>,
    /// Likewise.
    pub(crate) requests: Vec<usize>,
}

impl Column {
    /// Takes note of what a query has listed, and of the number stated for it.
    pub(crate) fn listed(&mut self, query: &Query, listed: &BTreeSet<String>, stated: usize) {
        let tally = &mut self.lengths[query.length];
        let right = listed.intersection(&query.holders).count();
        tally.recall.add(right, query.holders.len());
        tally.precision.add(right, listed.len());
        tally.stated.add(right, stated);
    }
}

impl Shares {
    /// Takes note of one; of nothing, there is none.
    fn add(&mut self, part: usize, whole: usize) {
        self.0.extend((part * WHOLE).checked_div(whole));
    }

    /// In thousandths, `None` where there is none.
    pub(crate) fn mean(&self) -> Option<usize> {
        let sum: usize = self.0.iter().sum();
        Some(sum.checked_div(self.0.len())? * 1000 / WHOLE)
    }
}

impl Costs {
    /// Takes note of a query, by the bytes of what was asked for.
    pub(crate) fn add(&mut self, answers: impl Iterator<Item = usize>) {
        let (mut bytes, mut requests) = (0, 0);
        for answer in answers {
            bytes += answer;
            requests += 1;
        }
        self.bytes.push(bytes);
        self.requests.push(requests);
    }
}
