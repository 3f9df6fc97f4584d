//! Parses YAML, the syntax of front matter.
//!
//! Tests: `tests/publish/diagnostics.rs`

use granit_parser::{Event, Parser, ScalarStyle, StrInput};

use crate::publish::content::value::{LocatedValue, SyntaxError, TableEntry, Value};

type Events<'a> = Parser<'a, StrInput<'a>>;

/// Parses YAML. A text without any value is an empty table.
pub(crate) fn parse(text: &str) -> Result<LocatedValue, SyntaxError> {
    let mut events: Events<'_> = Parser::new_from_str(text);
    loop {
        let (event, line) = next_event(&mut events)?;
        match event {
            Event::StreamStart | Event::DocumentStart(..) => {}
            Event::StreamEnd => {
                return Ok(LocatedValue { line, value: Value::Table(Vec::new()) });
            }
            event => return located_value(event, line, &mut events),
        }
    }
}

fn next_event<'a>(events: &mut Events<'a>) -> Result<(Event<'a>, usize), SyntaxError> {
    match events.next() {
        Some(Ok((event, span))) => Ok((event, span.start.line())),
        Some(Err(error)) => Err(SyntaxError { line: error.marker().line(), message: error.info() }),
        None => Err(SyntaxError { line: 1, message: "the text ends too early".to_owned() }),
    }
}

fn located_value<'a>(
    event: Event<'a>,
    line: usize,
    events: &mut Events<'a>,
) -> Result<LocatedValue, SyntaxError> {
    let value = match event {
        Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&*text, "~" | "null") => {
            Value::Text(String::new())
        }
        Event::Scalar(text, ..) => Value::Text(text.into_owned()),
        Event::SequenceStart(..) => Value::List(list(events)?),
        Event::MappingStart(..) => Value::Table(table(events)?),
        _ => {
            return Err(SyntaxError { line, message: "aliases are not supported".to_owned() });
        }
    };
    Ok(LocatedValue { line, value })
}

fn list(events: &mut Events<'_>) -> Result<Vec<LocatedValue>, SyntaxError> {
    let mut nodes = Vec::new();
    loop {
        let (event, line) = next_event(events)?;
        match event {
            Event::SequenceEnd => return Ok(nodes),
            event => nodes.push(located_value(event, line, events)?),
        }
    }
}

fn table(events: &mut Events<'_>) -> Result<Vec<TableEntry>, SyntaxError> {
    let mut entries = Vec::new();
    loop {
        let (event, line) = next_event(events)?;
        let key = match event {
            Event::MappingEnd => return Ok(entries),
            Event::Scalar(text, ..) => text.into_owned(),
            _ => {
                return Err(SyntaxError { line, message: "a key must be a word".to_owned() });
            }
        };
        let (event, value_line) = next_event(events)?;
        entries.push(TableEntry { key, line, value: located_value(event, value_line, events)? });
    }
}
