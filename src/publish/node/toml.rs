//! `site.toml` as nodes.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::publish::node::{Entry, Node, Unreadable, Value, line_at};

/// Reads TOML. Entries come in the order of the text.
pub(crate) fn read(text: &str) -> Result<Node, Vec<Unreadable>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(Node { line: 1, value: entries(table.get_ref(), text) });
    }
    let unreadable = |error: &toml::de::Error| Unreadable {
        line: line_at(text, error.span().map_or(0, |it| it.start)),
        why: error.message().to_owned(),
    };
    let mut errors: Vec<Unreadable> = errors.iter().map(unreadable).collect();
    // What follows in the same line is the first one's doing.
    errors.dedup_by_key(|it| it.line);
    Err(errors)
}

fn node(value: &Spanned<DeValue<'_>>, text: &str) -> Node {
    let line = line_at(text, value.span().start);
    let value = match value.get_ref() {
        DeValue::String(it) => Value::Text(it.to_string()),
        DeValue::Integer(it) => Value::Text(it.to_string()),
        DeValue::Float(it) => Value::Text(it.to_string()),
        DeValue::Boolean(it) => Value::Text(it.to_string()),
        DeValue::Datetime(it) => Value::Text(it.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|it| node(it, text)).collect()),
        DeValue::Table(table) => entries(table, text),
    };
    Node { line, value }
}

fn entries(table: &DeTable<'_>, text: &str) -> Value {
    let entry = |(key, value): (&Spanned<_>, &Spanned<_>)| Entry {
        key: AsRef::<str>::as_ref(key.get_ref()).to_owned(),
        line: line_at(text, key.span().start),
        node: node(value, text),
    };
    let mut entries: Vec<Entry> = table.iter().map(entry).collect();
    entries.sort_by_key(|it| it.line);
    Value::Table(entries)
}
