//! HTML taken apart into tokens, and written as indented lines.

use std::fmt::Write;

/// A token of HTML. Comments, and white space between elements, are left out.
#[derive(Debug)]
pub(crate) enum Token {
    Open(Tag),
    Close(String),
    Text(String),
}

/// The start tag of an element.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    /// Name and attributes as they are in the HTML.
    pub(crate) written: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute as it is written; empty for one without a value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn is_void(&self) -> bool {
        matches!(self.name.as_str(), "br" | "hr" | "img" | "input" | "wbr" | "col")
    }
}

/// The tokens of `html`, in order.
pub(crate) fn tokens(mut html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    while let Some(start) = html.find('<') {
        push_text(&mut tokens, &html[..start]);
        let end = end_of_tag(&html[start..]) + start;
        let inside = &html[start + 1..end - 1];
        match inside.strip_prefix('/') {
            _ if inside.starts_with('!') => {}
            Some(name) => tokens.push(Token::Close(name.to_owned())),
            None => tokens.push(Token::Open(tag(inside))),
        }
        html = &html[end..];
    }
    push_text(&mut tokens, html);
    tokens
}

fn push_text(tokens: &mut Vec<Token>, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    // Texts with only a comment between them are one.
    match tokens.last_mut() {
        Some(Token::Text(before)) => before.push_str(text),
        _ => tokens.push(Token::Text(text.to_owned())),
    }
}

/// The index after the `>` that ends a tag; one in quotes does not.
fn end_of_tag(html: &str) -> usize {
    let mut quoted = false;
    let end = html.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    end.expect("every tag ends") + 1
}

fn tag(inside: &str) -> Tag {
    let inside = inside.trim_end_matches('/').trim();
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        let text = rest.trim_start();
        let end = text.find(['=', ' ']).unwrap_or(text.len());
        let (name, after) = text.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("every quote ends"),
            None => ("", after),
        };
        attributes.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
    Tag { name: name.to_owned(), written: inside.trim().to_owned(), attributes }
}

/// The HTML with one line for each element, indented. An element that holds only text is one line.
pub(crate) fn outline(html: &str) -> String {
    let (mut text, mut depth, mut open) = (String::new(), 0, false);
    for token in tokens(html) {
        let line = |depth: usize| format!("\n{}", "  ".repeat(depth));
        let written = match &token {
            Token::Open(tag) => format!("{}<{}>", line(depth), tag.written),
            Token::Text(content) if open => content.clone(),
            Token::Text(content) => format!("{}{content}", line(depth)),
            Token::Close(name) if open => format!("</{name}>"),
            Token::Close(name) => format!("{}</{name}>", line(depth - 1)),
        };
        // Writing to a string cannot fail.
        let _ = text.write_str(&written);
        match &token {
            Token::Open(tag) => {
                open = !tag.is_void();
                depth += usize::from(open);
            }
            Token::Close(_) => (open, depth) = (false, depth - 1),
            Token::Text(_) => {}
        }
    }
    text.trim_start().to_owned()
}
