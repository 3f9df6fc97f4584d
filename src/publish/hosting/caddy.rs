//! A configuration for Caddy.

use crate::publish::app::policy;
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
        ("rules", rules(site, &base)),
        ("policy", site.policy.map(|it| header("", &(policy::NAME, it))).into_iter().collect()),
        ("files", vec![rules::files_only(&base)]),
        ("no_store", vec![NO_STORE.to_owned()]),
        ("not_found", vec![NOT_FOUND.to_owned()]),
    ];
    template::fill(include_str!("Caddyfile"), &lines)
}

fn rules(site: &Site<'_>, base: &str) -> Vec<String> {
    let mut lines: Vec<String> = EVERYWHERE.iter().map(|it| header("", it)).collect();
    for (number, rule) in RULES.iter().enumerate() {
        lines.push(format!("@rule{number} path_regexp `{}`", rules::any(rule.paths, base)));
        let headers = site.headers(rule);
        lines.extend(headers.iter().map(|it| header(&format!(" @rule{number}"), it)));
    }
    lines
}

fn header(who: &str, (name, value): &(&str, &str)) -> String {
    format!("header{who} {name} \"{value}\"")
}
