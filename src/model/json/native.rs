//! The JSON parser where there is no browser: in the publisher and in tests.

use serde_json::Value;

use crate::model::json::{Json, MAX_ELEMENTS};

impl Json for Value {
    const NULL: Self = Self::Null;

    fn member(&self, key: &str) -> Option<Self> {
        self.get(key).cloned()
    }

    fn length(&self) -> Option<usize> {
        self.as_array().map(Vec::len)
    }

    fn elements(&self) -> Vec<Self> {
        self.as_array()
            .map(|it| it.iter().take(MAX_ELEMENTS).cloned().collect())
            .unwrap_or_default()
    }

    fn as_text(&self) -> Option<String> {
        match self {
            Self::String(text) => Some(text.clone()),
            Self::Number(number) => number.as_i64().map(|it| it.to_string()),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<u32> {
        self.as_u64()?.try_into().ok()
    }

    fn is_true(&self) -> bool {
        *self == Self::Bool(true)
    }
}

/// Parses a document. As in a browser, a lone surrogate costs one character, not the document.
///
/// # Errors
/// What is wrong with the JSON, with line and column.
pub fn parse(body: &str) -> Result<Value, String> {
    let repaired = |_| serde_json::from_str(&replace_lone_surrogates(body));
    serde_json::from_str(body).or_else(repaired).map_err(|error| error.to_string())
}

/// The JSON with U+FFFD for every escape that is half of a surrogate pair.
fn replace_lone_surrogates(body: &str) -> String {
    let mut replaced = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        replaced.push_str(&rest[..at]);
        rest = &rest[at..];
        let second = || rest.get(6..).and_then(code_unit);
        let (escape, length) = match code_unit(rest) {
            Some(0xd800..=0xdbff) if matches!(second(), Some(0xdc00..=0xdfff)) => (&rest[..12], 12),
            Some(0xd800..=0xdfff) => ("\\ufffd", 6),
            Some(_) => (&rest[..6], 6),
            // The backslash and the character after it, which may be a backslash too.
            None => {
                let length = rest.chars().take(2).map(char::len_utf8).sum();
                (&rest[..length], length)
            }
        };
        replaced.push_str(escape);
        rest = &rest[length..];
    }
    replaced + rest
}

/// The code unit of the escape at the beginning of `text`, such as `\u6cc9`.
fn code_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|it| it.is_ascii_hexdigit());
    is_hex.then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_surrogate_becomes_one_replacement_character() {
        for (json, text) in [
            (r#""\ud800""#, "\u{fffd}"),
            (r#""a\uDFFFb""#, "a\u{fffd}b"),
            (r#""\ud83c\udf0a\ud83c""#, "🌊\u{fffd}"),
            (r#""\udf0a\ud83c""#, "\u{fffd}\u{fffd}"),
            (r#""\\ud800\ud800""#, "\\ud800\u{fffd}"),
            (r#""\ud800\n泉\"""#, "\u{fffd}\n泉\""),
        ] {
            assert_eq!(parse(json), Ok(Value::String(text.to_owned())), "{json}");
        }
    }

    #[test]
    fn invalid_json_stays_invalid() {
        for text in [r#""\ud8"#, r#""\u+800""#, r#""\"#, "\\", r#"{"a":\ud800}"#, r#""\泉""#] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
