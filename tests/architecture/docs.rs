//! The papers: short ones stay short, and what they name exists.

use std::path::Path;

use crate::architecture::scanner::{Language, scan};
use crate::architecture::sources::{Source, check, files, in_repository, read};

/// Each paper with its most lines and its longest line.
const BOUNDS: &[(&str, usize, Option<usize>)] =
    &[("README.md", 90, None), ("README.zh.md", 90, None), ("ARCHITECTURE.md", 80, Some(160))];

/// Endings of the files that papers name by path; all others belong to a published site.
const SOURCES: &[&str] = &["rs", "js", "css", "md", "sh"];

/// The texts for people: at the top, below `docs` and in `tests`.
fn papers() -> Vec<Source> {
    let top =
        ["README.md", "README.zh.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "tests/README.md"];
    let existing = top.iter().filter(|it| in_repository(it).is_file());
    let read = existing.map(|it| Source { path: (*it).to_owned(), text: read(it) });
    read.chain(files(&["docs"], &["md"])).collect()
}

#[test]
fn short_papers_stay_short() {
    let mut faults = Vec::new();
    for (path, most, longest) in BOUNDS {
        let text = read(path);
        let lines = text.lines().count();
        if lines > *most {
            faults.push(format!("{path}: {lines} lines, at most {most}"));
        }
        for (index, line) in text.lines().enumerate() {
            let (length, number) = (line.chars().count(), index + 1);
            if longest.is_some_and(|it| length > it) {
                faults.push(format!("{path}:{number}: {length} characters"));
            }
        }
    }
    check(&faults);
}

#[test]
fn every_test_that_architecture_names_exists() {
    let tests = files(&["tests", "src"], &["rs"]);
    let is_name = |it: &str| it.chars().all(|it| it.is_ascii_lowercase() || "_:".contains(it));
    let mut count = 0;
    let mut faults = Vec::new();
    for line in read("ARCHITECTURE.md").lines() {
        for word in line.split([' ', '`', ',', '|', '(', ')']) {
            // Such as `layers::no_arrow_turns_back`: the file, and the test in it.
            let Some((file, test)) = word.rsplit_once("::").filter(|_| is_name(word)) else {
                continue;
            };
            let file = file.rsplit("::").next().unwrap_or_default();
            if !test.contains('_') || !line.starts_with('|') {
                continue;
            }
            count += 1;
            let definition = format!("fn {test}(");
            if !tests.iter().any(|it| it.stem() == file && it.text.contains(&definition)) {
                faults.push(format!("ARCHITECTURE.md: there is no test {word}"));
            }
        }
    }
    check(&faults);
    assert!(count > 0, "ARCHITECTURE.md names the test that holds each invariant");
}

/// The paths in a text that look like sources of ours: with a slash, and one of the endings.
fn named_paths(text: &str) -> impl Iterator<Item = &str> {
    let is_path = |it: char| it.is_ascii_alphanumeric() || "/._-*<>{}".contains(it);
    let words = text.split(move |it: char| !is_path(it)).map(|it| it.trim_end_matches('.'));
    words.filter(|it| {
        let has_ending = it.rsplit_once('.').is_some_and(|(_, it)| SOURCES.contains(&it));
        has_ending && it.contains('/') && !it.contains(['*', '<', '{']) && !it.contains("//")
    })
}

/// Whether a path exists: from the repository, `src` or `tests`, or from the folder or the part of
/// the crate of the file that names it.
fn exists(path: &str, named_in: &Source) -> bool {
    let part: Vec<&str> = named_in.path.split('/').take(2).collect();
    let folders = ["", "src", "tests", "src/publish/bundle", &part.join("/"), named_in.folder()];
    let at = |folder: &str| in_repository(&Path::new(folder).join(path).to_string_lossy());
    // Content is the publisher's.
    path.starts_with("content/") || folders.iter().any(|it| at(it).exists())
}

/// The lines of a paper with their numbers, without blocks of code.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_code = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        (!is_code && !is_fence).then_some((index + 1, line))
    })
}

/// Where the links of a line lead, without other sites; a link in backticks is an example.
fn links(line: &str) -> Vec<&str> {
    let outside_of_code = line.split('`').step_by(2);
    let links = outside_of_code.flat_map(|it| it.split("](").skip(1));
    let targets = links.filter_map(|it| it.split([')', '#']).next());
    targets.filter(|it| !it.is_empty() && !it.contains("://")).collect()
}

#[test]
fn every_path_in_papers_and_comments_exists() {
    let mut faults = Vec::new();
    for paper in papers() {
        for (number, line) in prose(&paper.text) {
            let quoted = line.split('`').skip(1).step_by(2).filter(|it| !it.contains("]("));
            let paths = quoted.flat_map(named_paths);
            for path in paths.chain(links(line)).filter(|it| !exists(it, &paper)) {
                faults.push(format!("{}:{number}: there is no {path}", paper.path));
            }
        }
    }
    let folders = ["src", "stubs", "style", "tests", "benches", "fuzz/targets"];
    for source in files(&folders, &["rs", "js", "css"]) {
        for (line, comment) in scan(&source.text, Language::of(&source.path)).comments {
            for path in named_paths(&comment).filter(|it| !exists(it, &source)) {
                faults.push(format!("{}:{line}: there is no {path}", source.path));
            }
        }
    }
    check(&faults);
}

#[test]
fn paths_and_links_are_found_in_sentences() {
    let text =
        "See `publish/bundle/js/sw.js`, style/early.css. Not articles/<slug>.json or a/*.rs.";
    let found: Vec<&str> = named_paths(text).collect();
    assert_eq!(found, ["publish/bundle/js/sw.js", "style/early.css"]);
    let text = "[a](docs/a.md#b), [c](https://c.example/), `[d](../d.md)`, ![e](style/e.png)";
    assert_eq!(links(text), ["docs/a.md", "style/e.png"]);
    assert_eq!(prose("a\n```\nb\n```\nc").collect::<Vec<_>>(), [(1, "a"), (5, "c")]);
}
