//! The words of `docs/glossary.md`, compared with names and comments.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::scanner::{Language, identifiers, scan};
use crate::architecture::sources::{check, files, read};

/// Where names are compared.
const FOLDERS: &[&str] = &["src", "stubs", "tests", "benches", "fuzz/targets"];

/// Words that the glossary must list, in one table or the other.
const DECIDED: &str = "gate door paint painted desk mistake trouble remedy notes ask renew accept \
    newer kept answer sureness carried disk let_go good running pause chance keep_the_newest wish \
    typed sought hunt lack newness piece shelf armour directory spellings medium instead beside \
    known urgent front alone record tree skeleton address reader owner tell_owner place";

/// A row of a table of the glossary.
#[derive(Debug)]
struct Row {
    /// Each as its parts: `["let", "go"]`.
    words: Vec<Vec<String>>,
    cells: Vec<String>,
}

/// The texts between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The rows of the table below a heading of the glossary.
fn table(heading: &str) -> Vec<Row> {
    let glossary = read("docs/glossary.md");
    let section = glossary.split("\n## ").find(|it| it.starts_with(heading));
    let lines = section.expect("the glossary has this heading").lines();
    let rows = lines.filter(|it| it.starts_with('|')).skip(2).map(|line| {
        let cells: Vec<String> =
            line.trim_matches('|').split(" | ").map(|it| it.trim().to_owned()).collect();
        Row { words: quoted(&cells[0]).map(parts).collect(), cells }
    });
    rows.collect()
}

fn forbidden() -> Vec<Row> {
    table("Words that are no part of a name")
}

fn with_one_meaning() -> Vec<Row> {
    table("Words with one meaning")
}

/// The parts of a name: `CacheMode`, `cache_mode` and `cache-mode` are `cache` and `mode`.
fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let letters: Vec<char> = name.chars().collect();
    for (index, it) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|it| letters[it]);
        let is_next_lower = letters.get(index + 1).is_some_and(char::is_ascii_lowercase);
        let is_start = it.is_ascii_uppercase()
            && before.is_some_and(|it| it.is_ascii_lowercase() || is_next_lower);
        if is_start || !it.is_ascii_alphabetic() {
            parts.push(String::new());
        }
        if it.is_ascii_alphabetic() {
            parts.last_mut().expect("there is always one").push(it.to_ascii_lowercase());
        }
    }
    parts.retain(|it| !it.is_empty());
    parts
}

/// Whether a name has these parts, one after the other.
fn has(name: &[String], word: &[String]) -> bool {
    name.windows(word.len()).any(|it| it == word)
}

/// Whether a word with one meaning may stand in this name of this file.
fn is_allowed(allowed: &str, path: &str, name: &[String]) -> bool {
    let fits = |it: &str| {
        if it.contains('/') { path.starts_with(it) } else { has(name, &parts(it)) }
    };
    let is_listed = quoted(allowed).any(fits);
    if allowed.starts_with("everywhere") { !is_listed } else { is_listed }
}

/// Every name in the sources, files and folders included, with the files that use it.
fn names() -> BTreeMap<String, BTreeSet<String>> {
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |name: &str, path: &str| {
        names.entry(name.to_owned()).or_default().insert(path.to_owned());
    };
    for source in files(FOLDERS, &["rs", "js"]) {
        let code = scan(&source.text, Language::of(&source.path)).code;
        identifiers(&code).for_each(|name| add(name, &source.path));
    }
    let mut all = FOLDERS.to_vec();
    all.push("style");
    for source in files(&all, &["rs", "js", "css"]) {
        let path = source.path.rsplit_once('.').map_or(&*source.path, |(it, _)| it);
        path.split('/').for_each(|name| add(name, &source.path));
    }
    names
}

/// The names that have a word of a row where it may not stand, one line for each.
fn faults(rows: &[Row], is_allowed: impl Fn(&Row, &str, &[String]) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, paths) in names() {
        let split = parts(&name);
        let wrong = rows.iter().find(|row| row.words.iter().any(|it| has(&split, it)));
        let Some(row) = wrong else { continue };
        let paths: Vec<&str> =
            paths.iter().map(|it| &**it).filter(|it| !is_allowed(row, it, &split)).collect();
        if let [first, others @ ..] = &paths[..] {
            let more = if others.is_empty() { "" } else { ", …" };
            faults.push(format!("{name}: {} ({first}{more})", row.cells[1]));
        }
    }
    faults
}

#[test]
fn no_name_has_a_word_the_glossary_forbids() {
    check(&faults(&forbidden(), |_, _, _| false));
}

#[test]
fn words_with_one_meaning_are_used_where_the_glossary_allows() {
    check(&faults(&with_one_meaning(), |row, path, name| is_allowed(&row.cells[2], path, name)));
}

#[test]
fn comments_do_without_the_phrases_the_glossary_lists() {
    let rows = table("Phrases that comments do without");
    let phrases: Vec<(&str, &str)> =
        rows.iter().flat_map(|it| quoted(&it.cells[0]).map(|word| (word, &*it.cells[1]))).collect();
    let mut faults = Vec::new();
    for source in files(&["src"], &["rs", "js"]) {
        for (line, comment) in scan(&source.text, Language::of(&source.path)).comments {
            let words = comment.replace(|it: char| !it.is_alphanumeric() && it != '\'', " ");
            let words = format!(" {} ", words.to_lowercase());
            let found = phrases.iter().find(|(it, _)| words.contains(&format!(" {it} ")));
            if let Some((phrase, better)) = found {
                faults.push(format!("{}:{line}: `{phrase}`: {better}", source.path));
            }
        }
    }
    check(&faults);
}

#[test]
fn every_word_that_was_decided_on_is_in_the_glossary() {
    let rows: Vec<Row> = forbidden().into_iter().chain(with_one_meaning()).collect();
    let is_listed = |word: &str| rows.iter().any(|row| row.words.contains(&parts(word)));
    let missing: Vec<&str> = DECIDED.split_whitespace().filter(|it| !is_listed(it)).collect();
    assert!(missing.is_empty(), "docs/glossary.md has no row for {missing:?}");
    let whole = |row: &Row| row.cells.len() == 3 && row.cells.iter().all(|it| !it.is_empty());
    assert!(rows.iter().all(whole), "a row of docs/glossary.md has an empty cell");
}

#[test]
fn names_are_split_into_parts() {
    assert_eq!(parts("BTreeMap").join(" "), "b tree map");
    assert_eq!(parts("loadJSONFile2_x").join(" "), "load json file x");
    assert!(has(&parts("let_go_of"), &parts("letGo")) && !has(&parts("letters"), &parts("let")));
    let name = parts("front_matter");
    assert!(is_allowed("`front_matter`", "src/a.rs", &name));
    assert!(!is_allowed("`src/b/`, `front_page`", "src/a.rs", &name));
    assert!(!is_allowed("everywhere but `src/a.rs`", "src/a.rs", &name));
}
