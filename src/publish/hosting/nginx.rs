//! A configuration for nginx.

use std::fmt::Write;

use crate::publish::hosting::Site;
use crate::publish::hosting::rules::{
    self, EVERYWHERE, NO_STORE, NOT_FOUND, OTHERWISE, RULES, TYPES,
};

/// The configuration, to be included where `server` may stand.
pub(super) fn configuration(site: &Site<'_>) -> String {
    let base = site.base();
    // One server may have several such sites, and variables are for all of them.
    let name = format!("{}{base}", site.host()).replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let (cache, missing) = (format!("$cache_{name}"), format!("$missing_{name}"));
    let mut text = format!(
        "# nginx for {url}, to be included in http {{ }}, for instance by a link\n\
         # in /etc/nginx/sites-enabled/. Only the first lines of `server` are yours to change.\n\
         #\n\
         # $root is the directory the site lies in at its path: quanwen build --out $root{base}\n\n\
         map $uri {cache} {{\n    default \"{OTHERWISE}\";\n",
        url = site.url,
    );
    for rule in RULES {
        let value = rule.headers.iter().find(|(name, _)| *name == "Cache-Control");
        if let Some((_, value)) = value.filter(|(_, it)| *it != OTHERWISE) {
            line(&mut text, &format!("\"~{}\" \"{value}\"", rules::any(rule.paths, &base)));
        }
    }
    let files = rules::files_only(&base);
    let _ = write!(
        text,
        "}}\n\n\
         map $uri {missing} {{\n    default \"{base}404.html\";\n    \"~{files}\" @missing;\n}}\n\n\
         server {{\n    \
             listen 80;\n    \
             server_name {host};\n    \
             set $root /srv/www;\n\n    \
             root $root;\n    \
             index index.html;\n    \
             absolute_redirect off;\n    \
             charset utf-8;\n    \
             charset_types {texts};\n    \
             gzip on;\n    \
             gzip_static on;\n    \
             gzip_vary on;\n    \
             gzip_proxied any;\n    \
             gzip_types {texts};\n    \
             # brotli_static on; # with the module ngx_brotli\n",
        host = site.host(),
        texts = texts().join(" "),
    );
    text.push_str("    types {\n");
    for (kind, ends) in TYPES {
        let _ = writeln!(text, "        {kind} {};", ends.join(" "));
    }
    text.push_str("    }\n\n");
    let _ = writeln!(text, "    add_header Cache-Control {cache};");
    text.push_str(&everywhere());
    // A directory without a page is no page either.
    let _ = writeln!(text, "    error_page 404 {missing};\n    error_page 403 =404 {missing};\n");
    text.push_str(&locations(&base));
    text.push_str("}\n");
    text
}

fn locations(base: &str) -> String {
    let everywhere = everywhere();
    let mut text = String::new();
    for rule in RULES {
        for (_, kind) in rule.headers.iter().filter(|(name, _)| *name == "Content-Type") {
            let paths = rules::any(rule.paths, base);
            let _ = write!(
                text,
                "    location ~ \"{paths}\" {{\n        types {{ }}\n        \
                 default_type \"{kind}\";\n    }}\n"
            );
        }
    }
    let _ = write!(
        text,
        "    location = \"{base}404.html\" {{\n        \
         add_header Cache-Control \"{OTHERWISE}\" always;\n    {page}    }}\n    \
         location @missing {{\n        types {{ }}\n        default_type text/plain;\n        \
         add_header Cache-Control {NO_STORE} always;\n    {page}        \
         return 404 \"{NOT_FOUND}\";\n    }}\n    \
         # Where the publisher writes before it switches.\n    \
         location ~ /\\.quanwen- {{\n        return 404;\n    }}\n",
        page = everywhere.replace("\n    ", "\n        "),
        NOT_FOUND = NOT_FOUND.replace('\n', "\\n"),
    );
    text
}

/// The headers of all answers, errors included.
fn everywhere() -> String {
    let header = |(name, value): &(&str, &str)| format!("    add_header {name} {value} always;\n");
    EVERYWHERE.iter().map(header).collect()
}

/// Types that are text, so have a charset and can be made smaller; nginx does HTML anyhow.
fn texts() -> Vec<&'static str> {
    let is_text = |it: &&str| {
        it.starts_with("text/") || it.contains("json") || it.contains("xml") || it.contains("wasm")
    };
    TYPES[1..].iter().map(|(kind, _)| *kind).filter(is_text).collect()
}

fn line(text: &mut String, directive: &str) {
    text.extend(["    ", directive, ";\n"]);
}
