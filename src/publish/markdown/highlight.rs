//! Syntax highlighting: code as spans of a few classes, no more than a reader can tell apart.
//!
//! Tests: `tests/publish/markdown.rs`

use std::fmt::{self, Write};
use std::sync::LazyLock;

use comrak::html::escape;
use comrak::nodes::NodeCodeBlock;
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Prefixes of scopes, and the CSS class of each. The first prefix that matches counts, so exceptions
/// come first. Without a class, code looks like text.
static SCOPE_CLASSES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    let classes = [
        ("comment", "hl-comment"),
        ("string", "hl-string"),
        ("constant.character", "hl-string"),
        ("constant.numeric", "hl-number"),
        ("constant", "hl-constant"),
        ("variable.language", "hl-constant"),
        ("keyword.operator", ""),
        ("keyword", "hl-keyword"),
        ("storage.modifier.lifetime", "hl-type"),
        ("storage", "hl-keyword"),
        ("entity.name.function", "hl-function"),
        ("entity.name.macro", "hl-function"),
        ("support.function", "hl-function"),
        ("support.macro", "hl-function"),
        ("variable.function", "hl-function"),
        ("entity.name.tag", "hl-keyword"),
        ("entity.other.attribute-name", "hl-type"),
        ("entity.name", "hl-type"),
        ("support.type", "hl-type"),
        ("support.class", "hl-type"),
    ];
    classes.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect()
});

/// Writes a code block, highlighted if there is a grammar for its language.
pub(crate) fn write_code_block(output: &mut dyn Write, block: &NodeCodeBlock) -> fmt::Result {
    let language = block.info.split_whitespace().next().unwrap_or_default();
    output.write_str("<pre><code")?;
    if !language.is_empty() {
        output.write_str(" class=\"language-")?;
        escape(output, language)?;
        output.write_str("\"")?;
    }
    output.write_str(">")?;
    match SYNTAXES.find_syntax_by_token(language).filter(|_| !language.is_empty()) {
        Some(syntax) => write_highlighted(output, syntax, &block.literal)?,
        None => escape(output, &block.literal)?,
    }
    output.write_str("</code></pre>\n")
}

fn write_highlighted(output: &mut dyn Write, syntax: &SyntaxReference, code: &str) -> fmt::Result {
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut spans: Vec<(&str, String)> = Vec::new();
    for line in LinesWithEndings::from(code) {
        // A line that the grammar cannot parse is not highlighted.
        let changes = state.parse_line(line, &SYNTAXES).unwrap_or_default();
        for (text, change) in ScopeRegionIterator::new(&changes, line) {
            if scopes.apply(change).is_err() {
                scopes = ScopeStack::new();
            }
            push_span(&mut spans, css_class(&scopes), text);
        }
    }
    spans.iter().try_for_each(|(class, text)| write_span(output, class, text))
}

/// Adds text to the last span if it has the same class or is white space, or else to a new span.
fn push_span<'a>(spans: &mut Vec<(&'a str, String)>, class: &'a str, text: &str) {
    match spans.last_mut() {
        Some((last, span)) if *last == class || text.trim().is_empty() => span.push_str(text),
        _ => spans.push((class, text.to_owned())),
    }
}

fn write_span(output: &mut dyn Write, class: &str, text: &str) -> fmt::Result {
    let inner = text.trim_end();
    if class.is_empty() || inner.is_empty() {
        return escape(output, text);
    }
    write!(output, "<span class=\"{class}\">")?;
    escape(output, inner)?;
    output.write_str("</span>")?;
    output.write_str(&text[inner.len()..])
}

/// The class of the innermost scope that has one.
fn css_class(scopes: &ScopeStack) -> &'static str {
    let of =
        |scope: &Scope| SCOPE_CLASSES.iter().find(|it| it.0.is_prefix_of(*scope)).map(|it| it.1);
    scopes.as_slice().iter().rev().find_map(of).unwrap_or_default()
}
