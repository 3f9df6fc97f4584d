//! A configuration for nginx.

use crate::publish::app::policy;
use crate::publish::hosting::rules::{
    self, EVERYWHERE, NO_STORE, NOT_FOUND, OTHERWISE, RULES, Rule, TYPES,
};
use crate::publish::hosting::{Site, template};

/// The configuration, to be included where `server` may stand.
pub(super) fn configuration(site: &Site<'_>) -> String {
    let base = site.base();
    let host = site.url.host_str().unwrap_or("_");
    // One server may have several such sites, and variables are for all of them.
    let name = format!("{host}{base}").replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let kinds = TYPES.iter().map(|(kind, ends)| format!("{kind} {};", ends.join(" ")));
    let everywhere =
        EVERYWHERE.iter().map(|(name, value)| format!("add_header {name} {value} always;"));
    let lines = [
        ("url", vec![site.url.to_string()]),
        ("base", vec![base.clone()]),
        ("host", vec![host.to_owned()]),
        ("name", vec![name]),
        ("otherwise", vec![OTHERWISE.to_owned()]),
        ("caches", caches(&base)),
        ("policies", policies(site, &base)),
        ("policy", policy_line(site)),
        ("files", vec![rules::files_only(&base)]),
        ("texts", vec![texts().join(" ")]),
        ("types", kinds.collect()),
        ("everywhere", everywhere.collect()),
        ("locations", locations(&base)),
        ("no_store", vec![NO_STORE.to_owned()]),
        ("not_found", vec![NOT_FOUND.to_owned()]),
    ];
    template::fill(include_str!("nginx.conf"), &lines)
}

/// The rules with a value for this header, and it.
fn with(header: &str) -> impl Iterator<Item = (&'static Rule, &'static str)> {
    RULES.iter().filter_map(move |rule| {
        let found = rule.headers.iter().find(|(name, _)| *name == header);
        found.map(|(_, value)| (rule, *value))
    })
}

fn caches(base: &str) -> Vec<String> {
    let rules = with("Cache-Control").filter(|(_, value)| *value != OTHERWISE);
    rules.map(|(rule, it)| format!("\"~{}\" \"{it}\";", rules::any(rule.paths, base))).collect()
}

/// Which paths are pages, and the policy of all of them.
fn policies(site: &Site<'_>, base: &str) -> Vec<String> {
    let pages = with(policy::NAME).map(|(rule, _)| rules::any(rule.paths, base));
    pages.filter_map(|it| Some(format!("\"~{it}\" \"{}\";", site.policy?))).collect()
}

fn policy_line(site: &Site<'_>) -> Vec<String> {
    let line = |it: &str| format!("add_header {} \"{it}\" always;", policy::NAME);
    site.policy.map(line).into_iter().collect()
}

/// Headers can depend on a variable, types only on a location.
fn locations(base: &str) -> Vec<String> {
    let location = |(rule, kind): (&Rule, &str)| {
        [
            format!("location ~ \"{}\" {{", rules::any(rule.paths, base)),
            "    types { }".to_owned(),
            format!("    default_type \"{kind}\";"),
            "}".to_owned(),
        ]
    };
    with("Content-Type").flat_map(location).collect()
}

/// Types that are text: they have a charset and can be made smaller. HTML goes without saying.
fn texts() -> Vec<&'static str> {
    let is_text = |it: &&str| it.starts_with("text/") || it.contains("json") || it.contains("xml");
    TYPES[1..].iter().map(|(kind, _)| *kind).filter(is_text).collect()
}
