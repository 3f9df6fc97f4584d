//! Which part of the crate may use which.

use crate::architecture::arrows::arrows;
use crate::architecture::sources::{Line, all_lines, check, check_lines, lines, mentions};

/// Each part of the crate and the parts it may use besides itself, all of them listed before it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("contract", &[]),
    ("model", &[]),
    ("error", &[]),
    ("retry", &["error"]),
    ("text", &[]),
    ("i18n", &["model", "error"]),
    ("route", &["model"]),
    ("search", &["model", "text", "i18n", "route"]),
    ("endpoint", &["model", "route", "search"]),
    ("freshness", &["model", "search", "endpoint"]),
    ("decode", &["model", "error", "search", "route", "endpoint"]),
    ("store", &["model", "error", "search", "route", "endpoint", "freshness", "decode"]),
    ("components", &["contract", "model", "error", "text", "i18n", "search", "route"]),
    (
        "pages",
        &[
            "contract",
            "model",
            "error",
            "retry",
            "text",
            "i18n",
            "search",
            "route",
            "endpoint",
            "freshness",
            "decode",
            "store",
            "components",
        ],
    ),
    ("app", SHARED),
    ("browser", SHARED),
    ("publish", SHARED),
    ("bin", &["browser", "publish"]),
];
/// What the browser's side and the publisher's side share.
const SHARED: &[&str] = &[
    "contract",
    "model",
    "error",
    "retry",
    "text",
    "i18n",
    "search",
    "route",
    "endpoint",
    "freshness",
    "decode",
    "store",
    "components",
    "pages",
    "app",
];

/// Folders whose own parts have an order: a part uses only parts of earlier rows, never one of its
/// own row.
const STAGES: &[(&str, &[&[&str]])] = &[
    ("search", &[&["analysis"], &["format"], &["query"], &["protocol", "page"]]),
    (
        "browser",
        &[
            &["dom", "events"],
            &["platform", "sanitize", "finder_bridge"],
            &["navigation"],
            &["page"],
            &["start", "finder"],
        ],
    ),
    (
        "publish",
        &[
            &["diagnostic", "content_hash", "json", "url"],
            &["error"],
            &["progress", "files"],
            &["content", "sanitize"],
            &["site", "icons", "output"],
            &["markdown", "bundle"],
            &["library", "hosting", "app_source"],
            &["documents", "web_manifest"],
            &["feeds", "search_index"],
            &["prerender"],
            &["build"],
            &["new_article", "starter", "size_report", "serve", "fuzzing"],
            &["cli"],
        ],
    ),
];

/// Parts that run without Leptos.
const WITHOUT_LEPTOS: &[&str] = &[
    "contract",
    "model",
    "error",
    "retry",
    "text",
    "i18n",
    "search",
    "route",
    "endpoint",
    "freshness",
    "decode",
    "store",
];

/// Crates that work only in a browser.
const BROWSER_CRATES: &[&str] = &["web_sys", "js_sys", "gloo_net", "wasm_bindgen"];

/// The names that follow `before` in a line, such as `model` after `crate::`.
fn names_after<'t>(text: &'t str, before: &str) -> Vec<&'t str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let starts = text.match_indices(before).filter(|(at, _)| !text[..*at].ends_with(is_name));
    let name = |rest: &'t str| rest.split(|c| !is_name(c)).next().unwrap_or_default();
    starts.map(|(at, _)| name(&text[at + before.len()..])).collect()
}

/// What is wrong with the parts of the crate that a line uses.
fn wrong_part(line: &Line) -> Option<String> {
    let (part, allowed) = MAY_USE.iter().find(|(part, _)| *part == line.part)?;
    let used = ["crate::", "quanwen::"].map(|it| names_after(&line.text, it)).concat();
    let wrong = used.into_iter().find(|it| it != part && !allowed.contains(it))?;
    Some(match wrong {
        "" => "name one part at a time after `crate::`, so that this test can read it".to_owned(),
        wrong => format!("`{part}` must not use `{wrong}`: hand it what it needs, or move it"),
    })
}

#[test]
fn every_part_uses_only_what_stands_below_it() {
    let lines = all_lines();
    let unlisted = lines.iter().find(|line| !MAY_USE.iter().any(|(part, _)| *part == line.part));
    assert!(unlisted.is_none(), "{}: list its part in MAY_USE", unlisted.unwrap().at);
    check_lines(&lines, wrong_part);
}

#[test]
fn every_program_uses_its_own_side() {
    let programs = [("reader", "browser"), ("finder", "browser"), ("quanwen", "publish")];
    for line in all_lines().into_iter().filter(|it| it.part == "bin") {
        let used = names_after(&line.text, "quanwen::");
        let program = programs.iter().find(|(it, _)| line.at.contains(&format!("/{it}.rs")));
        let Some((_, side)) = program else { panic!("{}: list its side here", line.at) };
        assert!(used.iter().all(|it| it == side), "{}: only `{side}`", line.at);
    }
}

#[test]
fn no_arrow_turns_back() {
    for (index, (part, allowed)) in MAY_USE.iter().enumerate() {
        let before = |name: &&&str| MAY_USE[..index].iter().any(|(it, _)| it == *name);
        let up = allowed.iter().find(|name| *name != part && !before(name));
        assert_eq!(up, None, "`{part}` may only use parts that are named before it");
    }
}

/// The part of `folder` that a file belongs to: `content` for `src/publish/content/menu.rs`.
fn stage<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    let below = path.strip_prefix("src/")?.strip_prefix(folder)?.strip_prefix('/')?;
    below.split(['/', '.']).next().filter(|it| *it != "mod")
}

#[test]
fn every_stage_uses_only_earlier_ones() {
    let mut faults = Vec::new();
    for (from, to) in arrows() {
        for (folder, rows) in STAGES {
            let row = |part: &str| rows.iter().position(|it| it.contains(&part));
            let (Some(user), Some(other)) = (stage(&from, folder), stage(&to, folder)) else {
                continue;
            };
            match (row(user), row(other)) {
                _ if user == other => {}
                (Some(later), Some(earlier)) if earlier < later => {}
                (Some(_), Some(_)) => {
                    faults.push(format!("{from} -> {to}: `{user}` must not use `{other}`"));
                }
                _ => faults.push(format!("{from} -> {to}: list both parts in STAGES")),
            }
        }
    }
    check(&faults);
}

#[test]
fn the_core_runs_without_leptos() {
    check_lines(&lines(), |line| {
        let wrong = WITHOUT_LEPTOS.contains(&&*line.part) && mentions(&line.text, "leptos");
        wrong.then(|| {
            format!("`{}` runs without Leptos: move this to components or pages", line.part)
        })
    });
}

#[test]
fn only_browser_names_the_interfaces_of_the_browser() {
    check_lines(&lines(), |line| {
        let named = BROWSER_CRATES.iter().find(|it| mentions(&line.text, it))?;
        (line.part != "browser").then(|| format!("`{named}` belongs into src/browser"))
    });
}

#[test]
fn nothing_unfinished_or_unexplained_is_left() {
    check_lines(&lines(), |line| {
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
fn a_part_out_of_order_is_found() {
    let line = |part: &str, text: &str| Line {
        at: String::new(),
        part: part.to_owned(),
        text: text.to_owned(),
        is_test: false,
    };
    assert_eq!(wrong_part(&line("store", "use crate::model::Slug;")), None);
    assert!(wrong_part(&line("model", "use crate::store::Store;")).is_some());
    assert!(wrong_part(&line("store", "use crate::{model, error};")).is_some());
    assert_eq!(stage("src/publish/content/menu.rs", "publish"), Some("content"));
}
