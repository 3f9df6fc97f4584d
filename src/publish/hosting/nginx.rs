//! The configuration for nginx.

use crate::publish::bundle::csp;
use crate::publish::hosting::hosted_site::HostedSite;
use crate::publish::hosting::mime_types::{MIME_TYPES, text_types};
use crate::publish::hosting::paths::alternation;
use crate::publish::hosting::rules;
use crate::publish::hosting::rules::{
    COMMON_HEADERS, DEFAULT_CACHE_CONTROL, NO_STORE, NOT_FOUND, RULES, Rule,
};
use crate::publish::hosting::template;

/// The configuration, to be included inside `http`.
pub(crate) fn configuration(site: &HostedSite<'_>) -> String {
    let base = site.base();
    let host = site.url.host_str().unwrap_or("_");
    // Variables are global, and one server may have several such sites.
    let name = format!("{host}{base}").replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let types =
        MIME_TYPES.iter().map(|(mime_type, ends)| format!("{mime_type} {};", ends.join(" ")));
    let everywhere =
        COMMON_HEADERS.iter().map(|(name, value)| format!("add_header {name} {value} always;"));
    let values = [
        ("url", vec![site.url.to_string()]),
        ("base", vec![base.clone()]),
        ("host", vec![host.to_owned()]),
        ("name", vec![name]),
        ("otherwise", vec![DEFAULT_CACHE_CONTROL.to_owned()]),
        ("caches", caches(&base)),
        ("policies", policies(site, &base)),
        ("policy", policy_line(site)),
        ("files", vec![rules::files_only(&base)]),
        ("texts", vec![text_types().join(" ")]),
        ("types", types.collect()),
        ("everywhere", everywhere.collect()),
        ("locations", locations(&base)),
        ("no_store", vec![NO_STORE.to_owned()]),
        ("not_found", vec![NOT_FOUND.to_owned()]),
    ];
    template::fill(include_str!("nginx.conf"), &values)
}

/// The rules that set this header, each with its value.
fn rules_with_header(header: &str) -> impl Iterator<Item = (&'static Rule, &'static str)> {
    RULES.iter().filter_map(move |rule| {
        let found = rule.headers.iter().find(|(name, _)| *name == header);
        found.map(|(_, value)| (rule, *value))
    })
}

/// The entries of a map from paths to `Cache-Control`.
fn caches(base: &str) -> Vec<String> {
    let rules =
        rules_with_header("Cache-Control").filter(|(_, value)| *value != DEFAULT_CACHE_CONTROL);
    rules
        .map(|(rule, value)| format!("\"~{}\" \"{value}\";", alternation(rule.paths, base)))
        .collect()
}

/// The entries of a map from the paths of pages to their policy.
fn policies(site: &HostedSite<'_>, base: &str) -> Vec<String> {
    let pages = rules_with_header(csp::HEADER).map(|(rule, _)| alternation(rule.paths, base));
    pages.filter_map(|it| Some(format!("\"~{it}\" \"{}\";", site.policy?))).collect()
}

fn policy_line(site: &HostedSite<'_>) -> Vec<String> {
    let line = |it: &str| format!("add_header {} \"{it}\" always;", csp::HEADER);
    site.policy.map(line).into_iter().collect()
}

/// The locations of paths whose type is not that of their extension. A header may depend on a
/// variable, but a type only on a location.
fn locations(base: &str) -> Vec<String> {
    let location = |(rule, mime_type): (&Rule, &str)| {
        [
            format!("location ~ \"{}\" {{", alternation(rule.paths, base)),
            "    types { }".to_owned(),
            format!("    default_type \"{mime_type}\";"),
            "}".to_owned(),
        ]
    };
    rules_with_header("Content-Type").flat_map(location).collect()
}
