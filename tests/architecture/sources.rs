//! The files of the repository and their lines.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Folders whose files are samples and not code.
const SAMPLES: &[&str] = &["corpora", "snapshots", "content"];

/// A file of the repository.
pub(crate) struct Source {
    /// Relative to the repository, such as `src/components/teaser.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// The folder that holds it, such as `src/components`.
    pub(crate) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its name without the extension, such as `teaser`.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }
}

/// A line of Rust code that is not a comment.
pub(crate) struct Line {
    /// Such as `src/components/teaser.rs:12`.
    pub(crate) at: String,
    /// The part of the crate that holds it, such as `components`.
    pub(crate) part: String,
    pub(crate) text: String,
    /// It stands below `#[cfg(test)]`.
    pub(crate) is_test: bool,
}

/// A file or folder of the repository.
pub(crate) fn in_repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of one file.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(in_repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below these folders that have one of these extensions, sorted by path. Samples are
/// left out, and so are folders that do not exist.
pub(crate) fn files(folders: &[&str], extensions: &[&str]) -> Vec<Source> {
    let mut files = Vec::new();
    let mut open: Vec<String> = folders.iter().map(|it| (*it).to_owned()).collect();
    while let Some(folder) = open.pop() {
        let Ok(listing) = fs::read_dir(in_repository(&folder)) else { continue };
        for listed in listing {
            let listed = listed.expect("a folder can be listed").path();
            let name = listed.file_name().and_then(|it| it.to_str()).expect("names are UTF-8");
            let path = format!("{folder}/{name}");
            let extension = name.rsplit_once('.').map_or("", |(_, it)| it);
            if listed.is_dir() {
                if !SAMPLES.contains(&name) || folder.starts_with("src") {
                    open.push(path);
                }
            } else if extensions.contains(&extension) {
                files.push(Source { text: read(&path), path });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The code of the crate, tests included, without `lib.rs`, which only lists the parts.
pub(crate) fn all_lines() -> Vec<Line> {
    let mut lines = Vec::new();
    for Source { path, text } in files(&["src"], &["rs"]) {
        let part = path.split(['/', '.']).nth(1).unwrap_or_default();
        if part == "lib" {
            continue;
        }
        let mut is_test = false;
        for (index, line) in text.lines().enumerate() {
            is_test |= line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(all(test");
            if !line.trim_start().starts_with("//") {
                let (at, part, text) =
                    (format!("{path}:{}", index + 1), part.to_owned(), line.to_owned());
                lines.push(Line { at, part, text, is_test });
            }
        }
    }
    assert!(!lines.is_empty(), "src holds no code");
    lines
}

/// The code of the crate without its tests.
pub(crate) fn lines() -> Vec<Line> {
    all_lines().into_iter().filter(|it| !it.is_test).collect()
}

/// Fails with every line that `fault` objects to, and its advice.
pub(crate) fn check_lines(lines: &[Line], fault: impl Fn(&Line) -> Option<String>) {
    let mut faults = String::new();
    for line in lines {
        if let Some(advice) = fault(line) {
            // Writing to a string cannot fail.
            let _ = writeln!(faults, "{}: {advice}\n    {}", line.at, line.text.trim());
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// Fails with these faults, one a line.
pub(crate) fn check(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Whether a line uses this identifier.
pub(crate) fn mentions(text: &str, name: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|it| it == name)
}

#[test]
fn a_file_has_a_folder_and_a_stem() {
    let source = Source { path: "src/publish/bundle/js/sw.js".to_owned(), text: String::new() };
    assert_eq!((source.folder(), source.stem()), ("src/publish/bundle/js", "sw"));
}

#[test]
fn tests_of_a_file_are_marked() {
    let lines = all_lines();
    let is_test = |text: &str| lines.iter().filter(|it| it.text == text).all(|it| it.is_test);
    assert!(is_test("    use super::*;") && !is_test("impl Route {"));
}
