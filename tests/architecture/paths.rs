//! Who writes which path of a published site.

use crate::architecture::sources::{check_lines, lines};

/// The host rules match paths that others have written.
const HOST_RULES: &[&str] = &["src/publish/hosting/rules.rs", "src/publish/hosting/platforms.rs"];

/// How paths begin, or what they are, and the files that may write them besides the host rules.
const WRITERS: &[(&[&str], &[&str])] = &[
    (
        &["articles/", "sections/", "tags/", "archive/", "page/"],
        &["src/route.rs", "src/endpoint.rs"],
    ),
    (&["feed.xml"], &["src/route.rs"]),
    (&["media/"], &["src/publish/content/media.rs"]),
    (&["content/"], &["src/contract.rs"]),
];

/// The path in a line, and who writes it, if that is not the file of this line.
fn wrong_path(at: &str, text: &str) -> Option<String> {
    let may = |files: &[&str]| files.iter().any(|it| at.starts_with(&format!("{it}:")));
    WRITERS.iter().filter(|(_, files)| !may(files) && !may(HOST_RULES)).find_map(
        |(paths, files)| {
            // At the start of a string, or behind the base in a format string.
            let begins = |it: &str| [format!("\"{it}"), format!("}}{it}")];
            let is_written = |it: &&&str| begins(it).iter().any(|it| text.contains(it));
            let path = paths.iter().find(is_written)?;
            Some(format!("take `{path}` from {}", files.join(" or ")))
        },
    )
}

#[test]
fn only_route_writes_a_path() {
    check_lines(&lines(), |line| wrong_path(&line.at, &line.text));
}

#[test]
fn a_path_written_elsewhere_is_found() {
    let wrong = |text| wrong_path("src/publish/prerender/head.rs:1", text).is_some();
    assert!(wrong("format!(\"{base}feed.xml\")") && wrong("\"articles/x\""));
    assert!(!wrong("route.feed_path()") && wrong_path("src/route.rs:9", "\"page/\"").is_none());
}
