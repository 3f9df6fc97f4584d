//! The content security policy: what a page may load and run.
//!
//! A page states the policy in a `<meta>` element, so that it holds on every host, and hosts that can
//! send headers send it too.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::contract::{DOCUMENTS_META, SANITIZER_POLICY};
use crate::publish::bundle::trunk::is_for_development;
use crate::publish::sanitize::tag_scanner;

/// The name of the header, and the value of `http-equiv`.
pub(crate) const HEADER: &str = "Content-Security-Policy";

/// Adds the `<meta>` element to the page, before every script and style. During development there is
/// no policy: the hash of the script that Trunk adds is unknown here.
pub(crate) fn inject_meta(page: &str) -> Result<String, String> {
    if is_for_development(page) {
        return Ok(page.to_owned());
    }
    let charset = tag_scanner::tags(page)
        .find(|it| tag_scanner::value(&page[it.clone()], "charset").is_some());
    let end = charset.ok_or_else(|| "it has no <meta charset=…>".to_owned())?.end;
    let (before, after) = page.split_at(end);
    let policy = policy(page);
    Ok(format!("{before}<meta http-equiv=\"{HEADER}\" content=\"{policy}\">{after}"))
}

fn policy(page: &str) -> String {
    let (styles, scripts) = (inline_hashes(page, "style"), inline_hashes(page, "script"));
    let endpoint = foreign_endpoint_origin(page);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src{styles}; \
         img-src 'self' https: data:; \
         connect-src 'self'{endpoint}; manifest-src 'self'; worker-src 'self'; \
         base-uri 'self'; form-action 'self'; \
         require-trusted-types-for 'script'; trusted-types {SANITIZER_POLICY} default"
    )
}

/// The policy as a header. The styles change with the app, and a host may have read its configuration
/// before that, so the header allows every inline style and the `<meta>` element only the page's own.
/// A browser applies both.
pub(crate) fn header_value(shell: &str) -> Option<String> {
    let is_policy = |tag: &str| tag_scanner::value(tag, "http-equiv") == Some(HEADER);
    let tag = tag_scanner::tags(shell).map(|it| &shell[it]).find(|it| is_policy(it))?;
    let policy = tag.split_once("content=\"")?.1.split_once('"')?.0;
    let directive = |it: &str| match it.trim() {
        it if it.starts_with("style-src") => "style-src 'unsafe-inline'".to_owned(),
        it => it.to_owned(),
    };
    let directives: Vec<String> = policy.split(';').map(directive).collect();
    Some(format!("{}; frame-ancestors 'self'", directives.join("; ")))
}

/// The hash of every inline script or style, as sources of a directive. An element with attributes
/// holds data and needs none.
fn inline_hashes(page: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let texts = page.split(&open).skip(1).filter_map(|it| it.split_once(&close));
    texts
        .flat_map(|(text, _)| {
            [" 'sha256-".to_owned(), sha256_base64(text.as_bytes()), "'".to_owned()]
        })
        .collect()
}

/// The origin of the documents if it is not the page's own.
fn foreign_endpoint_origin(page: &str) -> String {
    let is_endpoint = |tag: &&str| tag_scanner::value(tag, "name") == Some(DOCUMENTS_META);
    let tag = tag_scanner::tags(page).map(|it| &page[it]).find(is_endpoint);
    let url = tag.and_then(|it| url::Url::parse(tag_scanner::value(it, "content")?).ok());
    url.map(|it| format!(" {}", it.origin().ascii_serialization())).unwrap_or_default()
}

/// SHA-256 in base64, as browsers compare it in policies and in `integrity`.
pub(crate) fn sha256_base64(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta charset=utf-8><script>a</script><style>b</style>\
        <script type=application/json>{}</script>";

    #[test]
    fn the_policy_allows_the_page_s_own_script_and_style() {
        let page = inject_meta(PAGE).unwrap();
        assert!(page.starts_with("<meta charset=utf-8><meta http-equiv=\"Content-Security"));
        let (a, b) = (sha256_base64(b"a"), sha256_base64(b"b"));
        assert!(page.contains(&format!("'wasm-unsafe-eval' 'sha256-{a}';")), "{page}");
        assert!(page.contains(&format!("style-src 'sha256-{b}';")), "{page}");
        let header = header_value(&page).unwrap();
        assert!(header.contains(&a) && !header.contains(&b), "{header}");
        assert!(header.contains("style-src 'unsafe-inline'; img-src"), "{header}");
        assert!(header.ends_with("; frame-ancestors 'self'"), "{header}");
    }

    #[test]
    fn documents_of_another_host_may_be_fetched() {
        for (url, directive) in [
            ("content/", "connect-src 'self';"),
            ("https://cms.example/x/", "connect-src 'self' https://cms.example;"),
        ] {
            let page = format!("{PAGE}<meta content={url} name=quanwen:endpoint>");
            assert!(inject_meta(&page).unwrap().contains(directive), "{url}");
        }
    }

    #[test]
    fn a_page_has_no_policy_during_development() {
        let page = format!("{PAGE}<script>'{{{{__TRUNK_ADDRESS__}}}}'</script>");
        assert_eq!(inject_meta(&page).unwrap(), page);
        assert_eq!(header_value(&page), None);
    }
}
