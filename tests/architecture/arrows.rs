//! Which file of the crate uses which: read from `use` declarations and from paths in the code,
//! tests included.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::scanner::{Language, scan};
use crate::architecture::sources::{Source, files};

/// Paths of two files: the first uses the second.
pub(crate) type Arrow = (String, String);

/// A path in the code, by its segments.
type Segments = Vec<String>;

/// The modules of the crate, and what they pass on with `pub use`.
#[derive(Debug, Default)]
struct Modules {
    /// Modules such as `browser::dom`, with their files.
    files: BTreeMap<String, String>,
    /// Names such as `store::Platform`, with what they stand for.
    exports: BTreeMap<String, Segments>,
}

impl Modules {
    fn of(sources: &[Source]) -> Self {
        let mut modules = Self::default();
        for source in sources {
            modules.files.insert(module_of(&source.path), source.path.clone());
        }
        for source in sources {
            let (module, code) = (module_of(&source.path), scan(&source.text, Language::Rust).code);
            for (_, declared) in exports(&code) {
                for path in use_paths(declared) {
                    let Some(name) = path.last().cloned() else { continue };
                    let whole = absolute(&module, &path);
                    modules.exports.insert(join(&module, &name), whole);
                }
            }
        }
        modules
    }

    /// The file of the item at an absolute path.
    fn file(&self, path: &[String], depth: usize) -> Option<&str> {
        let mut module = String::new();
        for (index, name) in path.iter().enumerate() {
            let inner = join(&module, name);
            if self.files.contains_key(&inner) {
                module = inner;
            } else if let Some(export) = self.exports.get(&inner).filter(|_| depth < 9) {
                let whole: Segments = export.iter().chain(&path[index + 1..]).cloned().collect();
                return self.file(&whole, depth + 1);
            } else {
                break;
            }
        }
        self.files.get(&module).map(String::as_str).filter(|it| *it != "src/lib.rs")
    }
}

/// The path from the root of the crate.
fn absolute(module: &str, path: &[String]) -> Segments {
    let mut base: Segments = module.split("::").map(str::to_owned).collect();
    let mut path = path;
    while let [first, rest @ ..] = path {
        match first.as_str() {
            "crate" => base.clear(),
            "super" => drop(base.pop()),
            "self" => {}
            _ => break,
        }
        path = rest;
    }
    base.into_iter().filter(|it| !it.is_empty()).chain(path.iter().cloned()).collect()
}

/// `src/browser/mod.rs` is `browser`, `src/browser/dom.rs` is `browser::dom`.
fn module_of(path: &str) -> String {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let path = path.trim_end_matches("/mod");
    if path == "lib" { String::new() } else { path.replace('/', "::") }
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
}

fn is_name(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

/// The `pub use` declarations: each whole, and what it uses.
fn exports(code: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("pub").filter(|(at, _)| !code[..*at].ends_with(is_name)) {
        let rest = code[at + 3..].trim_start();
        let visible = rest.strip_prefix('(').and_then(|it| it.split_once(')'));
        let rest = visible.map_or(rest, |(_, it)| it.trim_start());
        if let Some((used, behind)) = rest.strip_prefix("use ").and_then(|it| it.split_once(';')) {
            found.push((&code[at..code.len() - behind.len()], used));
        }
    }
    found
}

/// The paths of a `use` declaration: `a::{b, c::D}` is `a::b` and `a::c::D`.
fn use_paths(used: &str) -> Vec<Segments> {
    let used = used.trim();
    let name: String = used.chars().take_while(|it| is_name(*it)).collect();
    let rest = used[name.len()..].trim_start();
    if let Some(inner) = rest.strip_prefix("::") {
        let mut paths = use_paths(inner);
        if paths.is_empty() {
            paths.push(Vec::new());
        }
        for path in &mut paths {
            path.insert(0, name.clone());
        }
        return paths;
    }
    let Some(group) = used.strip_prefix('{') else {
        return if name.is_empty() { Vec::new() } else { vec![vec![name]] };
    };
    let (mut paths, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, it) in group.char_indices() {
        match it {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                paths.extend(use_paths(&group[start..at]));
                start = at + 1;
                if it == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    paths
}

/// All paths in the code that lead to other parts of the crate.
fn paths(code: &str) -> Vec<Segments> {
    let declared = code.lines().filter_map(|it| it.trim().strip_suffix(';'));
    let children = declared.filter_map(|it| it.split_once("mod ")).map(|(_, name)| name.to_owned());
    let mut starts = vec!["crate".to_owned(), "super".to_owned()];
    starts.extend(children);
    let mut found = Vec::new();
    for start in &starts {
        for (at, _) in code.match_indices(&format!("{start}::")) {
            let before = code[..at].trim_end_matches(' ');
            let statement = code[..at].rsplit(';').next().unwrap_or_default().trim();
            let is_in_group = statement.starts_with("use ");
            if code[..at].ends_with(is_name) || before.ends_with("::") || is_in_group {
                continue;
            }
            // `super` in the module of the tests is the file itself.
            let is_inner = start == "super" && code[..at].contains("\nmod ") && {
                let inner = code[..at].rfind("\nmod ").unwrap_or_default();
                code[inner + 1..].lines().next().is_some_and(|it| it.ends_with('{'))
            };
            let skipped = if is_inner { "super::".len() } else { 0 };
            found.extend(use_paths(&code[at + skipped..]));
        }
    }
    found
}

/// Every arrow between two files below `src`; what a module passes on with `pub use` is none.
pub(crate) fn arrows() -> BTreeSet<Arrow> {
    let sources = files(&["src"], &["rs"]);
    let modules = Modules::of(&sources);
    let mut arrows = BTreeSet::new();
    for Source { path: from, text } in &sources {
        let mut code = scan(text, Language::Rust).code;
        for (whole, _) in exports(&code.clone()) {
            code = code.replace(whole, "");
        }
        if from.starts_with("src/bin/") {
            code = code.replace("quanwen::", "crate::");
        }
        for path in paths(&code) {
            let to = modules.file(&absolute(&module_of(from), &path), 0);
            if let Some(to) = to.filter(|it| it != from) {
                arrows.insert((from.clone(), to.to_owned()));
            }
        }
    }
    assert!(!arrows.is_empty(), "src holds no paths");
    arrows
}

#[test]
fn paths_lead_to_files() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let modules = Modules::of(&[
        source("src/lib.rs", ""),
        source("src/store/mod.rs", "pub mod memory;\npub use memory::{Cache, self as m};"),
        source("src/store/memory.rs", ""),
    ]);
    let code = "mod memory;\nuse crate::store::{Cache, memory::{a, b}};\nmemory::c(super::d);\n\
                mod tests {\n    use super::*;\n}";
    let found: Vec<String> = paths(code).iter().map(|it| it.join("::")).collect();
    let expected = [
        "crate::store::Cache",
        "crate::store::memory::a",
        "crate::store::memory::b",
        "super::d",
        "memory::c",
    ];
    assert_eq!(found, expected);
    let file = |path: &str| {
        let path: Segments = path.split("::").map(str::to_owned).collect();
        modules.file(&absolute("store", &path), 0)
    };
    assert_eq!(file("crate::store::Cache"), Some("src/store/memory.rs"));
    assert_eq!(file("memory::c"), Some("src/store/memory.rs"));
    assert_eq!(file("self::Store"), Some("src/store/mod.rs"));
    assert_eq!(file("crate::Nothing"), None);
}
