//! A configuration for Caddy.

use std::fmt::Write;

use crate::publish::hosting::Site;
use crate::publish::hosting::rules::{self, EVERYWHERE, NO_STORE, NOT_FOUND, OTHERWISE, RULES};

/// The `Caddyfile`.
pub(super) fn configuration(site: &Site<'_>) -> String {
    let base = site.base();
    let mut text = format!(
        "# Caddy for {url}\n\
         #\n\
         # QUANWEN_ADDRESS is where to answer, such as :80 behind another server.\n\
         # QUANWEN_ROOT is the directory the site lies in at its path: \
         quanwen build --out $QUANWEN_ROOT{base}\n\n\
         {{$QUANWEN_ADDRESS:{origin}}} {{\n\t\
             root * {{$QUANWEN_ROOT:/srv/www}}\n\t\
             encode gzip\n\n\t\
             route {{\n",
        url = site.url,
        origin = site.origin(),
    );
    for (name, value) in EVERYWHERE.iter().chain(&[("Cache-Control", OTHERWISE)]) {
        let _ = writeln!(text, "\t\theader {name} \"{value}\"");
    }
    for (number, rule) in RULES.iter().enumerate() {
        let _ = writeln!(text, "\t\t@rule{number} path_regexp `{}`", rules::any(rule.paths, &base));
        for (name, value) in rule.headers {
            let _ = writeln!(text, "\t\theader @rule{number} {name} \"{value}\"");
        }
    }
    let _ = write!(
        text,
        "\t\tfile_server {{\n\t\t\tprecompressed br gzip\n\t\t\thide .quanwen-*\n\t\t}}\n\t}}\n\n\t\
         handle_errors {{\n\t\t\
             @file path_regexp `{files}`\n\t\t\
             route @file {{\n\t\t\t\
                 header Cache-Control {NO_STORE}\n\t\t\t\
                 header Content-Type \"text/plain; charset=utf-8\"\n\t\t\t\
                 respond `{NOT_FOUND}` {{err.status_code}}\n\t\t\
             }}\n\t\t\
             route {{\n\t\t\t\
                 header Cache-Control \"{OTHERWISE}\"\n\t\t\t\
                 rewrite * {base}404.html\n\t\t\t\
                 file_server {{\n\t\t\t\tprecompressed br gzip\n\t\t\t}}\n\t\t\
             }}\n\t\
         }}\n}}\n",
        files = rules::files_only(&base),
    );
    text
}
