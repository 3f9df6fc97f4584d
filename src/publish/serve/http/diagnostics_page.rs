//! The mistakes as a page, while there is no state of the content without one.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use crate::publish::diagnostic::Diagnostic;
use crate::publish::hosting::rules::NO_STORE;
use crate::publish::sanitize::tag_scanner::escaped;
use crate::publish::serve::http::page_script;
use crate::publish::serve::http::response::with_headers;

const STYLE: &str = "\
    :root{color-scheme:light dark}\
    body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:12vh auto;padding:0 1.5rem;\
    background:light-dark(#fffdf8,#151412);color:light-dark(#1b1a17,#e9e4da)}\
    h1{font:600 1.5rem/1.3 Georgia,\"Songti SC\",serif;margin:0 0 1.5rem;\
    border-bottom:1px solid light-dark(#ddd6c8,#35322c);padding-bottom:.75rem}\
    ol{list-style:none;margin:0;padding:0}li{margin:0 0 1.25rem}\
    code{font:.9rem ui-monospace,Menlo,Consolas,monospace;color:light-dark(#a82a1c,#ff9580)}\
    p{margin:.2rem 0}.help{color:light-dark(#5d584f,#a8a196)}";

/// The page, with a status that no cache keeps.
pub(crate) fn response(diagnostics: &[Diagnostic]) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(NO_STORE));
    with_headers(StatusCode::SERVICE_UNAVAILABLE, headers, page(diagnostics).into_bytes())
}

fn page(diagnostics: &[Diagnostic]) -> String {
    let items: String = diagnostics.iter().map(item).collect();
    let (heading, pronoun) = match diagnostics.len() {
        1 => ("1 mistake in the content".to_owned(), "it is"),
        count => (format!("{count} mistakes in the content"), "they are"),
    };
    let script = page_script::tag("");
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><base href=\"/\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>{heading}</title><style>{STYLE}</style>\
         <h1>{heading}</h1><ol>{items}</ol>\
         <p class=\"help\">The site appears here as soon as {pronoun} mended.</p>{script}"
    )
}

fn item(diagnostic: &Diagnostic) -> String {
    let [location, message, help] =
        [&diagnostic.location(), &diagnostic.message, &diagnostic.help].map(|it| escaped(it));
    format!("<li><code>{location}</code><p>{message}</p><p class=\"help\">{help}</p></li>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_is_text_and_not_markup() {
        let diagnostic = Diagnostic {
            file: "articles/a&b.md".into(),
            line: 3,
            message: "`<script>` is wrong".to_owned(),
            help: "remove it".to_owned(),
        };
        let page = page(&[diagnostic]);
        assert!(page.contains("<code>articles/a&amp;b.md:3</code>"), "{page}");
        assert!(page.contains("`&lt;script") && page.contains("1 mistake in"), "{page}");
    }
}
