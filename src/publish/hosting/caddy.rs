//! The configuration for Caddy.

use crate::publish::bundle::csp;
use crate::publish::hosting::hosted_site::HostedSite;
use crate::publish::hosting::paths::alternation;
use crate::publish::hosting::rules;
use crate::publish::hosting::rules::{
    COMMON_HEADERS, DEFAULT_CACHE_CONTROL, NO_STORE, NOT_FOUND, RULES,
};
use crate::publish::hosting::template;

/// The `Caddyfile`.
pub(crate) fn configuration(site: &HostedSite<'_>) -> String {
    let base = site.base();
    let policy = site.policy.map(|it| header("", &(csp::HEADER, it)));
    let values = [
        ("url", vec![site.url.to_string()]),
        ("base", vec![base.clone()]),
        ("origin", vec![site.url.origin().ascii_serialization()]),
        ("otherwise", vec![DEFAULT_CACHE_CONTROL.to_owned()]),
        ("rules", rules(site, &base)),
        ("policy", policy.into_iter().collect()),
        ("files", vec![rules::files_only(&base)]),
        ("no_store", vec![NO_STORE.to_owned()]),
        ("not_found", vec![NOT_FOUND.to_owned()]),
    ];
    template::fill(include_str!("Caddyfile"), &values)
}

fn rules(site: &HostedSite<'_>, base: &str) -> Vec<String> {
    let mut lines: Vec<String> = COMMON_HEADERS.iter().map(|it| header("", it)).collect();
    for (number, rule) in RULES.iter().enumerate() {
        lines.push(format!("@rule{number} path_regexp `{}`", alternation(rule.paths, base)));
        let headers = site.headers(rule);
        lines.extend(headers.iter().map(|it| header(&format!(" @rule{number}"), it)));
    }
    lines
}

/// A directive that sets a header, on the responses that `matcher` selects.
fn header(matcher: &str, (name, value): &(&str, &str)) -> String {
    format!("header{matcher} {name} \"{value}\"")
}
