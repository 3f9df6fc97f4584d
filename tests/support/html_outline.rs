//! Markup taken apart, to be read by people and to be judged.

use std::fmt::Write;

/// A piece of markup; comments and space between elements are none.
#[derive(Debug)]
pub(crate) enum Piece {
    Open(Tag),
    Close(String),
    Text(String),
}

/// The beginning of an element.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    /// As it stands in the markup.
    pub(crate) written: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, as it is written; empty where it has none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn is_void(&self) -> bool {
        matches!(self.name.as_str(), "br" | "hr" | "img" | "input" | "wbr" | "col")
    }
}

/// The pieces of `html`, in order.
pub(crate) fn pieces(mut html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    while let Some(start) = html.find('<') {
        push_text(&mut pieces, &html[..start]);
        let end = end_of_tag(&html[start..]) + start;
        let inside = &html[start + 1..end - 1];
        match inside.strip_prefix('/') {
            _ if inside.starts_with('!') => {}
            Some(name) => pieces.push(Piece::Close(name.to_owned())),
            None => pieces.push(Piece::Open(tag(inside))),
        }
        html = &html[end..];
    }
    push_text(&mut pieces, html);
    pieces
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    // What only a comment has kept apart is one text.
    match pieces.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

/// Behind the `>` that ends a tag, which is in no quotes.
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
        let (name, behind) = text.split_at(end);
        let (value, behind) = match behind.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("every quote ends"),
            None => ("", behind),
        };
        attributes.push((name.to_owned(), value.to_owned()));
        rest = behind;
    }
    Tag { name: name.to_owned(), written: inside.trim().to_owned(), attributes }
}

/// The markup with each element on a line of its own; one that holds only text, on one line.
pub(crate) fn readable(html: &str) -> String {
    let (mut text, mut depth, mut open) = (String::new(), 0, false);
    for piece in pieces(html) {
        let line = |depth: usize| format!("\n{}", "  ".repeat(depth));
        let written = match &piece {
            Piece::Open(tag) => format!("{}<{}>", line(depth), tag.written),
            Piece::Text(said) if open => said.clone(),
            Piece::Text(said) => format!("{}{said}", line(depth)),
            Piece::Close(name) if open => format!("</{name}>"),
            Piece::Close(name) => format!("{}</{name}>", line(depth - 1)),
        };
        // Writing to a string cannot fail.
        let _ = text.write_str(&written);
        match &piece {
            Piece::Open(tag) => {
                open = !tag.is_void();
                depth += usize::from(open);
            }
            Piece::Close(_) => (open, depth) = (false, depth - 1),
            Piece::Text(_) => {}
        }
    }
    text.trim_start().to_owned()
}
