//! Netlify, Cloudflare Pages and Vercel: patterns and headers.

use serde_json::{Value, json};

use crate::publish::hosting::rules::{COMMON_HEADERS, RULES};
use crate::publish::hosting::{HostedSite, MISSING_PATH};

/// `_headers`, for Netlify and Cloudflare Pages.
pub(crate) fn headers(site: &HostedSite<'_>) -> String {
    let block = |(path, headers): (String, Vec<(&str, &str)>)| {
        let headers = headers.iter().map(|(name, value)| format!("  {name}: {value}\n"));
        format!("{path}\n{}", headers.collect::<String>())
    };
    rules(site, "*").into_iter().map(block).collect()
}

/// `_redirects`, for Netlify: a missing file is said so in plain text. Cloudflare Pages knows no
/// such rule and leaves it out; the page it shows instead has the status 404 as well.
pub(crate) fn redirects(site: &HostedSite<'_>) -> String {
    let base = site.url.path();
    ["content/", "media/"].map(|it| format!("{base}{it}*  {base}{MISSING_PATH}  404\n")).concat()
}

/// `vercel.json`.
pub(crate) fn vercel(site: &HostedSite<'_>) -> String {
    let header = |(name, value): &(&str, &str)| json!({ "key": name, "value": value });
    let rule = |(path, headers): (String, Vec<(&str, &str)>)| {
        let headers: Value = headers.iter().map(header).collect();
        json!({ "source": path, "headers": headers })
    };
    let rules: Value = rules(site, "(.*)").into_iter().map(rule).collect();
    format!("{:#}\n", json!({ "trailingSlash": true, "headers": rules }))
}

/// The whole table, with one pattern a row.
fn rules<'s>(site: &'s HostedSite<'_>, all: &str) -> Vec<(String, Vec<(&'static str, &'s str)>)> {
    let base = site.url.path();
    let mut rows = vec![(format!("{base}{all}"), COMMON_HEADERS.to_vec())];
    for rule in RULES {
        let globs = rule.paths.iter().flat_map(|it| it.globs(base, &site.hashed, all));
        rows.extend(globs.map(|it| (it, site.headers(rule))));
    }
    rows
}
