//! Files that can be read at once, and folders that can be looked through.

use std::collections::BTreeMap;

use crate::architecture::sources::{Source, check, files};

const MAX_LINES: usize = 300;
const MAX_FILES: usize = 15;

/// Folders with a file for each of many equals: components, stylesheets, journeys of a browser,
/// modules of the publisher.
const LISTS: &[&str] =
    &["src/components", "style", "tests/browser", "tests/browser/support", "tests/publish"];

/// All sources, tests and benchmarks included.
fn sources() -> Vec<Source> {
    files(&["src", "stubs", "style", "tests", "benches", "fuzz/targets"], &["rs", "js", "css"])
}

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    let lines = |it: &Source| it.text.lines().count();
    let long = sources().into_iter().filter(|it| lines(it) > MAX_LINES);
    let fault = |it: Source| format!("{}: {} lines, at most {MAX_LINES}", it.path, lines(&it));
    check(&long.map(fault).collect::<Vec<_>>());
}

#[test]
fn no_folder_holds_too_many_files() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources() {
        *counts.entry(source.folder().to_owned()).or_default() += 1;
    }
    let full = counts.iter().filter(|(it, count)| **count > MAX_FILES && !LISTS.contains(&&***it));
    let fault = |(folder, count)| format!("{folder}: {count} files, at most {MAX_FILES}");
    check(&full.map(fault).collect::<Vec<_>>());
}
