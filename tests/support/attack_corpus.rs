//! The attacks in `tests/corpora/attacks/`, one in each line.
//!
//! Below the line of hyphens, a control picture (`␉`) is the control character that it pictures,
//! `{U+202E}` is that character, and `{base64:…}` is the base64 of its text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The host that no attack may reach. Each attack requests a subdomain of its own.
pub(crate) const HOST: &str = "evil.example";

const FILES: [(&str, &str); 6] = [
    ("elements", include_str!("../corpora/attacks/elements.txt")),
    ("mutations", include_str!("../corpora/attacks/mutations.txt")),
    ("leaks", include_str!("../corpora/attacks/leaks.txt")),
    ("clobbering", include_str!("../corpora/attacks/clobbering.txt")),
    ("addresses", include_str!("../corpora/attacks/addresses.txt")),
    ("texts", include_str!("../corpora/attacks/texts.txt")),
];

/// One attack.
#[derive(Clone, Debug)]
pub(crate) struct Attack {
    /// From 1, in the order of all attacks; what the attack calls and requests contains it.
    pub(crate) number: usize,
    /// The name of its file.
    pub(crate) file: &'static str,
    pub(crate) text: String,
}

impl Attack {
    /// The attack as the body of an article.
    pub(crate) fn body(&self) -> String {
        let text = &self.text;
        match self.file {
            "addresses" => format!(
                "<a href=\"{text}\">a</a><img src=\"{text}\" alt=\"b\"><a href='{text}'>c</a>\
                 <q cite=\"{text}\">d</q><a href={text}>e</a><img src={text}>"
            ),
            "texts" => format!("<p title=\"{text}\" class='{text}'>{text}</p><h2 id={text}>f</h2>"),
            _ => text.clone(),
        }
    }
}

/// All attacks, in order.
pub(crate) fn all() -> Vec<Attack> {
    let lines = FILES.iter().flat_map(|&(file, text)| {
        let (_, lines) = text.split_once("\n----\n").expect("a file says where it is from");
        lines.lines().map(move |line| (file, line))
    });
    let attack = |(index, (file, line)): (usize, (_, &str))| {
        let number = index + 1;
        let numbered = line
            .replace("alert(1)", &format!("alert({number})"))
            .replace(HOST, &format!("a{number}.{HOST}"));
        Attack { number, file, text: decode_notation(&numbered) }
    };
    lines.enumerate().map(attack).collect()
}

/// Replaces the notations of the corpus by the characters that they mean.
fn decode_notation(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let decoded =
            after.split_once('}').and_then(|(inside, after)| Some((decode(inside)?, after)));
        let (decoded, after) = decoded.unwrap_or_else(|| ("{".to_owned(), after));
        text.push_str(&decoded);
        rest = after;
    }
    text.push_str(rest);
    text.chars().map(control_character).collect()
}

/// What `{inside}` means; `None` for text that is no notation.
fn decode(inside: &str) -> Option<String> {
    if let Some(code) = inside.strip_prefix("U+") {
        return char::from_u32(u32::from_str_radix(code, 16).ok()?).map(String::from);
    }
    inside.strip_prefix("base64:").map(|text| STANDARD.encode(text))
}

/// The control character of a control picture; other characters are as they are.
fn control_character(c: char) -> char {
    match c {
        '\u{2400}'..='\u{241f}' => char::from_u32(c as u32 - 0x2400).unwrap_or(c),
        _ => c,
    }
}
