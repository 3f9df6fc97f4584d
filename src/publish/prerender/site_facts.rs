//! What every page states about the site, as typed values from the library.

use serde_json::Value;

use crate::model::json::clean_text;
use crate::publish::library::Library;

/// What is the same on every page. A text may be empty.
#[derive(Debug)]
pub(crate) struct SiteFacts {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) language: String,
    /// With a slash at the end.
    pub(crate) base_url: String,
}

impl SiteFacts {
    pub(crate) fn of(library: &Library, base_url: &str) -> Self {
        Self {
            title: clean(&library.settings.title),
            description: clean(&library.settings.description),
            language: clean(&library.settings.language),
            base_url: base_url.to_owned(),
        }
    }
}

/// The text as `model` reads it from a document: trimmed, without characters that turn the
/// direction of a line.
pub(crate) fn clean(text: &str) -> String {
    clean_text(&Value::from(text)).unwrap_or_default()
}

/// The text, or another one if it is empty.
pub(crate) fn or(text: String, other: &str) -> String {
    if text.is_empty() { other.to_owned() } else { text }
}
