//! Writes elements for `<head>`.

use std::fmt::Write;

use serde_json::Value;

use crate::publish::sanitize::tag_scanner::escaped;

/// The elements that have been written.
#[derive(Debug, Default)]
pub(crate) struct Elements(pub(crate) String);

impl Elements {
    /// A `<meta>` element whose attribute `kind` has the value `name`; nothing if there is no content.
    pub(crate) fn meta(&mut self, kind: &str, name: &str, content: &str) {
        if !content.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(self.0, "<meta {kind}=\"{name}\" content=\"{}\">", escaped(content));
        }
    }

    /// A `<link>` element. `href` comes after the other attributes.
    pub(crate) fn link(&mut self, rel: &str, attributes: &[(&str, &str)], href: &str) {
        let _ = write!(self.0, "<link rel=\"{rel}\"");
        for (name, value) in attributes.iter().chain(&[("href", href)]) {
            let _ = write!(self.0, " {name}=\"{}\"", escaped(value));
        }
        self.0.push('>');
    }

    /// A `<script>` element with structured data.
    pub(crate) fn json_ld(&mut self, value: &Value) {
        let text = escape_for_script(&value.to_string());
        let _ = write!(self.0, "<script type=\"application/ld+json\">{text}</script>");
    }
}

/// JSON for the inside of a `<script>` element: it cannot end the element or start a comment, and has
/// no line separators, which older parsers of JavaScript do not allow in strings.
pub(crate) fn escape_for_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
