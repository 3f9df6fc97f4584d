//! What Rust, JavaScript and CSS agree on stands once, in `src/contract.rs`.

use std::collections::BTreeSet;

use crate::architecture::scanner::{Language, Scanned, scan};
use crate::architecture::sources::{Source, check, files, read};

/// Classes that a crate writes: comrak's references to footnotes.
const CRATE_CLASSES: &[&str] = &[".footnote-ref"];

/// The values of the constants in `src/contract.rs`.
fn values() -> Vec<String> {
    scan(&read("src/contract.rs"), Language::Rust).strings.into_iter().map(|(_, it)| it).collect()
}

fn is_kebab(it: char) -> bool {
    it.is_ascii_alphanumeric() || it == '-'
}

/// The names in a text that a contract is about: `.class`, `#id`, `data-attribute`, headers and
/// keys of our own.
fn names(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, mark) in text.match_indices(['.', '#']) {
        let name: String = text[at + 1..].chars().take_while(|it| is_kebab(*it)).collect();
        let is_file = text[..at].ends_with(|it: char| is_kebab(it) || "/}{.)?]".contains(it));
        if name.starts_with(|it: char| it.is_ascii_lowercase()) && !is_file {
            names.insert(format!("{mark}{name}"));
        }
    }
    for start in ["data-", "X-Quanwen", "quanwen:"] {
        for (at, _) in text.match_indices(start) {
            let rest = text[at + start.len()..].chars().take_while(|it| is_kebab(*it));
            let name = format!("{start}{}", rest.collect::<String>());
            // Without more, `data-` is prose, and `quanwen:` comes before a message.
            if name != "data-" && (name != "quanwen:" || text.len() == at + name.len()) {
                names.insert(name);
            }
        }
    }
    if text.starts_with("quanwen ") {
        names.insert("quanwen ".to_owned());
    }
    names
}

/// Every name of the contract, the ids also as selectors.
fn agreed() -> BTreeSet<String> {
    let mut agreed: BTreeSet<String> = values().iter().flat_map(|it| names(it)).collect();
    agreed.extend(values().iter().map(|it| format!("#{it}")));
    agreed
}

/// The names in these strings that are not agreed on.
fn unknown(path: &str, strings: &[(usize, String)], agreed: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for (line, text) in strings {
        for name in names(text).difference(agreed) {
            faults.push(format!("{path}:{line}: `{name}` is missing in src/contract.rs"));
        }
    }
    faults
}

#[test]
fn browser_takes_every_shared_name_from_the_contract() {
    let values = values();
    let mut faults = Vec::new();
    for Source { path, text } in files(&["src/browser"], &["rs"]) {
        for (line, string) in scan(&text, Language::Rust).strings {
            if !names(&string).is_empty() || values.contains(&string) {
                faults.push(format!("{path}:{line}: take \"{string}\" from src/contract.rs"));
            }
        }
    }
    check(&faults);
}

#[test]
fn scripts_use_only_names_of_the_contract() {
    let agreed = agreed();
    let mut faults = Vec::new();
    for Source { path, text } in files(&["src"], &["js"]) {
        let Scanned { code, mut strings, .. } = scan(&text, Language::JavaScript);
        // `dataset.theme` is `data-theme`, and `getElementById("app")` is `#app`.
        for (index, line) in code.lines().enumerate() {
            for rest in line.split("dataset.").skip(1) {
                let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
                strings.push((index + 1, format!("data-{name}")));
            }
        }
        for (index, line) in text.lines().enumerate() {
            let ids = line.split("getElementById(\"").skip(1).filter_map(|it| it.split('"').next());
            strings.extend(ids.map(|id| (index + 1, format!("#{id}"))));
        }
        faults.extend(unknown(&path, &strings, &agreed));
    }
    check(&faults);
}

#[test]
fn stylesheets_use_only_attributes_and_highlights_of_the_contract() {
    let agreed = agreed();
    let mut faults = Vec::new();
    for Source { path, text } in files(&["style"], &["css"]) {
        for (index, line) in scan(&text, Language::Css).code.lines().enumerate() {
            let attributes = line.split("[data-").skip(1).map(|it| format!("data-{it}"));
            let highlights = line.split("::highlight(").skip(1).map(|it| format!("#{it}"));
            let name = |it: String| it.split([']', '=', ')']).next().unwrap_or_default().to_owned();
            let used = attributes.chain(highlights).map(|it| (index + 1, name(it)));
            faults.extend(unknown(&path, &used.collect::<Vec<_>>(), &agreed));
        }
    }
    check(&faults);
}

/// The words in the strings of all views: what they write as `class` and `id`.
fn words_of_views() -> BTreeSet<String> {
    let views = files(&["src/components", "src/pages", "src/publish"], &["rs"]);
    let mut texts: Vec<String> = vec![read("index.html")];
    for text in views.into_iter().map(|it| it.text).chain([read("src/app.rs")]) {
        texts.extend(scan(&text, Language::Rust).strings.into_iter().map(|(_, it)| it));
    }
    let words = texts.iter().flat_map(|it| it.split(|it: char| !is_kebab(it)));
    words.map(str::to_owned).collect()
}

#[test]
fn every_class_and_id_of_the_contract_is_written_by_a_view() {
    let words = words_of_views();
    let is_written = |it: &str| words.contains(&it[1..]) || CRATE_CLASSES.contains(&it);
    let names: BTreeSet<String> = values().iter().flat_map(|it| names(it)).collect();
    let lost = names.iter().filter(|it| it.starts_with(['.', '#']) && !is_written(it));
    check(&lost.map(|it| format!("src/contract.rs: no view writes `{it}`")).collect::<Vec<_>>());
}

#[test]
fn the_start_of_an_article_without_its_body_is_written_once() {
    let others = files(&["src"], &["rs", "js"])
        .into_iter()
        .filter(|it| it.path != "src/contract.rs" && it.text.contains("{\\\"content_html\\\":"));
    check(
        &others.map(|it| format!("{}: take it from src/contract.rs", it.path)).collect::<Vec<_>>(),
    );
}

#[test]
fn names_are_found_in_selectors_and_messages() {
    let found = |text| names(text).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(found("#app .prose font"), "#app .prose");
    assert_eq!(found("<p data-kept=${Date.now()}>"), "data-kept");
    assert_eq!(found("quanwen ${home} documents"), "quanwen ");
    assert_eq!(found("quanwen:tried "), "quanwen:tried");
    assert_eq!(found("${(await fetch(url))?.status} ${a()[0].text}"), "");
    assert_eq!(found("quanwen: the page stays, see sw.js or ./x.js"), "");
}
