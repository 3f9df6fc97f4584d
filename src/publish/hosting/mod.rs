//! Configuration files for hosts, all written from one table of rules.
//!
//! Tests: `tests/publish/hosting.rs`, `tests/publish/hosting_servers.rs`

use url::Url;

use crate::publish::content_hash::is_hashed_name;
use crate::publish::files::Files;
use crate::publish::hosting::hosted_site::HostedSite;

pub(crate) mod mime_types; // types of files by extension
mod paths; // sets of paths, as globs and as regular expressions
pub(crate) mod rules; // the table: headers by path
mod hosted_site; // what the files depend on
mod template; // text files with placeholders
mod platforms; // Netlify, Cloudflare Pages, Vercel
mod nginx; // nginx.conf
mod caddy; // Caddyfile

/// The configuration files, by path, for the site at `base_url`. `site_files` are its other files,
/// and `policy` is the content security policy of its pages.
pub(crate) fn files(
    base_url: &str,
    site_files: &Files,
    policy: Option<&str>,
) -> Vec<(String, Vec<u8>)> {
    // `settings::parse_base_url` lets no other URL through.
    let Ok(url) = Url::parse(base_url) else { return Vec::new() };
    let names = site_files.keys().map(String::as_str);
    let hashed = names.filter(|it| !it.contains('/') && is_hashed_name(it)).collect();
    let site = HostedSite { url: &url, hashed, policy };
    let files = [
        ("_headers", platforms::headers(&site)),
        ("_redirects", platforms::redirects(&site)),
        ("vercel.json", platforms::vercel(&site)),
        ("hosting/nginx.conf", nginx::configuration(&site)),
        ("hosting/Caddyfile", caddy::configuration(&site)),
        (rules::MISSING_PATH, format!("{}\n", rules::NOT_FOUND)),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::publish::files::FileContent;
    use crate::publish::hosting::paths::alternation;
    use crate::publish::hosting::rules::{COMMON_HEADERS, POLICY_PLACEHOLDER, RULES};

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
    fn every_rule_is_in_every_file() {
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
                            let (start, line) =
                                (format!("\n{glob}\n"), format!("  {name}: {value}"));
                            let has_line = |block: &str| {
                                let own = block.lines().take_while(|it| it.starts_with(' '));
                                own.into_iter().any(|it| it == line)
                            };
                            let all = format!("\n{}", files["_headers"]);
                            assert!(all.split(&start).skip(1).any(has_line), "{glob} {line}");
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
    fn a_path_that_is_not_ascii_is_written_in_the_form_that_each_host_compares() {
        let files = written("https://a.example/新/");
        assert!(files["_headers"].contains("\n/%E6%96%B0/media/*\n"));
        assert!(files["hosting/nginx.conf"].contains("^/新/media/"));
        assert!(files["hosting/Caddyfile"].contains("^/新/media/"));
    }
}
