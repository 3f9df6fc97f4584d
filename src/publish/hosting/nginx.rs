//! A configuration for nginx.

use crate::publish::bundle::csp;
use crate::publish::hosting::rules;
use crate::publish::hosting::rules::{
    COMMON_HEADERS, DEFAULT_CACHE_CONTROL, MIME_TYPES, NO_STORE, NOT_FOUND, RULES, Rule,
};
use crate::publish::hosting::{HostedSite, template};

/// The configuration, to be included where `server` may stand.
pub(crate) fn configuration(site: &HostedSite<'_>) -> String {
    let base = site.base();
    let host = site.url.host_str().unwrap_or("_");
    // One server may have several such sites, and variables are for all of them.
    let name = format!("{host}{base}").replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let kinds = MIME_TYPES.iter().map(|(kind, ends)| format!("{kind} {};", ends.join(" ")));
    let everywhere =
        COMMON_HEADERS.iter().map(|(name, value)| format!("add_header {name} {value} always;"));
    let lines = [
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
        ("types", kinds.collect()),
        ("everywhere", everywhere.collect()),
        ("locations", locations(&base)),
        ("no_store", vec![NO_STORE.to_owned()]),
        ("not_found", vec![NOT_FOUND.to_owned()]),
    ];
    template::fill(include_str!("nginx.conf"), &lines)
}

/// The rules with a value for this header, and it.
fn rules_with_header(header: &str) -> impl Iterator<Item = (&'static Rule, &'static str)> {
    RULES.iter().filter_map(move |rule| {
        let found = rule.headers.iter().find(|(name, _)| *name == header);
        found.map(|(_, value)| (rule, *value))
    })
}

fn caches(base: &str) -> Vec<String> {
    let rules =
        rules_with_header("Cache-Control").filter(|(_, value)| *value != DEFAULT_CACHE_CONTROL);
    rules
        .map(|(rule, it)| format!("\"~{}\" \"{it}\";", rules::alternation(rule.paths, base)))
        .collect()
}

/// Which paths are pages, and the policy of all of them.
fn policies(site: &HostedSite<'_>, base: &str) -> Vec<String> {
    let pages =
        rules_with_header(csp::HEADER).map(|(rule, _)| rules::alternation(rule.paths, base));
    pages.filter_map(|it| Some(format!("\"~{it}\" \"{}\";", site.policy?))).collect()
}

fn policy_line(site: &HostedSite<'_>) -> Vec<String> {
    let line = |it: &str| format!("add_header {} \"{it}\" always;", csp::HEADER);
    site.policy.map(line).into_iter().collect()
}

/// Headers can depend on a variable, types only on a location.
fn locations(base: &str) -> Vec<String> {
    let location = |(rule, kind): (&Rule, &str)| {
        [
            format!("location ~ \"{}\" {{", rules::alternation(rule.paths, base)),
            "    types { }".to_owned(),
            format!("    default_type \"{kind}\";"),
            "}".to_owned(),
        ]
    };
    rules_with_header("Content-Type").flat_map(location).collect()
}

/// Types that are text: they have a charset and can be made smaller. HTML goes without saying.
fn text_types() -> Vec<&'static str> {
    let is_text = |it: &&str| it.starts_with("text/") || it.contains("json") || it.contains("xml");
    MIME_TYPES[1..].iter().map(|(kind, _)| *kind).filter(is_text).collect()
}
