//! The samples: each a file with what has to be left of it, written by hand, in a comment at its
//! head. That is a title, the facts of [`Left`] and, last, the text.

use std::fs;
use std::path::Path;

use serde::Deserialize;

/// What somebody who means no harm has written, in the manner of some system.
#[derive(Debug)]
pub(crate) struct Sample {
    /// The name of its file.
    pub(crate) name: String,
    pub(crate) markup: String,
    pub(crate) expected: Left,
}

/// What is left of a body.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Left {
    /// All that is read, in order, one space at most between two words: `##` before a heading, `-`
    /// before what is listed, `>` before what is quoted, `[text](address)` for a link and
    /// `![words](address)` for a picture.
    pub(crate) text: String,
    /// Rows and columns of each table.
    pub(crate) tables: Vec<String>,
    /// How many lines each text has that keeps its line breaks.
    pub(crate) lines: Vec<usize>,
    /// Links to places within the body that are not there.
    pub(crate) nowhere: Vec<String>,
}

impl Left {
    /// The same with the white space of the text as [`Left::text`] has it.
    pub(crate) fn tidy(mut self) -> Self {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        self.text = words.join(" ").replace("[ ", "[").replace(" ](", "](");
        self
    }
}

/// All samples, by their names.
pub(crate) fn all() -> Vec<Sample> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora/benign");
    let files = fs::read_dir(directory).expect("there are samples");
    let paths = files.map(|it| it.expect("it can be listed").path());
    let mut samples: Vec<Sample> = paths
        .filter(|it| it.extension().is_some_and(|it| it == "html"))
        .map(|it| read(&it))
        .collect();
    samples.sort_by(|one, other| one.name.cmp(&other.name));
    samples
}

fn read(path: &Path) -> Sample {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).expect("it can be read");
    let parts = text.strip_prefix("<!--\n").and_then(|it| it.split_once("\n-->\n"));
    let (head, markup) = parts.unwrap_or_else(|| panic!("{name} says what has to be left of it"));
    let mut expected = Left::default();
    // The first line says what it is.
    for line in head.lines().skip(1) {
        match line.split_once(": ") {
            Some(("table", size)) => expected.tables.push(size.to_owned()),
            Some(("pre", lines)) => expected.lines.push(lines.parse().expect("a number")),
            Some(("nowhere", address)) => expected.nowhere.push(address.to_owned()),
            _ => expected.text.extend([line, "\n"]),
        }
    }
    Sample { name, markup: markup.trim_end().to_owned(), expected: expected.tidy() }
}
