//! What the index of a site weighs, and what a search costs its reader: `cargo bench --bench search`,
//! or `cargo bench --bench search -- 50000` for as many articles.
//! Bytes are those of brotli.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use brotli::enc::BrotliEncoderParams;
use quanwen::publish::search::{self, Article};
use rayon::prelude::*;
use serde_json::json;

#[path = "../../search/reader.rs"]
mod reader;
#[path = "../../search/text.rs"]
mod text;

use crate::reader::{Reader, Site};
use crate::text::{Dice, articles};

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
    let after = search::files(all);
    let changed = after.iter().filter(|(path, bytes)| files.get(*path) != Some(bytes)).count();
    let gone = files.keys().filter(|it| !after.contains_key(*it)).count();

    let packed: BTreeMap<String, usize> =
        files.par_iter().map(|(path, bytes)| (path.clone(), brotli(bytes))).collect();
    let documents: BTreeMap<String, usize> = before
        .par_iter()
        .map(|it| (it.entry.slug.to_string(), brotli(document(it).as_bytes())))
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
            let mut reader = Reader::of(&site);
            for costs in [&mut first, &mut later] {
                let typed = substring(before, &mut dice, length);
                costs.add(&mut reader, &typed, &packed, &documents);
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
        reader: &mut Reader<'_>,
        typed: &str,
        packed: &BTreeMap<String, usize>,
        documents: &BTreeMap<String, usize>,
    ) {
        let asked = reader.asked.len();
        let start = Instant::now();
        reader.search(typed, SHOWN);
        self.times.push(start.elapsed());
        let asked = &reader.asked[asked..];
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

fn substring(articles: &[Article], dice: &mut Dice, length: usize) -> String {
    loop {
        let place = dice.below(articles.len());
        let chars: Vec<char> = articles[place].text.body.chars().collect();
        let start = dice.below(chars.len());
        let run = chars.get(start..start + length);
        let is_han = |it: &char| ('\u{4e00}'..'\u{a000}').contains(it);
        if let Some(run) = run.filter(|it| it.iter().all(is_han)) {
            return run.iter().collect();
        }
    }
}

/// About what the endpoint says of an article.
fn document(article: &Article) -> String {
    let body: String = article.text.body.lines().flat_map(|it| ["<p>", it, "</p>\n"]).collect();
    let url = format!("https://news.example/articles/{}/", article.entry.slug);
    let document = json!({
        "id": url,
        "url": url,
        "title": article.text.title,
        "summary": article.text.asides[0],
        "tags": &article.text.asides[1..],
        "date_published": article.entry.published.as_ref().map(|it| &it.text),
        "content_html": body,
        "_quanwen": { "slug": article.entry.slug.as_str(), "minutes": 3, "length": 1200 },
    });
    document.to_string()
}

fn brotli(bytes: &[u8]) -> usize {
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &best).expect("memory can be written");
    packed.len()
}

fn percent(part: usize, whole: usize) -> String {
    let thousandths = part * 1000 / whole;
    format!("{}.{}", thousandths / 10, thousandths % 10)
}
