//! Parses TOML, the syntax of `site.toml`.
//!
//! Tests: `tests/publish/settings.rs`

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::publish::content::value::{LocatedValue, SyntaxError, TableEntry, Value, line_at};

/// Parses TOML. Entries are in the order of the text.
pub(crate) fn parse(text: &str) -> Result<LocatedValue, Vec<SyntaxError>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(LocatedValue { line: 1, value: entries(table.get_ref(), text) });
    }
    let syntax_error = |error: &toml::de::Error| SyntaxError {
        line: line_at(text, error.span().map_or(0, |it| it.start)),
        message: error.message().to_owned(),
    };
    let mut errors: Vec<SyntaxError> = errors.iter().map(syntax_error).collect();
    // A second error in a line usually follows from the first.
    errors.dedup_by_key(|it| it.line);
    Err(errors)
}

fn located_value(value: &Spanned<DeValue<'_>>, text: &str) -> LocatedValue {
    let line = line_at(text, value.span().start);
    let value = match value.get_ref() {
        DeValue::String(it) => Value::Text(it.to_string()),
        DeValue::Integer(it) => Value::Text(it.to_string()),
        DeValue::Float(it) => Value::Text(it.to_string()),
        DeValue::Boolean(it) => Value::Text(it.to_string()),
        DeValue::Datetime(it) => Value::Text(it.to_string()),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|it| located_value(it, text)).collect())
        }
        DeValue::Table(table) => entries(table, text),
    };
    LocatedValue { line, value }
}

fn entries(table: &DeTable<'_>, text: &str) -> Value {
    let entry = |(key, value): (&Spanned<_>, &Spanned<_>)| TableEntry {
        key: AsRef::<str>::as_ref(key.get_ref()).to_owned(),
        line: line_at(text, key.span().start),
        value: located_value(value, text),
    };
    let mut entries: Vec<TableEntry> = table.iter().map(entry).collect();
    entries.sort_by_key(|it| it.line);
    Value::Table(entries)
}
