//! A configuration for Caddy.

use crate::publish::hosting::rules::{self, EVERYWHERE, NO_STORE, NOT_FOUND, OTHERWISE, RULES};
use crate::publish::hosting::{Site, template};

/// The `Caddyfile`.
pub(super) fn configuration(site: &Site<'_>) -> String {
    let base = site.base();
    let lines = [
        ("url", vec![site.url.to_string()]),
        ("base", vec![base.clone()]),
        ("origin", vec![site.url.origin().ascii_serialization()]),
        ("otherwise", vec![OTHERWISE.to_owned()]),
        ("rules", rules(&base)),
        ("files", vec![rules::files_only(&base)]),
        ("no_store", vec![NO_STORE.to_owned()]),
        ("not_found", vec![NOT_FOUND.to_owned()]),
    ];
    template::fill(include_str!("Caddyfile"), &lines)
}

fn rules(base: &str) -> Vec<String> {
    let header =
        |who: &str, (name, value): &(&str, &str)| format!("header{who} {name} \"{value}\"");
    let mut lines: Vec<String> = EVERYWHERE.iter().map(|it| header("", it)).collect();
    for (number, rule) in RULES.iter().enumerate() {
        lines.push(format!("@rule{number} path_regexp `{}`", rules::any(rule.paths, base)));
        lines.extend(rule.headers.iter().map(|it| header(&format!(" @rule{number}"), it)));
    }
    lines
}
