//! Ways for a text to be no document, whatever document it should be.

/// A way to go bad.
pub(crate) struct Kind {
    /// What it is.
    pub(crate) name: &'static str,
    /// What comes of it.
    pub(crate) outcome: Outcome,
    /// Makes it of a good document.
    pub(crate) spoil: fn(&str) -> Vec<u8>,
}

/// What a reader sees on a first visit.
pub(crate) enum Outcome {
    /// What of it can be read.
    Content,
    /// A message under this heading.
    Message(&'static str),
}

/// The content cannot be shown.
pub(crate) const MALFORMED: Outcome = Outcome::Message("内容无法显示");
/// There is nothing there.
pub(crate) const MISSING: Outcome = Outcome::Message("没有这个页面");
/// The application is too old for it.
pub(crate) const TOO_NEW: Outcome = Outcome::Message("网站已更新");
/// The headings of all messages.
pub(crate) const MESSAGES: &[&str] =
    &["内容无法显示", "没有这个页面", "网站已更新", "服务器暂时没有应答", "网络已断开"];

/// A kind with this name and outcome.
pub(crate) const fn kind(name: &'static str, outcome: Outcome, spoil: fn(&str) -> Vec<u8>) -> Kind {
    Kind { name, outcome, spoil }
}

/// The text in code units of two bytes, as some editors save it.
fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// The document with these members before its own.
pub(crate) fn with(good: &str, members: &str) -> Vec<u8> {
    good.replacen('{', &format!("{{{members},"), 1).into_bytes()
}

/// So many times this, and then that.
fn deep(open: &str, levels: usize, close: &str) -> Vec<u8> {
    format!("{}{}", open.repeat(levels), close.repeat(levels)).into_bytes()
}

/// The document with each byte beyond ASCII put into another one, as with a wrong encoding.
fn garbled(good: &str) -> Vec<u8> {
    good.bytes().map(|it| if it.is_ascii() { it } else { 0xbf }).collect()
}

/// What is nothing, or too little.
pub(crate) const SCRAPS: &[Kind] = &[
    kind("nothing", MALFORMED, |_| Vec::new()),
    kind("blanks", MALFORMED, |_| b" \n\t\r\n ".into()),
    kind("a byte order mark alone", MALFORMED, |_| "\u{feff}".into()),
    kind("zeros", MALFORMED, |_| vec![0; 4096]),
    kind("plain text", MALFORMED, |_| b"Service temporarily unavailable".into()),
    kind("a number", MALFORMED, |_| b"7".into()),
    kind("yes", MALFORMED, |_| b"true".into()),
    kind("null", MALFORMED, |_| b"null".into()),
    kind("a text", MALFORMED, |_| b"\"items\"".into()),
    kind("an empty array", MALFORMED, |_| b"[]".into()),
    kind("an empty object", MALFORMED, |_| b"{}".into()),
    kind("the document in an array", MALFORMED, |good| format!("[{good}]").into()),
    kind("the document in a member", MALFORMED, |good| format!("{{\"data\":{good}}}").into()),
    kind("the document as a text", MALFORMED, |good| format!("{good:?}").into()),
    kind("half of it", MALFORMED, |good| good.as_bytes()[..good.len() / 2].into()),
    kind("all but its last byte", MALFORMED, |good| good.as_bytes()[..good.len() - 1].into()),
    kind("all but its first byte", MALFORMED, |good| good.as_bytes()[1..].into()),
    kind("something behind it", MALFORMED, |good| format!("{good}}}").into()),
    kind("twice the document", MALFORMED, |good| format!("{good}\n{good}").into()),
];

/// What is almost JSON.
pub(crate) const ALMOST: &[Kind] = &[
    kind("a comma too many", MALFORMED, |good| good.replacen("}]", "},]", 1).into()),
    kind("single quotes", MALFORMED, |good| good.replace('"', "'").into()),
    kind("a comment", MALFORMED, |good| with(good, "/* news */\"a\":1")),
    kind("a key without quotes", MALFORMED, |good| with(good, "news:1")),
    kind("a number that is none", MALFORMED, |good| with(good, "\"a\":NaN")),
    kind("a hexadecimal number", MALFORMED, |good| with(good, "\"a\":0x1F")),
    kind("nothing where a value belongs", MALFORMED, |good| with(good, "\"a\":")),
    kind("what JavaScript leaves", MALFORMED, |good| with(good, "\"a\":undefined")),
    kind("a line break in a text", MALFORMED, |good| with(good, "\"a\":\"\n\"")),
    kind("a zero in a text", MALFORMED, |good| with(good, "\"a\":\"\0\"")),
    kind("an unknown escape", MALFORMED, |good| with(good, "\"a\":\"\\x41\"")),
];

/// What is something else.
pub(crate) const FOREIGN: &[Kind] = &[
    kind("a guard against inclusion", MALFORMED, |good| format!(")]}}',\n{good}").into()),
    kind("a call", MALFORMED, |good| format!("news({good})").into()),
    kind("a script", MALFORMED, |good| format!("var news = {good};").into()),
    kind("YAML", MALFORMED, |_| b"title: x\nitems:\n  - title: y\n".into()),
    kind("a page", MISSING, |_| b"<!doctype html><title>Log in</title><h1>Log in</h1>".into()),
    kind("a feed in XML", MISSING, |_| b"<?xml version='1.0'?><rss><channel/></rss>".into()),
    kind("a page behind a byte order mark", MISSING, |_| "\u{feff}\n<html>".into()),
    kind("two bytes a character", MALFORMED, |good| {
        [vec![0xff, 0xfe], wide(good, u16::to_le_bytes)].concat()
    }),
    kind("two bytes a character, large first", MALFORMED, |good| wide(good, u16::to_be_bytes)),
    kind("packed, and not called so", MALFORMED, |_| b"\x1f\x8b\x08\0\0\0\0\0\0\x03KLN".into()),
    kind("a picture", MALFORMED, |_| b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".into()),
];

/// What has no end, and a form that is too new.
pub(crate) const ENDLESS: &[Kind] = &[
    kind("arrays without end", MALFORMED, |_| deep("[", 100_000, "]")),
    kind("arrays that do not end", MALFORMED, |_| deep("[", 100_000, "")),
    kind("objects without end", MALFORMED, |_| deep("{\"items\":", 100_000, "}")),
    kind("items without end", Outcome::Content, |_| deep("{\"items\":[", 100_000, "]}")),
    kind("more blanks than anybody sends", MALFORMED, |good| {
        [vec![b' '; 9 << 20], good.into()].concat()
    }),
    kind("more elements than anybody sends", MALFORMED, |_| {
        format!("{{\"items\":[{}0]}}", "0,".repeat(5 << 20)).into()
    }),
    kind("another document", MALFORMED, |_| b"{\"months\":[]}".into()),
    kind("a newer form", TOO_NEW, |good| with(good, "\"schema\":99")),
];

/// What can be read in spite of all.
pub(crate) const READABLE: &[Kind] = &[
    kind("a byte order mark before it", Outcome::Content, |good| format!("\u{feff}{good}").into()),
    kind("blanks before it", Outcome::Content, |good| {
        format!("{}{good}", " \n".repeat(500_000)).into()
    }),
    kind("bytes that are no text", Outcome::Content, garbled),
    kind("half of a surrogate pair", Outcome::Content, |good| {
        good.replacen("\"title\":\"", r#""title":"\ud800"#, 1).into()
    }),
    kind("a key twice", Outcome::Content, |good| {
        with(good, "\"items\":7,\"items\":null,\"title\":0")
    }),
    kind("a number too large", Outcome::Content, |good| with(good, "\"schema\":1e999")),
    kind("keys of JavaScript's own", Outcome::Content, |good| {
        with(good, r#""__proto__":{"title":7},"constructor":{"prototype":1},"toString":0,"then":1"#)
    }),
    kind("members nobody knows", Outcome::Content, |good| {
        with(good, &format!("\"a\":{}{}", "[".repeat(50_000), "]".repeat(50_000)))
    }),
];
