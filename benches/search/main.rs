//! How large the index of a site is, and what a search downloads: `cargo bench --bench search`, or
//! `cargo bench --bench search -- 50000` for that number of articles.
//!
//! Bytes are those after Brotli. A search ends where the reader would decide whether to go on.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use quanwen::publish::search_index;
use rayon::prelude::*;

#[path = "../../tests/support/search/site.rs"]
mod site; // an index in memory
#[path = "../../tests/support/search/generated_text.rs"]
mod generated_text; // articles made from a seed
#[path = "../../tests/support/search/queries.rs"]
mod generated_queries; // queries taken from articles
#[path = "../../tests/support/search/visit.rs"]
mod visit; // a visit that counts what it loads
mod transfer_size; // bytes after Brotli

use crate::generated_queries::substring;
use crate::generated_text::{Dice, articles};
use crate::site::Site;
use crate::transfer_size::{brotli, document};
use crate::visit::Visit;

/// Visits for each length of queries, with two searches each.
const VISITS: usize = 60;

/// Results of a search.
const LIMIT: usize = 10;

fn main() {
    let stated: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let counts = if stated.is_empty() { vec![1000, 10_000] } else { stated };
    counts.into_iter().for_each(measure);
}

/// Prints the figures for a site of `count` articles.
fn measure(count: usize) {
    let articles = articles(count + 1);
    let (before, all) = (&articles[..count], &articles);
    let start = Instant::now();
    let site = Site::of(before.to_vec());
    let (time, files) = (start.elapsed(), &site.files);
    let after = search_index::files(all);
    let changed = after.iter().filter(|(path, bytes)| files.get(*path) != Some(bytes)).count();
    let gone = files.keys().filter(|it| !after.contains_key(*it)).count();

    let file_sizes: BTreeMap<String, usize> =
        files.par_iter().map(|(path, bytes)| (path.clone(), brotli(bytes))).collect();
    let document_sizes: BTreeMap<String, usize> = before
        .par_iter()
        .map(|it| (it.row.slug.to_string(), brotli(document(it).as_bytes())))
        .collect();
    let documents: usize = document_sizes.values().sum();
    let size_of = |part: &str| -> usize {
        file_sizes.iter().filter(|(path, _)| path.contains(part)).map(|(_, size)| size).sum()
    };
    let index = size_of("");
    let largest = file_sizes.iter().max_by_key(|(_, size)| **size).map(|(path, size)| (size, path));
    println!("{count} articles, {documents} bytes of documents");
    println!(
        "  index {index} bytes, {} % of that: manifest {}, folding table {}, article tables {}",
        percent(index, documents),
        size_of("index.txt"),
        size_of("folding"),
        size_of("articles-"),
    );
    println!("  {} files, the largest {largest:?}", files.len());
    println!("  built in {:.2} s", time.as_secs_f64());
    println!("  one article more: {changed} files are new or changed, {gone} removed");

    for length in [2, 3, 4, 6, 8] {
        let mut dice = Dice::new(length);
        let (mut first, mut second) = (Costs::default(), Costs::default());
        for _ in 0..VISITS {
            let visit = Visit::of(&site);
            for costs in [&mut first, &mut second] {
                let q = substring(before, &mut dice, length);
                costs.add(&visit, &q, &file_sizes, &document_sizes);
            }
        }
        println!("  {length} characters: first {first}; second {second}");
    }
}

/// What each of some searches costs.
#[derive(Default)]
struct Costs {
    bytes: Vec<usize>,
    index_bytes: Vec<usize>,
    requests: Vec<usize>,
    times: Vec<Duration>,
}

impl Costs {
    /// Runs a search, and adds what it costs.
    fn add(
        &mut self,
        visit: &Visit<'_>,
        q: &str,
        file_sizes: &BTreeMap<String, usize>,
        document_sizes: &BTreeMap<String, usize>,
    ) {
        let before = visit.requested.borrow().len();
        let start = Instant::now();
        visit.search(q, LIMIT);
        self.times.push(start.elapsed());
        let requested = &visit.requested.borrow()[before..];
        let index: usize = requested.iter().filter_map(|it| file_sizes.get(it)).sum();
        let documents: usize = requested.iter().filter_map(|it| document_sizes.get(it)).sum();
        self.bytes.push(index + documents);
        self.index_bytes.push(index);
        self.requests.push(requested.len());
    }
}

impl std::fmt::Display for Costs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (bytes, index) = (spread(&self.bytes), spread(&self.index_bytes));
        let (requests, times) = (spread(&self.requests), spread(&self.times));
        write!(
            f,
            "{} bytes ({} of the index; at most {}), {} requests, {:.1} ms",
            bytes.0,
            index.0,
            bytes.1,
            requests.0,
            times.0.as_secs_f64() * 1000.0
        )
    }
}

/// The median and the maximum.
fn spread<T: Ord + Copy>(values: &[T]) -> (T, T) {
    let mut values = values.to_vec();
    values.sort();
    (values[values.len() / 2], values[values.len() - 1])
}

fn percent(part: usize, whole: usize) -> String {
    let thousandths = part * 1000 / whole;
    format!("{}.{}", thousandths / 10, thousandths % 10)
}
