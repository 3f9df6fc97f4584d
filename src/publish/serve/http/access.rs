//! Who may ask: browsers that show a page of this server. A page of another site could otherwise read
//! drafts, by a name that leads to this computer (DNS rebinding).

use std::net::IpAddr;

use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, Uri};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// The hosts by which the server may be asked.
#[derive(Clone, Debug)]
pub(crate) struct AllowedHosts {
    /// The value of `--host`.
    stated: String,
    /// Whether other devices can connect.
    is_open: bool,
}

impl AllowedHosts {
    /// The hosts of a server that listens on `stated`, to which other devices can connect if it
    /// `is_open`.
    pub(crate) fn new(stated: &str, is_open: bool) -> Self {
        Self { stated: stated.to_ascii_lowercase(), is_open }
    }

    /// The host and port that a request is for.
    ///
    /// # Errors
    /// Why the request is refused.
    pub(crate) fn check(&self, uri: &Uri, headers: &HeaderMap) -> Result<String, &'static str> {
        let text = |name: &HeaderName| headers.get(name).and_then(|it| it.to_str().ok());
        let stated = uri.authority().map(Authority::as_str).or_else(|| text(&HOST));
        let authority = stated.and_then(|it| it.parse::<Authority>().ok());
        let authority = authority.filter(|it| !it.as_str().contains('@'));
        let authority = authority.ok_or("The request names no host.")?;
        if !self.is_own(authority.host()) {
            return Err("This server responds only to requests for its own names: localhost, \
                an address that it listens on, or the name that --host states.");
        }
        let own_origin = format!("http://{authority}");
        let is_foreign = headers.contains_key(ORIGIN)
            && text(&ORIGIN).is_none_or(|it| !it.eq_ignore_ascii_case(&own_origin));
        // Scripts and pictures of other sites send no origin; links from other sites are welcome.
        let is_embedded =
            text(&FETCH_SITE) == Some("cross-site") && text(&FETCH_MODE) != Some("navigate");
        if is_foreign || is_embedded {
            return Err("This server does not respond to the pages of other sites.");
        }
        Ok(authority.to_string())
    }

    fn is_own(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let ip: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
        match ip {
            Some(ip) if ip.is_loopback() => true,
            // Only a name can be made to lead here by others, an address cannot.
            Some(_) => self.is_open,
            None => host == "localhost" || host.ends_with(".localhost") || host == self.stated,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stated: &str, is_open: bool, headers: &[(&'static str, &str)]) -> bool {
        let value = |it: &str| it.parse().unwrap();
        let headers = headers.iter().map(|(name, it)| (name.parse().unwrap(), value(it))).collect();
        AllowedHosts::new(stated, is_open).check(&Uri::from_static("/"), &headers).is_ok()
    }

    #[test]
    fn only_the_names_of_this_server_are_allowed() {
        for (stated, is_open, host, expected) in [
            ("127.0.0.1", false, "127.0.0.1:8080", true),
            ("127.0.0.1", false, "localhost:8080", true),
            ("127.0.0.1", false, "LOCALHOST", true),
            ("127.0.0.1", false, "[::1]:8080", true),
            ("::1", false, "[::1]:8080", true),
            ("127.0.0.1", false, "evil.example:8080", false),
            ("127.0.0.1", false, "127.0.0.1.evil.example", false),
            ("127.0.0.1", false, "localhost.evil.example", false),
            ("127.0.0.1", false, "192.168.1.5:8080", false),
            ("0.0.0.0", true, "192.168.1.5:8080", true),
            ("::", true, "[fe80::1]:8080", true),
            ("0.0.0.0", true, "evil.example", false),
            ("my-laptop.local", true, "my-laptop.local:8080", true),
            ("my-laptop.local", true, "192.168.1.5:8080", true),
            ("127.0.0.1", false, "a@localhost", false),
        ] {
            assert_eq!(check(stated, is_open, &[("host", host)]), expected, "{stated} {host}");
        }
        assert!(!check("127.0.0.1", false, &[]), "a request without a host");
    }

    #[test]
    fn a_page_of_another_site_reads_nothing() {
        let host = ("host", "127.0.0.1:8080");
        for (headers, expected) in [
            (vec![host, ("origin", "http://127.0.0.1:8080")], true),
            (vec![host, ("origin", "http://127.0.0.1:9090")], false),
            (vec![host, ("origin", "https://evil.example")], false),
            (vec![host, ("origin", "null")], false),
            (vec![host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")], false),
            (vec![host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")], true),
            (vec![host, ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")], true),
        ] {
            assert_eq!(check("127.0.0.1", false, &headers), expected, "{headers:?}");
        }
    }
}
