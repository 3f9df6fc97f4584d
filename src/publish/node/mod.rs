//! What front matter and `site.toml` say, each value with the line it stands on.
//!
//! Scalars stay the text they were written as: a title `007` is no number, `1.10` loses no zero.

pub(crate) mod toml; // of site.toml
pub(crate) mod yaml; // of front matter

/// A value and its line, from 1.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) line: usize,
    pub(crate) value: Value,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) line: usize,
    pub(crate) node: Node,
}

/// Why a text cannot be read, and where.
#[derive(Clone, Debug)]
pub(crate) struct Unreadable {
    pub(crate) line: usize,
    pub(crate) why: String,
}

/// The line of a byte, from 1.
pub(crate) fn line_at(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|it| *it == b'\n').count()
}
