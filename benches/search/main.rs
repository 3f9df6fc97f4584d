//! What the index of a site weighs, and what a search costs its reader: `cargo bench --bench search`,
//! or `cargo bench --bench search -- 50000` for as many articles.
//! Bytes are those of brotli. A search ends where its reader would be asked whether to go on.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use quanwen::publish::search_index;
use rayon::prelude::*;

#[path = "../../tests/support/search/site.rs"]
mod site; // a published index
#[path = "../../tests/support/search/generated_text.rs"]
mod generated_text; // generated articles
#[path = "../../tests/support/search/queries.rs"]
mod generated_queries; // queries taken from articles
#[path = "../../tests/support/search/visit.rs"]
mod visit; // a visit that searches
mod transfer_size; // bytes after brotli

use crate::generated_queries::substring;
use crate::generated_text::{Dice, articles};
use crate::site::Site;
use crate::transfer_size::{brotli, document};
use crate::visit::Visit;

/// Searches that are measured, each as the first of a visit and as a later one.
const SEARCHES: usize = 60;

/// Results that are shown.
const SHOWN: usize = 10;

fn main() {
    let stated: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let counts = if stated.is_empty() { vec![1000, 10_000] } else { stated };
    counts.into_iter().for_each(measure);
}

fn measure(count: usize) {
    let articles = articles(count + 1);
    let (before, all) = (&articles[..count], &articles);
    let start = Instant::now();
    let site = Site::of(before.to_vec());
    let (time, files) = (start.elapsed(), &site.files);
    let after = search_index::files(all);
    let changed = after.iter().filter(|(path, bytes)| files.get(*path) != Some(bytes)).count();
    let gone = files.keys().filter(|it| !after.contains_key(*it)).count();

    let packed: BTreeMap<String, usize> =
        files.par_iter().map(|(path, bytes)| (path.clone(), brotli(bytes))).collect();
    let documents: BTreeMap<String, usize> = before
        .par_iter()
        .map(|it| (it.row.slug.to_string(), brotli(document(it).as_bytes())))
        .collect();
    let text: usize = documents.values().sum();
    let weight = |part: &str| -> usize {
        packed.iter().filter(|(path, _)| path.contains(part)).map(|(_, size)| size).sum()
    };
    let index = weight("");
    let largest = packed.iter().max_by_key(|(_, size)| **size).map(|(path, size)| (size, path));
    println!("{count} articles, {text} bytes of documents");
    println!(
        "  index {index} bytes, {} % of that: directory {}, spellings {}, tables {}",
        percent(index, text),
        weight("index.txt"),
        weight("folding"),
        weight("articles-"),
    );
    println!("  {} files, the largest {largest:?}", files.len());
    println!("  built in {:.2} s", time.as_secs_f64());
    println!("  one article more: {changed} files are new or changed, {gone} gone");

    for length in [2, 3, 4, 6, 8] {
        let mut dice = Dice::new(length);
        let (mut first, mut later) = (Costs::default(), Costs::default());
        for _ in 0..SEARCHES {
            let visit = Visit::of(&site);
            for costs in [&mut first, &mut later] {
                let typed = substring(before, &mut dice, length);
                costs.add(&visit, &typed, &packed, &documents);
            }
        }
        println!("  {length} characters: first {first}; second {later}");
    }
}

/// What searches cost, one by one.
#[derive(Default)]
struct Costs {
    bytes: Vec<usize>,
    index_bytes: Vec<usize>,
    requests: Vec<usize>,
    times: Vec<Duration>,
}

impl Costs {
    fn add(
        &mut self,
        visit: &Visit<'_>,
        typed: &str,
        packed: &BTreeMap<String, usize>,
        documents: &BTreeMap<String, usize>,
    ) {
        let before = visit.asked.borrow().len();
        let start = Instant::now();
        visit.search(typed, SHOWN);
        self.times.push(start.elapsed());
        let asked = &visit.asked.borrow()[before..];
        let index: usize = asked.iter().filter_map(|it| packed.get(it)).sum();
        let texts: usize = asked.iter().filter_map(|it| documents.get(it)).sum();
        self.bytes.push(index + texts);
        self.index_bytes.push(index);
        self.requests.push(asked.len());
    }
}

impl std::fmt::Display for Costs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (bytes, index) = (spread(&self.bytes), spread(&self.index_bytes));
        let (requests, times) = (spread(&self.requests), spread(&self.times));
        write!(
            f,
            "{} bytes (of the index {}; at worst {}), {} requests, {:.1} ms",
            bytes.0,
            index.0,
            bytes.1,
            requests.0,
            times.0.as_secs_f64() * 1000.0
        )
    }
}

/// The median and the worst.
fn spread<T: Ord + Copy>(values: &[T]) -> (T, T) {
    let mut values = values.to_vec();
    values.sort();
    (values[values.len() / 2], values[values.len() - 1])
}

fn percent(part: usize, whole: usize) -> String {
    let thousandths = part * 1000 / whole;
    format!("{}.{}", thousandths / 10, thousandths % 10)
}
