//! The configuration for Netlify, Cloudflare Pages and Vercel: glob patterns and headers.

use serde_json::{Value, json};

use crate::publish::hosting::hosted_site::HostedSite;
use crate::publish::hosting::rules::{COMMON_HEADERS, MISSING_PATH, RULES};
use crate::publish::json::without_nulls;

/// A pattern and its headers.
type PatternHeaders<'s> = (String, Vec<(&'static str, &'s str)>);

/// `_headers`, for Netlify and Cloudflare Pages.
pub(crate) fn headers(site: &HostedSite<'_>) -> String {
    let block = |(pattern, headers): PatternHeaders<'_>| {
        let headers = headers.iter().map(|(name, value)| format!("  {name}: {value}\n"));
        format!("{pattern}\n{}", headers.collect::<String>())
    };
    rules(site, "*").into_iter().map(block).collect()
}

/// `_redirects`, for Netlify: a missing file gets plain text. Cloudflare Pages ignores these lines,
/// because it allows no status 404 there; it sends its page for missing files, also with status 404.
pub(crate) fn redirects(site: &HostedSite<'_>) -> String {
    let base = site.url.path();
    ["content/", "media/"].map(|it| format!("{base}{it}*  {base}{MISSING_PATH}  404\n")).concat()
}

/// `vercel.json`.
pub(crate) fn vercel(site: &HostedSite<'_>) -> String {
    let header = |(name, value): &(&str, &str)| json!({ "key": name, "value": value });
    let rule = |(pattern, headers): PatternHeaders<'_>| {
        let headers: Value = headers.iter().map(header).collect();
        json!({ "source": pattern, "headers": headers })
    };
    let rules: Value = rules(site, "(.*)").into_iter().map(rule).collect();
    format!("{:#}\n", without_nulls(json!({ "trailingSlash": true, "headers": rules })))
}

/// All rules, one for each pattern. `all` is the host's sign for any text.
fn rules<'s>(site: &'s HostedSite<'_>, all: &str) -> Vec<PatternHeaders<'s>> {
    let base = site.url.path();
    let mut rules = vec![(format!("{base}{all}"), COMMON_HEADERS.to_vec())];
    for rule in RULES {
        let globs = rule.paths.iter().flat_map(|it| it.globs(base, &site.hashed, all));
        rules.extend(globs.map(|it| (it, site.headers(rule))));
    }
    rules
}
