//! The name of an article, a section or a tag in a URL.

use std::fmt;

/// The longest slug, in bytes: a file name may have 255, and `.json.br` is appended to it.
pub const MAX_BYTES: usize = 200;

/// A name that is one segment of a path, and a file name on every file system; it may be Chinese.
///
/// Only [`Slug::new`] creates one, so the document of a slug is always inside the endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// Why a text is not a slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlugError {
    /// It has no characters.
    Empty,
    /// More than [`MAX_BYTES`].
    TooLong,
    /// It begins with a dot, as `..` and hidden files do.
    LeadingDot,
    /// This character is a separator, a control character or not allowed in every file system.
    Character(char),
}

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a slug cannot be empty"),
            Self::TooLong => write!(f, "a slug cannot be longer than {MAX_BYTES} bytes"),
            Self::LeadingDot => f.write_str("a slug cannot begin with a dot"),
            Self::Character(c) => write!(f, "a slug cannot contain {c:?}"),
        }
    }
}

impl Slug {
    /// Checks a slug; its text stays unchanged.
    ///
    /// # Errors
    /// The first problem of the text.
    pub fn new(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        if text.len() > MAX_BYTES {
            return Err(SlugError::TooLong);
        }
        if text.starts_with('.') {
            return Err(SlugError::LeadingDot);
        }
        match text.chars().find(|&c| !is_allowed(c)) {
            Some(c) => Err(SlugError::Character(c)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// Makes a slug from a label for people, such as a tag: lower case, with one hyphen for every
    /// run of punctuation and of characters that a slug cannot have. `None` when nothing is left.
    pub fn from_label(label: &str) -> Option<Self> {
        let mut text = String::new();
        for c in label.trim().chars().flat_map(char::to_lowercase) {
            if is_allowed(c) && !is_wide_punctuation(c) {
                text.push(c);
            } else if !text.ends_with('-') {
                text.push('-');
            }
        }
        let text = text.trim_start_matches(['-', '.']);
        let end = text.floor_char_boundary(MAX_BYTES);
        // Trimmed last: the cut may be behind a hyphen or a dot.
        Self::new(text[..end].trim_end_matches(['-', '.'])).ok()
    }

    /// The text as in a file name: not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_allowed(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
    }
    let invisible = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}');
    !(c.is_control() || c.is_whitespace() || invisible)
}

/// Punctuation of Chinese text, which a slug may have but a label's slug leaves out: it carries no
/// meaning there.
fn is_wide_punctuation(c: char) -> bool {
    matches!(c,
        '\u{00b7}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{30fb}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_latin_names_are_slugs() {
        for text in ["on-craft", "二十四节气与日历", "a.b_c~D", "2026"] {
            assert_eq!(Slug::new(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn slugs_that_could_escape_the_directory_are_refused() {
        for (text, error) in [
            ("", SlugError::Empty),
            ("..", SlugError::LeadingDot),
            (".git", SlugError::LeadingDot),
            ("a/b", SlugError::Character('/')),
            ("a\\b", SlugError::Character('\\')),
            ("a%2fb", SlugError::Character('%')),
            ("a\u{0}", SlugError::Character('\u{0}')),
            ("a\u{202e}b", SlugError::Character('\u{202e}')),
            ("a b", SlugError::Character(' ')),
        ] {
            assert_eq!(Slug::new(text), Err(error), "{text:?}");
        }
        assert_eq!(Slug::new(&"泉".repeat(67)), Err(SlugError::TooLong));
    }

    #[test]
    fn a_label_becomes_a_slug_or_nothing() {
        for (label, slug) in [
            ("开放数据", Some("开放数据")),
            ("Open  Data!", Some("open-data")),
            (" ../etc ", Some("etc")),
            ("C++", Some("c")),
            ("“泉水”：怎么读？", Some("泉水-怎么读")),
            ("??？", None),
        ] {
            assert_eq!(Slug::from_label(label).as_ref().map(Slug::as_str), slug, "{label}");
        }
        let long = "a".repeat(199);
        let slug = Slug::from_label(&format!("{long}-b"));
        assert_eq!(slug.as_ref().map(Slug::as_str), Some(&*long), "it ends before the hyphen");
    }
}
