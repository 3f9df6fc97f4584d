//! Who may use whom, and what may stand where: read from the sources themselves.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Each part of the crate and the parts it may use, besides itself. All of them stand before it:
/// no arrow turns back.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("error", &[]),
    ("text", &["model", "error"]),
    ("search", &["model", "text"]),
    ("route", &["model"]),
    ("endpoint", &["model", "route", "search"]),
    ("freshness", &["endpoint", "search"]),
    ("retry", &["error"]),
    ("reading", &["model", "error", "route", "search", "endpoint"]),
    ("store", &["model", "error", "route", "search", "endpoint", "freshness", "reading"]),
    ("components", &["model", "error", "text", "search", "route"]),
    (
        "pages",
        &[
            "model",
            "error",
            "freshness",
            "retry",
            "text",
            "search",
            "route",
            "endpoint",
            "reading",
            "store",
            "components",
        ],
    ),
    ("app", SHARED),
    ("browser", SHARED),
    ("publish", SHARED),
    ("bin/reader", &["browser"]),
    ("bin/finder", &["browser"]),
    ("bin/quanwen", &["publish"]),
];
/// What both sides, the browser's and the publisher's, are made of.
const SHARED: &[&str] = &[
    "model",
    "error",
    "freshness",
    "retry",
    "text",
    "search",
    "route",
    "endpoint",
    "reading",
    "store",
    "components",
    "pages",
    "app",
];

/// Parts that run without Leptos.
const PLAIN: &[&str] = &[
    "model",
    "error",
    "freshness",
    "retry",
    "text",
    "search",
    "route",
    "endpoint",
    "reading",
    "store",
];

/// Crates that only a browser can give something to.
const OF_THE_BROWSER: &[&str] = &["web_sys", "js_sys", "gloo_net", "wasm_bindgen"];

const LONGEST_FILE_LINES: usize = 300;

/// A line of code that is no comment and in no test.
pub(crate) struct Line {
    /// Below `src`, such as `components/story.rs:12`.
    pub(crate) at: String,
    /// The part of the crate it is in.
    pub(crate) part: String,
    pub(crate) text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files below `dir` that end so, by their path below the crate.
fn files(dir: &str, extension: &str) -> Vec<PathBuf> {
    let (mut files, mut dirs) = (Vec::new(), vec![root().join(dir)]);
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).expect("the directory is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                files.push(path.strip_prefix(root()).expect("it is below").to_owned());
            }
        }
    }
    files.sort();
    assert!(!files.is_empty(), "nothing in {dir} ends in .{extension}");
    files
}

/// The code of the whole crate, without `lib.rs`, which only names the parts.
fn lines() -> Vec<Line> {
    let mut lines = Vec::new();
    for path in files("src", "rs") {
        let below =
            path.strip_prefix("src").expect("it is").to_str().expect("it is text").to_owned();
        if below == "lib.rs" {
            continue;
        }
        // Each program is a part of its own.
        let end = if below.starts_with("bin/") { &['.'][..] } else { &['/', '.'] };
        let part = below.split(end).next().unwrap_or_default();
        let source = read(&root().join(&path));
        let is_test =
            |it: &&str| it.starts_with("#[cfg(test)]") || it.starts_with("#[cfg(all(test");
        let code = source.lines().enumerate().take_while(|(_, line)| !is_test(line));
        for (number, line) in code.filter(|(_, line)| !line.trim_start().starts_with("//")) {
            lines.push(Line {
                at: format!("src/{below}:{}", number + 1),
                part: part.to_owned(),
                text: line.to_owned(),
            });
        }
    }
    lines
}

/// The names that follow `before` in a line, such as `model` after `crate::`.
fn names_after<'t>(text: &'t str, before: &str) -> Vec<&'t str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let starts = text.match_indices(before).filter(|(at, _)| !text[..*at].ends_with(is_name));
    let name = |rest: &'t str| rest.split(|c| !is_name(c)).next().unwrap_or_default();
    starts.map(|(at, _)| name(&text[at + before.len()..])).collect()
}

/// The line speaks of something called so.
pub(crate) fn says(text: &str, name: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|it| it == name)
}

/// Fails with every line `fault` objects to.
pub(crate) fn no_line(fault: impl Fn(&Line) -> Option<String>) {
    let mut faults = String::new();
    for line in lines() {
        if let Some(advice) = fault(&line) {
            // Writing to a string cannot fail.
            let _ = writeln!(faults, "{}: {advice}\n    {}", line.at, line.text.trim());
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn every_part_uses_only_what_stands_below_it() {
    no_line(|line| {
        let Some((part, allowed)) = MAY_USE.iter().find(|(part, _)| *part == line.part) else {
            return Some(format!("say in MAY_USE what `{}` may use", line.part));
        };
        let used = ["crate::", "quanwen::"].map(|it| names_after(&line.text, it)).concat();
        let wrong = used.into_iter().find(|it| it != part && !allowed.contains(it))?;
        Some(match wrong {
            "" => {
                "name one part at a time after `crate::`, so that this test can read it".to_owned()
            }
            wrong => format!("`{part}` must not know `{wrong}`: hand it what it needs, or move it"),
        })
    });
}

#[test]
fn no_arrow_turns_back() {
    for (place, (part, allowed)) in MAY_USE.iter().enumerate() {
        let before = |name: &&&str| MAY_USE[..place].iter().any(|(it, _)| it == *name);
        let up = allowed.iter().find(|name| *name != part && !before(name));
        assert_eq!(up, None, "`{part}` may only use parts that are named before it");
    }
}

#[test]
fn the_core_runs_without_leptos() {
    no_line(|line| {
        let wrong = PLAIN.contains(&line.part.as_str()) && says(&line.text, "leptos");
        wrong.then(|| {
            format!("`{}` runs without Leptos: move this to components or pages", line.part)
        })
    });
}

#[test]
fn only_browser_names_the_interfaces_of_the_browser() {
    no_line(|line| {
        let named = OF_THE_BROWSER.iter().find(|it| says(&line.text, it))?;
        (line.part != "browser").then(|| format!("`{named}` belongs into src/browser"))
    });
}

#[test]
fn only_route_writes_a_path() {
    let knows = |part: &str| matches!(part, "route" | "endpoint" | "publish");
    let begins = ["\"articles/", "\"sections/", "\"tags/", "\"archive/", "\"page/"];
    no_line(|line| {
        let path = !knows(&line.part) && begins.iter().any(|it| line.text.contains(it));
        path.then(|| "make a Route (or an Endpoint) and take its path".to_owned())
    });
}

#[test]
fn markup_has_one_door() {
    let doors: Vec<String> =
        lines().into_iter().filter(|it| says(&it.text, "inner_html")).map(|it| it.at).collect();
    let only = matches!(&doors[..], [at] if at.starts_with("src/components/prose.rs:"));
    assert!(only, "`inner_html` stands in one line of components/prose.rs, not in {doors:?}");
}

#[test]
fn nothing_unfinished_or_unexplained_is_left() {
    no_line(|line| {
        let advice = [
            ("unwrap()", "say with `expect` why it cannot fail, or handle that it does"),
            ("todo!", "finish it"),
            ("dbg!", "take it out"),
            ("#[allow", "use #[expect(…, reason = …)]"),
            ("#![allow", "use #![expect(…, reason = …)]"),
        ];
        let found = advice.iter().find(|(wrong, _)| line.text.contains(wrong))?;
        Some(found.1.to_owned())
    });
}

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    let length = |path: &PathBuf| read(&root().join(path)).lines().count();
    let long = |path: &PathBuf| (length(path) > LONGEST_FILE_LINES).then(|| path.clone());
    let long: Vec<PathBuf> = files("src", "rs").iter().filter_map(long).collect();
    assert!(long.is_empty(), "more than {LONGEST_FILE_LINES} lines, divide them: {long:?}");
}

#[test]
fn every_stylesheet_is_linked_and_every_link_leads_to_one() {
    let page = read(&root().join("index.html"));
    let links = page.split("href=\"").skip(1).filter_map(|it| it.split('"').next());
    let links: BTreeSet<String> =
        links.filter(|it| it.rsplit('.').next() == Some("css")).map(str::to_owned).collect();
    let files = files("style", "css").iter().map(|it| it.to_str().unwrap().to_owned()).collect();
    assert_eq!(links, files, "left: linked in index.html; right: in style/");
}

#[test]
fn every_stylesheet_stands_in_one_of_the_layers_index_html_declares() {
    let page = read(&root().join("index.html"));
    let declared = page.split_once("@layer ").and_then(|(_, it)| it.split_once(';')).unwrap().0;
    let declared: Vec<&str> = declared.split(", ").collect();
    for path in files("style", "css") {
        let code = without_comments(&read(&root().join(&path)));
        let (path, code) = (path.display(), code.trim());
        let layer = code.strip_prefix("@layer ").and_then(|it| it.split_once(" {"));
        let Some((layer, rest)) = layer else { panic!("{path}:1: begin with `@layer name {{`") };
        assert!(declared.contains(&layer), "{path}: `{layer}` is none of {declared:?}");
        let mut depth = 1_i32;
        let end = rest.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        assert_eq!(end, Some(rest.len() - 1), "{path}: something stands behind the layer");
    }
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|it| it.split_once("*/")).fold(first, |code, (_, rest)| code + rest)
}
