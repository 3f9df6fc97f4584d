//! Texts that are not documents, whichever document was requested.

use super::{Kind, MALFORMED, MISSING, Outcome, TOO_NEW, kind, with};

/// The text in UTF-16, as some editors save it.
fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// `open` and then `close`, each `levels` times.
fn deep(open: &str, levels: usize, close: &str) -> Vec<u8> {
    format!("{}{}", open.repeat(levels), close.repeat(levels)).into_bytes()
}

/// The document with each byte beyond ASCII replaced, as after a wrong conversion.
fn garbled(valid: &str) -> Vec<u8> {
    valid.bytes().map(|it| if it.is_ascii() { it } else { 0xbf }).collect()
}

/// Nothing, too little, or too much.
pub(crate) const SCRAPS: &[Kind] = &[
    kind("nothing", MALFORMED, |_| Vec::new()),
    kind("blanks", MALFORMED, |_| b" \n\t\r\n ".into()),
    kind("only a byte order mark", MALFORMED, |_| "\u{feff}".into()),
    kind("zeros", MALFORMED, |_| vec![0; 4096]),
    kind("plain text", MALFORMED, |_| b"Service temporarily unavailable".into()),
    kind("a number", MALFORMED, |_| b"7".into()),
    kind("true", MALFORMED, |_| b"true".into()),
    kind("null", MALFORMED, |_| b"null".into()),
    kind("a string", MALFORMED, |_| b"\"items\"".into()),
    kind("an empty array", MALFORMED, |_| b"[]".into()),
    kind("an empty object", MALFORMED, |_| b"{}".into()),
    kind("the document in an array", MALFORMED, |valid| format!("[{valid}]").into()),
    kind("the document in a member", MALFORMED, |valid| format!("{{\"data\":{valid}}}").into()),
    kind("the document as a string", MALFORMED, |valid| format!("{valid:?}").into()),
    kind("half of it", MALFORMED, |valid| valid.as_bytes()[..valid.len() / 2].into()),
    kind("all but its last byte", MALFORMED, |valid| valid.as_bytes()[..valid.len() - 1].into()),
    kind("all but its first byte", MALFORMED, |valid| valid.as_bytes()[1..].into()),
    kind("a brace after it", MALFORMED, |valid| format!("{valid}}}").into()),
    kind("the document twice", MALFORMED, |valid| format!("{valid}\n{valid}").into()),
];

/// Almost JSON.
pub(crate) const ALMOST: &[Kind] = &[
    kind("a comma too many", MALFORMED, |valid| valid.replacen("}]", "},]", 1).into()),
    kind("single quotes", MALFORMED, |valid| valid.replace('"', "'").into()),
    kind("a comment", MALFORMED, |valid| with(valid, "/* news */\"a\":1")),
    kind("a key without quotes", MALFORMED, |valid| with(valid, "news:1")),
    kind("NaN for a number", MALFORMED, |valid| with(valid, "\"a\":NaN")),
    kind("a hexadecimal number", MALFORMED, |valid| with(valid, "\"a\":0x1F")),
    kind("a missing value", MALFORMED, |valid| with(valid, "\"a\":")),
    kind("undefined for a value", MALFORMED, |valid| with(valid, "\"a\":undefined")),
    kind("a line break in a string", MALFORMED, |valid| with(valid, "\"a\":\"\n\"")),
    kind("a null character in a string", MALFORMED, |valid| with(valid, "\"a\":\"\0\"")),
    kind("an unknown escape", MALFORMED, |valid| with(valid, "\"a\":\"\\x41\"")),
];

/// Other formats than JSON.
pub(crate) const FOREIGN: &[Kind] = &[
    kind("a prefix against script inclusion", MALFORMED, |valid| format!(")]}}',\n{valid}").into()),
    kind("a JSONP call", MALFORMED, |valid| format!("news({valid})").into()),
    kind("a script", MALFORMED, |valid| format!("var news = {valid};").into()),
    kind("YAML", MALFORMED, |_| b"title: x\nitems:\n  - title: y\n".into()),
    kind("an HTML page", MISSING, |_| {
        b"<!doctype html><title>Log in</title><h1>Log in</h1>".into()
    }),
    kind("a feed in XML", MISSING, |_| b"<?xml version='1.0'?><rss><channel/></rss>".into()),
    kind("an HTML page after a byte order mark", MISSING, |_| "\u{feff}\n<html>".into()),
    kind("UTF-16", MALFORMED, |valid| [vec![0xff, 0xfe], wide(valid, u16::to_le_bytes)].concat()),
    kind("UTF-16, big endian, without a byte order mark", MALFORMED, |valid| {
        wide(valid, u16::to_be_bytes)
    }),
    kind("gzip without a header that says so", MALFORMED, |_| {
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03KLN".into()
    }),
    kind("a picture", MALFORMED, |_| b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".into()),
];

/// Deep or large JSON, and a document of a later schema version.
pub(crate) const ENDLESS: &[Kind] = &[
    kind("100,000 nested arrays", MALFORMED, |_| deep("[", 100_000, "]")),
    kind("100,000 unclosed arrays", MALFORMED, |_| deep("[", 100_000, "")),
    kind("100,000 nested objects", MALFORMED, |_| deep("{\"items\":", 100_000, "}")),
    kind("100,000 nested items", Outcome::Content, |_| deep("{\"items\":[", 100_000, "]}")),
    kind("9 MiB of spaces before it", MALFORMED, |valid| {
        [vec![b' '; 9 << 20], valid.into()].concat()
    }),
    kind("5 million items", MALFORMED, |_| {
        format!("{{\"items\":[{}0]}}", "0,".repeat(5 << 20)).into()
    }),
    kind("another document", MALFORMED, |_| b"{\"months\":[]}".into()),
    kind("a later schema version", TOO_NEW, |valid| with(valid, "\"schema\":99")),
];

/// Texts with faults that do not matter.
pub(crate) const READABLE: &[Kind] = &[
    kind("a byte order mark before it", Outcome::Content, |valid| {
        format!("\u{feff}{valid}").into()
    }),
    kind("a megabyte of blanks before it", Outcome::Content, |valid| {
        format!("{}{valid}", " \n".repeat(500_000)).into()
    }),
    kind("bytes that are not UTF-8", Outcome::Content, garbled),
    kind("half of a surrogate pair", Outcome::Content, |valid| {
        valid.replacen("\"title\":\"", r#""title":"\ud800"#, 1).into()
    }),
    kind("a key twice", Outcome::Content, |valid| {
        with(valid, "\"items\":7,\"items\":null,\"title\":0")
    }),
    kind("a number that is too large", Outcome::Content, |valid| with(valid, "\"schema\":1e999")),
    kind("keys that JavaScript objects have", Outcome::Content, |valid| {
        with(
            valid,
            r#""__proto__":{"title":7},"constructor":{"prototype":1},"toString":0,"then":1"#,
        )
    }),
    kind("an unknown member of 50,000 levels", Outcome::Content, |valid| {
        with(valid, &format!("\"a\":{}{}", "[".repeat(50_000), "]".repeat(50_000)))
    }),
];
