//! MIME types of files by their extensions.

/// MIME types and the extensions of their files. HTML is first, because hosts treat pages in another
/// way than files.
pub(crate) const MIME_TYPES: &[(&str, &[&str])] = &[
    ("text/html", &["html"]),
    ("text/css", &["css"]),
    ("text/javascript", &["js", "mjs"]),
    ("application/wasm", &["wasm"]),
    ("application/json", &["json", "map"]),
    ("application/manifest+json", &["webmanifest"]),
    ("text/xml", &["xml"]),
    ("text/plain", &["txt", "md"]),
    ("text/csv", &["csv"]),
    ("image/svg+xml", &["svg"]),
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/webp", &["webp"]),
    ("image/avif", &["avif"]),
    ("image/gif", &["gif"]),
    ("image/x-icon", &["ico"]),
    ("font/woff2", &["woff2"]),
    ("audio/mpeg", &["mp3"]),
    ("video/mp4", &["mp4"]),
    ("application/pdf", &["pdf"]),
    ("application/zip", &["zip"]),
];

/// The `Content-Type` of the file at a path.
pub(crate) fn content_type(path: &str) -> String {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it);
    let is_of = |(_, extensions): &&(&str, &[&str])| extensions.contains(&extension);
    let found = MIME_TYPES.iter().find(is_of).map_or("application/octet-stream", |(it, _)| *it);
    let is_text = found == MIME_TYPES[0].0 || text_types().contains(&found);
    if is_text { format!("{found}; charset=utf-8") } else { found.to_owned() }
}

/// The extensions of all files but pages.
pub(crate) fn file_extensions() -> Vec<&'static str> {
    MIME_TYPES[1..].iter().flat_map(|(_, extensions)| extensions.iter().copied()).collect()
}

/// The types of text files: a host states their charset and compresses them. nginx does both for
/// HTML without being told.
pub(crate) fn text_types() -> Vec<&'static str> {
    let is_text = |it: &&str| it.starts_with("text/") || it.contains("json") || it.contains("xml");
    MIME_TYPES[1..].iter().map(|(mime_type, _)| *mime_type).filter(is_text).collect()
}
