//! One name for one thing, and a thing where its name leads.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::scanner::{Language, identifiers, scan};
use crate::architecture::sources::{Source, check, files, read};

/// Names that two types share, with the reason.
const SHARED_NAMES: &[(&str, &str)] = &[];

/// Variants of `Route` that have no file of their own, with the file that shows them.
const SHARED_SCREENS: &[(&str, &str)] = &[
    // The months are the second level of the archive.
    ("Month", "archive"),
];

/// Stylesheets that belong to no component.
const SHARED_SHEETS: &[&str] = &["tokens", "base", "page", "print", "early", "code"];

/// The definitions of types in a source: structs, enums, traits, aliases, components.
fn types(source: &Source) -> BTreeSet<String> {
    let code = scan(&source.text, Language::Rust).code;
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let mut types = BTreeSet::new();
    for line in code.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words.windows(2) {
            let Some(name) = identifiers(pair[1]).next() else { continue };
            let is_type = match pair[0] {
                "struct" | "enum" | "trait" => true,
                // Indented, it is the associated type of a trait.
                "type" => !line.starts_with(' '),
                "fn" => name.starts_with(char::is_uppercase),
                _ => false,
            };
            if is_type {
                types.insert(name.to_owned());
            }
        }
    }
    types
}

/// Every type of the crate, with the files that define it.
fn all_types(sources: &[Source]) -> BTreeMap<String, Vec<&Source>> {
    let mut all: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        for name in types(source) {
            all.entry(name).or_default().push(source);
        }
    }
    all
}

#[test]
fn no_two_types_share_a_name() {
    let sources = files(&["src"], &["rs"]);
    let all = all_types(&sources);
    let shared = all
        .iter()
        .filter(|(name, files)| files.len() > 1 && !SHARED_NAMES.iter().any(|(it, _)| it == name));
    let fault = |(name, files): (&String, &Vec<&Source>)| {
        format!("{name}: {}", files.iter().map(|it| &*it.path).collect::<Vec<_>>().join(", "))
    };
    check(&shared.map(fault).collect::<Vec<_>>());
    for (name, _) in SHARED_NAMES {
        assert!(all.get(*name).is_some_and(|it| it.len() > 1), "{name} is shared no longer");
    }
}

/// The last segment of a path: `Store` for ` crate::store::Store<'a> {`.
fn last_segment(path: &str) -> &str {
    let path = path.trim_start_matches([' ', '&']);
    let path = path.split(['<', ' ', '{']).next().unwrap_or_default();
    path.rsplit("::").next().unwrap_or_default()
}

/// The trait, if any, and the type of an `impl` block that starts in this line.
fn implemented(line: &str) -> Option<(Option<&str>, &str)> {
    let mut head = line.strip_prefix("impl")?;
    if let Some(generics) = head.strip_prefix('<') {
        let mut depth = 1;
        let end = generics.find(|it| {
            depth += i32::from(it == '<') - i32::from(it == '>');
            depth == 0
        })?;
        head = &generics[end + 1..];
    }
    Some(match head.split_once(" for ") {
        Some((of, to)) => (Some(last_segment(of)), last_segment(to)),
        None => (None, last_segment(head)),
    })
}

#[test]
fn a_type_is_implemented_next_to_its_definition() {
    let sources = files(&["src"], &["rs"]);
    let all = all_types(&sources);
    let mut faults = Vec::new();
    for source in &sources {
        for line in scan(&source.text, Language::Rust).code.lines() {
            let Some((of, to)) = implemented(line) else { continue };
            let Some(definitions) = all.get(to) else { continue };
            let is_near =
                |files: &Vec<&Source>| files.iter().any(|it| it.folder() == source.folder());
            // A trait may be implemented where it is defined.
            let is_of_near_trait = of.and_then(|it| all.get(it)).is_some_and(is_near);
            if !is_near(definitions) && !is_of_near_trait {
                let defined = &definitions[0].path;
                faults.push(format!("{}: `impl {to}` belongs next to {defined}", source.path));
            }
        }
    }
    check(&faults);
}

#[test]
fn every_route_has_a_screen_of_its_name() {
    let code = scan(&read("src/route.rs"), Language::Rust).code;
    let body = code.split_once("pub enum Route {").and_then(|(_, it)| it.split_once("\n}"));
    let variants = body.expect("route.rs defines Route").0;
    for line in variants.lines().filter(|it| !it.trim_start().starts_with('#')) {
        let Some(variant) = identifiers(line).next() else { continue };
        let shared = SHARED_SCREENS.iter().find(|(it, _)| *it == variant).map(|(_, it)| *it);
        let word = shared.map_or_else(|| snake_case(variant), str::to_owned);
        let screen = files(&["src/pages"], &["rs"]).into_iter().any(|it| it.stem() == word);
        assert!(screen, "Route::{variant} has no src/pages/{word}.rs");
    }
}

/// `NotFound` is `not_found`.
fn snake_case(name: &str) -> String {
    let lower = |(at, it): (usize, char)| {
        let gap = if at > 0 && it.is_uppercase() { "_" } else { "" };
        format!("{gap}{}", it.to_lowercase())
    };
    name.char_indices().map(lower).collect()
}

/// The classes that a view gives its elements.
fn classes(text: &str) -> BTreeSet<&str> {
    let given = text.split("class=\"").skip(1).filter_map(|it| it.split('"').next());
    given.flat_map(str::split_whitespace).collect()
}

#[test]
fn every_component_with_classes_of_its_own_has_a_stylesheet_of_its_name() {
    let views = files(&["src"], &["rs"]);
    let sheets = files(&["style"], &["css"]);
    let styled: String = sheets.iter().map(|it| &*it.text).collect();
    let mut faults = Vec::new();
    for component in views.iter().filter(|it| it.folder() == "src/components") {
        let others = views.iter().filter(|it| it.path != component.path);
        let shared: BTreeSet<&str> = others.flat_map(|it| classes(&it.text)).collect();
        let own = classes(&component.text)
            .into_iter()
            .find(|it| !shared.contains(it) && styled.contains(&format!(".{it}")));
        let has_sheet = sheets.iter().any(|it| it.stem() == component.stem());
        if let Some(own) = own.filter(|_| !has_sheet) {
            let (path, stem) = (&component.path, component.stem());
            faults.push(format!("{path}: style `.{own}` in style/{stem}.css"));
        }
    }
    for sheet in sheets.iter().filter(|it| !SHARED_SHEETS.contains(&it.stem())) {
        if !views.iter().any(|it| it.folder() == "src/components" && it.stem() == sheet.stem()) {
            faults.push(format!("{}: no component has its name", sheet.path));
        }
    }
    check(&faults);
}

#[test]
fn definitions_and_implementations_are_found() {
    let text = "pub struct A;\nenum B {\ntype C = u8;\n    type D = u8;\npub fn E() {\nfn f() {\n\
                #[cfg(test)]\nstruct G;";
    let source = Source { path: "src/a.rs".to_owned(), text: text.to_owned() };
    assert_eq!(types(&source).into_iter().collect::<String>(), "ABCE");
    assert_eq!(implemented("impl<'a, T: Into<u8>> Store<'a> {"), Some((None, "Store")));
    assert_eq!(implemented("impl fmt::Display for a::B {"), Some((Some("Display"), "B")));
    assert_eq!(snake_case("NotFound"), "not_found");
}
