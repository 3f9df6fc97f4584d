//! How well a search finds, and what it downloads.

use std::collections::BTreeSet;

use crate::queries::{LENGTHS, Query};

/// A column of the tables.
#[derive(Debug, Default)]
pub(crate) struct Column {
    /// The program, and how queries are written for it.
    pub(crate) name: &'static str,
    /// Bytes of all files of the index.
    pub(crate) index: usize,
    /// Bytes of those of them that hold the texts of articles. Quanwen has none: it shows the
    /// documents of the site.
    pub(crate) texts: usize,
    /// Bytes of the program that searches; `None` if it has not been built.
    pub(crate) program: Option<usize>,
    /// The results for each of [`LENGTHS`].
    pub(crate) lengths: [Tally; LENGTHS.len()],
}

/// The results for queries of a length.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// For each query, the share of the articles that contain it which are listed.
    pub(crate) recall: Shares,
    /// For each query, the share of the listed articles that contain it.
    pub(crate) precision: Shares,
    /// For each query, the number of listed articles that contain it, as a share of the number of
    /// results that is stated while ten are shown.
    pub(crate) stated: Shares,
    /// What first queries download.
    pub(crate) first: Costs,
    /// What second queries download.
    pub(crate) second: Costs,
}

/// Shares, in units of 1 / [`WHOLE`].
#[derive(Debug, Default)]
pub(crate) struct Shares(Vec<usize>);

/// Units of a whole.
const WHOLE: usize = 100_000;

/// What each of some queries downloads, without the program.
#[derive(Debug, Default)]
pub(crate) struct Costs {
    /// Bytes of bodies.
    pub(crate) bytes: Vec<usize>,
    /// Requests.
    pub(crate) requests: Vec<usize>,
}

impl Column {
    /// Adds the articles that a query lists, and the number of results that is stated for it.
    pub(crate) fn add_list(&mut self, query: &Query, listed: &BTreeSet<String>, stated: usize) {
        let tally = &mut self.lengths[query.length];
        let right = listed.intersection(&query.holders).count();
        tally.recall.add(right, query.holders.len());
        tally.precision.add(right, listed.len());
        tally.stated.add(right, stated);
    }
}

impl Shares {
    /// Adds a share; of nothing there is none.
    fn add(&mut self, part: usize, whole: usize) {
        self.0.extend((part * WHOLE).checked_div(whole));
    }

    /// The mean in thousandths; `None` without a share.
    pub(crate) fn mean(&self) -> Option<usize> {
        let sum: usize = self.0.iter().sum();
        Some(sum.checked_div(self.0.len())? * 1000 / WHOLE)
    }
}

impl Costs {
    /// Adds a query, by the bytes of each response.
    pub(crate) fn add(&mut self, responses: impl Iterator<Item = usize>) {
        let (mut bytes, mut requests) = (0, 0);
        for response in responses {
            bytes += response;
            requests += 1;
        }
        self.bytes.push(bytes);
        self.requests.push(requests);
    }
}
