//! Reading a document that may be anything: what is missing or of another kind is absent.

use crate::model::parse_warnings::ParseWarnings;

#[cfg(not(target_arch = "wasm32"))]
pub mod native; // where there is no browser to parse it

/// Elements of one array that are looked at: more than any month of any paper, and no more than a
/// page can show.
pub const MAX_ELEMENTS: usize = 5000;

/// A value of a JSON document, whoever parsed it.
///
/// The browser parses with its own parser, which spares the reader the download of another one;
/// natively it is `serde_json`.
pub trait Json: Sized {
    /// Nothing one can read from.
    const NULL: Self;

    /// The member of an object.
    fn member(&self, key: &str) -> Option<Self>;

    /// How many elements an array has; `None` when it is none.
    fn length(&self) -> Option<usize>;

    /// The elements of an array, the first [`MAX_ELEMENTS`] of them; none when it is none.
    fn elements(&self) -> Vec<Self>;

    /// The text; whole numbers are taken as their digits, for other systems send ids so.
    fn as_text(&self) -> Option<String>;

    /// The whole number, from 0 to what 32 bits hold.
    fn as_number(&self) -> Option<u32>;

    /// It says yes.
    fn is_true(&self) -> bool;
}

/// The text of a name or a title, trimmed, without controls and what would turn its line around;
/// `None` when it is none or empty.
pub fn clean_text<J: Json>(value: &J) -> Option<String> {
    let mut text = value.as_text()?;
    text.retain(|it| !is_unsafe_char(it));
    Some(text.trim().to_owned()).filter(|it| !it.is_empty())
}

/// Controls, but for the ends of lines and tabs; and what embeds, overrides or isolates a direction
/// (Unicode Standard Annex 9), which in a name has no end: pages isolate names themselves.
pub(crate) const fn is_unsafe_char(it: char) -> bool {
    matches!(it, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text under `key`, trimmed; `None` when absent or empty.
pub fn text<J: Json>(value: &J, key: &str) -> Option<String> {
    clean_text(&value.member(key)?)
}

/// The items under `key`; none when it is no array.
pub fn items<J: Json>(value: &J, key: &str) -> Vec<J> {
    value.member(key).map(|it| it.elements()).unwrap_or_default()
}

/// What `read` makes of the items under `key`, of `most` at most. `losses` hears of those it makes
/// nothing of, and that `why` is the reason, and of those that are too many.
pub fn read_list<J: Json, T>(
    value: &J,
    (key, most, why): (&'static str, usize, &'static str),
    losses: &mut ParseWarnings,
    mut read: impl FnMut(&J, &mut ParseWarnings) -> Option<T>,
) -> Vec<T> {
    let (items, all) = take_first(value, key, most);
    let mut found = Vec::new();
    for item in &items {
        // Not `collect`: for a dozen kinds of items that is 0.6 KB more to download.
        found.extend(read(item, losses));
    }
    losses.add(key, why, items.len() - found.len(), all);
    losses.add(key, "too many", all - items.len(), all);
    found
}

/// The first items under `key`, and how many there are in all. Apart from [`each`], so that a reader
/// downloads it once.
fn take_first<J: Json>(value: &J, key: &str, most: usize) -> (Vec<J>, usize) {
    let Some(list) = value.member(key) else { return (Vec::new(), 0) };
    let mut items = list.elements();
    items.truncate(most);
    (items, list.length().unwrap_or_default())
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
        let mut losses = ParseWarnings::default();
        let mut read = |key, most| {
            read_list(&value, (key, most, "no text"), &mut losses, |it, _| {
                clean_text(it).filter(|it| it.as_str() > "9")
            })
        };
        assert_eq!(read("a", 4), ["x", "y"]);
        assert!(read("b", 4).is_empty() && read("c", 4).is_empty());
        let told = "left out 2 of 5 a (no text), 1 of 5 a (too many)";
        assert_eq!(losses.to_string(), told);
    }

    #[test]
    fn an_array_is_cut_at_the_maximum() {
        let value = json!({"a": vec![0; MAX_ELEMENTS + 7]});
        let mut losses = ParseWarnings::default();
        let read =
            read_list(&value, ("a", usize::MAX, ""), &mut losses, |it, _| Json::as_number(it));
        assert_eq!(
            (read.len(), losses.to_string().as_str()),
            (5000, "left out 7 of 5007 a (too many)")
        );
    }
}
