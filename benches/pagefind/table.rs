//! Prints the results as Markdown tables.

use std::ops::RangeInclusive;

use crate::metrics::{Column, Costs, Shares, Tally};
use crate::queries::{LENGTHS, Queries};

/// The results for some articles.
pub(crate) struct Tables {
    /// What the articles consist of.
    pub(crate) what: &'static str,
    /// The number of articles.
    pub(crate) articles: usize,
    /// Bytes of all their documents.
    pub(crate) documents: usize,
    /// The programs that are compared.
    pub(crate) columns: Vec<Column>,
}

/// A row: its label, and the text of a cell.
type Row = (&'static str, fn(&Tally) -> String);

/// The rows for each length of queries.
const ROWS: [Row; 7] = [
    ("recall", |it| mean(&it.recall)),
    ("precision", |it| mean(&it.precision)),
    ("precision of the number stated while ten are shown", |it| mean(&it.stated)),
    ("first query, without the program", |it| bytes(&it.first)),
    ("requests for it", |it| median(&it.first.requests).to_string()),
    ("second query", |it| bytes(&it.second)),
    ("requests for it", |it| median(&it.second.requests).to_string()),
];

impl Tables {
    /// Prints them.
    pub(crate) fn print(&self, queries: &Queries) {
        println!(
            "\n{} articles of {}, {} of documents, {} queries",
            self.articles,
            self.what,
            kilobytes(self.documents),
            queries.listed.len()
        );
        self.head("all");
        self.row("index", |it| kilobytes(it.index));
        self.row("of that, texts to show", |it| kilobytes(it.texts));
        self.row("index, of the documents", |it| percent(it.index * 1000 / self.documents));
        let program = |it: &Column| it.program.map_or("not built".to_owned(), kilobytes);
        self.row("program", program);
        for (index, length) in LENGTHS.iter().enumerate() {
            let count = queries.listed.iter().filter(|it| it.length == index).count();
            self.head(&format!("{} characters, {count} queries", range(length)));
            for (name, row) in ROWS {
                self.row(name, |it| row(&it.lengths[index]));
            }
        }
    }

    fn head(&self, what: &str) {
        let names: Vec<&str> = self.columns.iter().map(|it| it.name).collect();
        println!("\n| {what} | {} |\n|---|{}", names.join(" | "), "--:|".repeat(names.len()));
    }

    fn row(&self, name: &str, cell: impl Fn(&Column) -> String) {
        let cells: Vec<String> = self.columns.iter().map(cell).collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
}

fn range(length: &RangeInclusive<usize>) -> String {
    match (length.start(), length.end()) {
        (start, end) if start == end => start.to_string(),
        (start, end) => format!("{start} to {end}"),
    }
}

fn bytes(costs: &Costs) -> String {
    kilobytes(median(&costs.bytes))
}

fn median(values: &[usize]) -> usize {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

fn mean(shares: &Shares) -> String {
    shares.mean().map_or_else(|| "none".to_owned(), percent)
}

/// Thousandths as a percentage.
fn percent(thousandths: usize) -> String {
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}
