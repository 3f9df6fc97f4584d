//! Members of a JSON document of any shape: a member of another type reads as absent.
//!
//! Tests: here and in `tests/model/arbitrary.rs`.

use crate::model::parse_warnings::ParseWarnings;

#[cfg(not(target_arch = "wasm32"))]
pub mod native; // the parser where there is no browser

/// Elements of an array that are read: more than any paper publishes in a month, and no more than a
/// page can show.
pub const MAX_ELEMENTS: usize = 5000;

/// A value of a JSON document.
///
/// The browser parses with its own parser, which saves the download of another one; the publisher
/// uses `serde_json`.
pub trait Json: Sized {
    /// JSON `null`.
    const NULL: Self;

    /// The member of an object; `None` for all other values.
    fn member(&self, key: &str) -> Option<Self>;

    /// The number of elements of an array; `None` for all other values.
    fn length(&self) -> Option<usize>;

    /// The first [`MAX_ELEMENTS`] elements of an array; none for all other values.
    fn elements(&self) -> Vec<Self>;

    /// The text. A whole number reads as its digits, since other systems send ids as numbers.
    fn as_text(&self) -> Option<String>;

    /// The whole number, if it fits into 32 bits without a sign.
    fn as_number(&self) -> Option<u32>;

    /// Whether it is `true`.
    fn is_true(&self) -> bool;
}

/// The text of a name or a title: trimmed, without control characters and without those that change
/// the direction of the line. `None` for empty texts and all other values.
pub fn clean_text<J: Json>(value: &J) -> Option<String> {
    let mut text = value.as_text()?;
    text.retain(|it| !is_unsafe_char(it));
    Some(text.trim().to_owned()).filter(|it| !it.is_empty())
}

/// Control characters other than line ends and tabs, and characters that embed, override or isolate
/// a direction (Unicode Standard Annex 9). In a name the latter may have no end; pages isolate
/// names themselves.
pub(crate) const fn is_unsafe_char(it: char) -> bool {
    matches!(it, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text under `key`, trimmed; `None` when absent or empty.
pub fn text<J: Json>(value: &J, key: &str) -> Option<String> {
    clean_text(&value.member(key)?)
}

/// The elements of the array under `key`; none when it is not an array.
pub fn items<J: Json>(value: &J, key: &str) -> Vec<J> {
    value.member(key).map(|it| it.elements()).unwrap_or_default()
}

/// Reads at most `max` items under `key` with `read`. Items that it rejects, for `reason`, and
/// those beyond `max` are counted in `warnings`.
pub fn read_list<J: Json, T>(
    value: &J,
    (key, max, reason): (&'static str, usize, &'static str),
    warnings: &mut ParseWarnings,
    mut read: impl FnMut(&J, &mut ParseWarnings) -> Option<T>,
) -> Vec<T> {
    let (items, total) = take_first(value, key, max);
    let mut list = Vec::new();
    for item in &items {
        // Not `collect`: for a dozen kinds of items that is 0.6 KB more to download.
        list.extend(read(item, warnings));
    }
    warnings.add(key, reason, items.len() - list.len(), total);
    warnings.add(key, "too many", total - items.len(), total);
    list
}

/// The first `max` items under `key`, and the total. Separate from [`read_list`], which is compiled
/// for every type of items, so that readers download this part once.
fn take_first<J: Json>(value: &J, key: &str, max: usize) -> (Vec<J>, usize) {
    let Some(array) = value.member(key) else { return (Vec::new(), 0) };
    let mut items = array.elements();
    items.truncate(max);
    (items, array.length().unwrap_or_default())
}

/// The whole number under `key`.
pub fn number<J: Json>(value: &J, key: &str) -> Option<u32> {
    value.member(key)?.as_number()
}

/// Whether `key` is `true`.
pub fn flag<J: Json>(value: &J, key: &str) -> bool {
    value.member(key).is_some_and(|it| it.is_true())
}

/// The object under `key`, or `null`.
pub fn object<J: Json>(value: &J, key: &str) -> J {
    value.member(key).unwrap_or(J::NULL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_member_of_another_type_reads_as_absent() {
        let value = json!({"a": 7, "b": [1.5, "x"], "c": -1, "d": " ", "e": {"f": true}});
        assert_eq!(text(&value, "a").as_deref(), Some("7"));
        assert_eq!(text(&value, "b"), None);
        assert_eq!(text(&value, "d"), None);
        assert_eq!(number(&value, "c"), None);
        assert!(flag(&object(&value, "e"), "f"));
        assert!(items(&value, "nowhere").is_empty() && items(&value, "a").is_empty());
        assert!(!flag(&object(&value, "nowhere"), "f"));
    }

    #[test]
    fn direction_overrides_and_controls_are_removed_from_text() {
        let value =
            json!({"a": "\u{202e}一\u{0}二\u{2066}\n三\u{85}\u{feff} ", "b": "\u{202e}\u{7}"});
        assert_eq!(text(&value, "a").as_deref(), Some("一二\n三\u{feff}"));
        assert_eq!(text(&value, "b"), None);
    }

    #[test]
    fn left_out_elements_are_counted() {
        let value = json!({"a": [1, "x", {}, "y", "z"], "b": 7});
        let mut warnings = ParseWarnings::default();
        let mut read = |key, max| {
            read_list(&value, (key, max, "no text"), &mut warnings, |it, _| {
                clean_text(it).filter(|it| it.as_str() > "9")
            })
        };
        assert_eq!(read("a", 4), ["x", "y"]);
        assert!(read("b", 4).is_empty() && read("c", 4).is_empty());
        let line = "left out 2 of 5 a (no text), 1 of 5 a (too many)";
        assert_eq!(warnings.to_string(), line);
    }

    #[test]
    fn an_array_is_cut_at_the_maximum() {
        let value = json!({"a": vec![0; MAX_ELEMENTS + 7]});
        let mut warnings = ParseWarnings::default();
        let read =
            read_list(&value, ("a", usize::MAX, ""), &mut warnings, |it, _| Json::as_number(it));
        assert_eq!(
            (read.len(), warnings.to_string().as_str()),
            (5000, "left out 7 of 5007 a (too many)")
        );
    }
}
