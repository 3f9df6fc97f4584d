//! Files that tell a host how to answer, all written from one table.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::publish::content_hash;
use crate::publish::hosting::rules::{POLICY_PLACEHOLDER, Rule};
use crate::publish::output::output_dir::Files;

mod rules; // the table
mod template; // texts with places to fill
mod platforms; // hosts that read patterns
mod nginx;
mod caddy;

/// What a host that has no page for it says of a missing file.
const MISSING_PATH: &str = "hosting/missing.txt";

/// The site these files are for.
struct HostedSite<'s> {
    url: &'s Url,
    /// Files at its top with a hash in their name.
    hashed: Vec<&'s str>,
    /// The content security policy of its pages; none while one works on the reader.
    policy: Option<&'s str>,
}

/// The files for a site of `others` at `base_url`, by path.
pub(crate) fn files(
    base_url: &str,
    others: &Files,
    policy: Option<&str>,
) -> Vec<(String, Vec<u8>)> {
    // The settings and the command line take nothing that does not parse.
    let Ok(url) = Url::parse(base_url) else { return Vec::new() };
    let names = others.keys().map(String::as_str);
    let hashed = names.filter(|it| !it.contains('/') && content_hash::is_hashed_name(it)).collect();
    let site = HostedSite { url: &url, hashed, policy };
    let files = [
        ("_headers", platforms::headers(&site)),
        ("_redirects", platforms::redirects(&site)),
        ("vercel.json", platforms::vercel(&site)),
        ("hosting/nginx.conf", nginx::configuration(&site)),
        ("hosting/Caddyfile", caddy::configuration(&site)),
        (MISSING_PATH, format!("{}\n", rules::NOT_FOUND)),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect()
}

impl HostedSite<'_> {
    /// Its path as servers compare it, with a slash at both ends.
    fn base(&self) -> String {
        percent_decode_str(self.url.path()).decode_utf8_lossy().into_owned()
    }

    /// The headers of a rule, with the site's own policy.
    fn headers(&self, rule: &Rule) -> Vec<(&'static str, &str)> {
        let header = |(name, value): &(&'static str, &'static str)| match *value {
            POLICY_PLACEHOLDER => self.policy.map(|policy| (*name, policy)),
            value => Some((*name, value)),
        };
        rule.headers.iter().filter_map(header).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::rules::{COMMON_HEADERS, RULES, alternation};
    use super::*;
    use crate::publish::output::output_dir::FileContent;

    const SCRIPT: &str = "reader-0123456789abcdef.js";

    fn written(base_url: &str) -> BTreeMap<String, String> {
        let names = [SCRIPT, "icon.svg", "media/pic-0123456789ab.svg"];
        let others = names.map(|it| (it.to_owned(), FileContent::Bytes(Vec::new()))).into();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        files(base_url, &others, Some("default-src 'none'; x"))
            .into_iter()
            .map(|(path, bytes)| (path, text(bytes)))
            .collect()
    }

    #[test]
    fn every_rule_stands_in_every_file() {
        for (base_url, base) in [("https://a.example/", "/"), ("https://a.example/s.b/", "/s.b/")] {
            let files = written(base_url);
            let (nginx, caddy) = (&files["hosting/nginx.conf"], &files["hosting/Caddyfile"]);
            for (name, value) in COMMON_HEADERS {
                assert!(files["_headers"].starts_with(&format!("{base}*\n")));
                for file in ["_headers", "vercel.json", "hosting/nginx.conf", "hosting/Caddyfile"] {
                    assert!(files[file].contains(name) && files[file].contains(value), "{file}");
                }
            }
            for rule in RULES {
                let paths = alternation(rule.paths, base);
                assert!(caddy.contains(&format!("path_regexp `{paths}`\n")), "{paths}");
                for (name, value) in rule.headers {
                    let value =
                        if *value == POLICY_PLACEHOLDER { &"default-src 'none'; x" } else { value };
                    let is_default = *value == rules::DEFAULT_CACHE_CONTROL;
                    assert!(nginx.contains(&paths) || is_default, "{paths}");
                    assert!(
                        nginx.contains(value) && caddy.contains(&format!("{name} \"{value}\""))
                    );
                    for path in rule.paths {
                        for glob in path.globs(base, &[SCRIPT], "*") {
                            let (begin, line) =
                                (format!("\n{glob}\n"), format!("  {name}: {value}"));
                            let said = |block: &str| {
                                let own = block.lines().take_while(|it| it.starts_with(' '));
                                own.into_iter().any(|it| it == line)
                            };
                            let all = format!("\n{}", files["_headers"]);
                            assert!(all.split(&begin).skip(1).any(said), "{glob} {line}");
                        }
                        for glob in path.globs(base, &[SCRIPT], "(.*)") {
                            assert!(
                                files["vercel.json"].contains(&format!("\"{glob}\"")),
                                "{glob}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_path_that_is_not_ascii_is_written_as_each_host_compares_it() {
        let files = written("https://a.example/新/");
        assert!(files["_headers"].contains("\n/%E6%96%B0/media/*\n"));
        assert!(files["hosting/nginx.conf"].contains("^/新/media/"));
        assert!(files["hosting/Caddyfile"].contains("^/新/media/"));
    }
}
