//! The samples in `tests/corpora/benign/`. The comment at the start of each file states, written by
//! hand, what a page has to show of it: a title, the facts of [`Left`] and, last, the text.

use std::fs;
use std::path::Path;

use serde::Deserialize;

/// Harmless HTML, as one of the systems that people write with produces it.
#[derive(Debug)]
pub(crate) struct Sample {
    /// The name of its file, without extension.
    pub(crate) name: String,
    pub(crate) markup: String,
    pub(crate) expected: Left,
}

/// What a page shows of a body.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Left {
    /// All text in order, with at most one space between two words: `##` before a heading, `-` before
    /// a list item, `>` before a quotation, `[text](url)` for a link and `![alt](url)` for an image.
    pub(crate) text: String,
    /// Rows and columns of each table, such as `2 x 3`.
    pub(crate) tables: Vec<String>,
    /// The number of lines of each `<pre>`.
    pub(crate) lines: Vec<usize>,
    /// Links to ids that the body does not have.
    pub(crate) nowhere: Vec<String>,
}

impl Left {
    /// Normalizes white space as [`Left::text`] describes it.
    pub(crate) fn tidy(mut self) -> Self {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        self.text = words.join(" ").replace("[ ", "[").replace(" ](", "](");
        self
    }
}

/// All samples, ordered by name.
pub(crate) fn all() -> Vec<Sample> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora/benign");
    let files = fs::read_dir(directory).expect("the directory of the samples exists");
    let paths = files.map(|it| it.expect("the directory can be read").path());
    let mut samples: Vec<Sample> = paths
        .filter(|it| it.extension().is_some_and(|it| it == "html"))
        .map(|it| read(&it))
        .collect();
    samples.sort_by(|one, other| one.name.cmp(&other.name));
    samples
}

fn read(path: &Path) -> Sample {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).expect("the sample can be read");
    let parts = text.strip_prefix("<!--\n").and_then(|it| it.split_once("\n-->\n"));
    let (head, markup) = parts.unwrap_or_else(|| panic!("{name} has no comment at its start"));
    let mut expected = Left::default();
    // The first line is a title.
    for line in head.lines().skip(1) {
        match line.split_once(": ") {
            Some(("table", size)) => expected.tables.push(size.to_owned()),
            Some(("pre", lines)) => expected.lines.push(lines.parse().expect("a number")),
            Some(("nowhere", id)) => expected.nowhere.push(id.to_owned()),
            _ => expected.text.extend([line, "\n"]),
        }
    }
    Sample { name, markup: markup.trim_end().to_owned(), expected: expected.tidy() }
}
