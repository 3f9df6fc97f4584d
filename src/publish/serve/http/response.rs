//! Responses with the headers of a static host. Only a file whose name has a hash is cached: all else
//! may be another one after the next change.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::Response;

use crate::publish::hosting::mime_types::content_type;
use crate::publish::hosting::rules::{NO_STORE, POLICY_PLACEHOLDER, headers_of};

/// The response with a file of the site. `policy` is the content security policy of its pages.
pub(crate) fn file_response(path: &str, bytes: Vec<u8>, policy: Option<&str>) -> Response {
    // Rules name the page of a directory by the directory.
    let ruled = path.strip_suffix("index.html").unwrap_or(path);
    let mut headers = HeaderMap::new();
    set(&mut headers, CONTENT_TYPE, &content_type(path));
    for (name, value) in headers_of(ruled) {
        let value = if value == POLICY_PLACEHOLDER { policy.unwrap_or_default() } else { value };
        if let Ok(name) = name.parse::<HeaderName>()
            && !value.is_empty()
        {
            set(&mut headers, name, value);
        }
    }
    let cached = headers.get(CACHE_CONTROL).and_then(|it| it.to_str().ok());
    if cached.is_none_or(|it| !it.contains("immutable")) {
        set(&mut headers, CACHE_CONTROL, NO_STORE);
    }
    with_headers(StatusCode::OK, headers, bytes)
}

/// A response of a sentence.
pub(crate) fn text_response(status: StatusCode, text: &str) -> Response {
    let mut headers = HeaderMap::new();
    set(&mut headers, CONTENT_TYPE, "text/plain; charset=utf-8");
    set(&mut headers, CACHE_CONTROL, NO_STORE);
    with_headers(status, headers, format!("{text}\n").into_bytes())
}

/// The response that a page is at another path.
pub(crate) fn redirect(path: &str) -> Response {
    let mut headers = HeaderMap::new();
    set(&mut headers, LOCATION, path);
    set(&mut headers, CACHE_CONTROL, NO_STORE);
    with_headers(StatusCode::MOVED_PERMANENTLY, headers, Vec::new())
}

/// A response with these headers and bytes.
pub(crate) fn with_headers(status: StatusCode, headers: HeaderMap, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    (*response.status_mut(), *response.headers_mut()) = (status, headers);
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    // Our own values are valid, and so is a path, unless a client did not encode it.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
