//! Values of front matter and `site.toml`, each with its line.
//!
//! Scalars stay the text they are written as: a title `007` is not a number, `1.10` loses no zero.

pub(crate) mod toml; // of site.toml
pub(crate) mod yaml; // of front matter

/// A value and its line, from 1.
#[derive(Clone, Debug)]
pub(crate) struct LocatedValue {
    pub(crate) line: usize,
    pub(crate) value: Value,
}

/// A text, a list or a table.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    List(Vec<LocatedValue>),
    Table(Vec<TableEntry>),
}

/// A key with its line, and its value.
#[derive(Clone, Debug)]
pub(crate) struct TableEntry {
    pub(crate) key: String,
    pub(crate) line: usize,
    pub(crate) value: LocatedValue,
}

/// Why a text cannot be parsed, and in which line.
#[derive(Clone, Debug)]
pub(crate) struct SyntaxError {
    pub(crate) line: usize,
    pub(crate) message: String,
}

/// The line of a byte, from 1.
pub(crate) fn line_at(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|it| *it == b'\n').count()
}
