//! Reading a document that may be anything: what is missing or of another kind is absent.

/// A value of a JSON document, whoever parsed it.
///
/// The browser parses with its own parser, which spares the reader the download of another one;
/// natively it is `serde_json`.
pub trait Json: Sized {
    /// Nothing one can read from.
    const NULL: Self;

    /// The member of an object.
    fn member(&self, key: &str) -> Option<Self>;

    /// The elements of an array.
    fn elements(&self) -> Option<Vec<Self>>;

    /// The text; whole numbers are taken as their digits, for other systems send ids so.
    fn as_text(&self) -> Option<String>;

    /// The whole number, from 0 to what 32 bits hold.
    fn as_number(&self) -> Option<u32>;

    /// It says yes.
    fn is_true(&self) -> bool;
}

/// The text under `key`, trimmed; `None` when absent or empty.
pub fn text<J: Json>(value: &J, key: &str) -> Option<String> {
    let text = value.member(key)?.as_text()?;
    Some(text.trim().to_owned()).filter(|it| !it.is_empty())
}

/// The items under `key`; none when it is no array.
pub fn items<J: Json>(value: &J, key: &str) -> Vec<J> {
    value.member(key).and_then(|it| it.elements()).unwrap_or_default()
}

/// The texts under `key`; what is no text is left out.
pub fn texts<J: Json>(value: &J, key: &str) -> Vec<String> {
    let text = |it: &J| Some(it.as_text()?.trim().to_owned()).filter(|it| !it.is_empty());
    items(value, key).iter().filter_map(text).collect()
}

/// The whole number under `key`.
pub fn number<J: Json>(value: &J, key: &str) -> Option<u32> {
    value.member(key)?.as_number()
}

/// `key` says yes.
pub fn flag<J: Json>(value: &J, key: &str) -> bool {
    value.member(key).is_some_and(|it| it.is_true())
}

/// The object under `key`, or nothing one can read from.
pub fn object<J: Json>(value: &J, key: &str) -> J {
    value.member(key).unwrap_or(J::NULL)
}

#[cfg(not(target_arch = "wasm32"))]
impl Json for serde_json::Value {
    const NULL: Self = Self::Null;

    fn member(&self, key: &str) -> Option<Self> {
        self.get(key).cloned()
    }

    fn elements(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn another_kind_is_absence() {
        let value = json!({"a": 7, "b": [1.5, "x"], "c": -1, "d": " ", "e": {"f": true}});
        assert_eq!(text(&value, "a").as_deref(), Some("7"));
        assert_eq!(text(&value, "b"), None);
        assert_eq!(text(&value, "d"), None);
        assert_eq!(texts(&value, "b"), ["x"]);
        assert_eq!(number(&value, "c"), None);
        assert!(flag(&object(&value, "e"), "f"));
        assert!(items(&value, "nowhere").is_empty());
        assert!(!flag(&object(&value, "nowhere"), "f"));
    }
}
