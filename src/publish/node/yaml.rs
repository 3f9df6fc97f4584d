//! Front matter as nodes.

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, StrInput};

use crate::publish::node::{Entry, Node, Unreadable, Value};

type Events<'a> = Parser<'a, StrInput<'a>>;

/// Reads YAML. Nothing at all is an empty table.
pub(crate) fn read(text: &str) -> Result<Node, Unreadable> {
    let mut events: Events<'_> = Parser::new_from_str(text);
    loop {
        let (event, line) = next(&mut events)?;
        match event {
            Event::StreamStart | Event::DocumentStart(..) => {}
            Event::StreamEnd => {
                return Ok(Node { line, value: Value::Table(Vec::new()) });
            }
            event => return node(event, line, &mut events),
        }
    }
}

fn next<'a>(events: &mut Events<'a>) -> Result<(Event<'a>, usize), Unreadable> {
    match events.next() {
        Some(Ok((event, span))) => Ok((event, span.start.line())),
        Some(Err(error)) => Err(Unreadable { line: error.marker().line(), why: error.info() }),
        None => Err(Unreadable { line: 1, why: "it ends too early".to_owned() }),
    }
}

fn node<'a>(event: Event<'a>, line: usize, events: &mut Events<'a>) -> Result<Node, Unreadable> {
    let value = match event {
        Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&*text, "~" | "null") => {
            Value::Text(String::new())
        }
        Event::Scalar(text, ..) => Value::Text(text.into_owned()),
        Event::SequenceStart(..) => Value::List(list(events)?),
        Event::MappingStart(..) => Value::Table(table(events)?),
        _ => {
            return Err(Unreadable { line, why: "aliases are not supported".to_owned() });
        }
    };
    Ok(Node { line, value })
}

fn list(events: &mut Events<'_>) -> Result<Vec<Node>, Unreadable> {
    let mut nodes = Vec::new();
    loop {
        let (event, line) = next(events)?;
        match event {
            Event::SequenceEnd => return Ok(nodes),
            event => nodes.push(node(event, line, events)?),
        }
    }
}

fn table(events: &mut Events<'_>) -> Result<Vec<Entry>, Unreadable> {
    let mut entries = Vec::new();
    loop {
        let (event, line) = next(events)?;
        let key = match event {
            Event::MappingEnd => return Ok(entries),
            Event::Scalar(text, ..) => text.into_owned(),
            _ => {
                return Err(Unreadable { line, why: "a key has to be a word".to_owned() });
            }
        };
        let (event, value_line) = next(events)?;
        entries.push(Entry { key, line, node: node(event, value_line, events)? });
    }
}
