//! From Markdown to the body of an article.

use std::collections::BTreeSet;

use comrak::nodes::Node;
use comrak::{Arena, Options, parse_document};

use crate::model::article::Heading;
use crate::publish::html;
use crate::publish::markdown::links::{FragmentLink, LinkResolver};
use crate::publish::mistake::Diagnostics;
use crate::text::count::Length;

mod code; // colours for code
mod figure;
mod heading; // levels, ids, contents
pub(crate) mod links; // where links and pictures lead
mod plain; // the text alone
mod write; // what is written otherwise than the library does

/// A body, ready to be put into a document.
#[derive(Debug)]
pub(crate) struct Body {
    /// Through the gate; addresses are those of the article's document.
    pub(crate) html: String,
    pub(crate) contents: Vec<Heading>,
    /// Every id in it.
    pub(crate) ids: BTreeSet<String>,
    /// Links to a place in an article, which can be checked once all bodies are there.
    pub(crate) fragments: Vec<FragmentLink>,
    /// How its text begins.
    pub(crate) lead_text: String,
    pub(crate) length: Length,
    pub(crate) picture_count: u32,
}

/// How often a body goes through the gate once more.
const MAX_PASSES: usize = 4;

/// Renders `text`, whose first line is line `first_line` of its file.
pub(crate) fn render(
    text: &str,
    first_line: usize,
    links: &LinkResolver<'_>,
    notes: &mut Diagnostics,
) -> Body {
    let options = options();
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    number_footnotes(root);
    plain::join_lines(root);
    let headings = heading::prepare(root);
    let resolved = links::resolve(root, first_line, links, notes);
    let html =
        html::sanitize_for_document(&write::document(root, &options, &headings, resolved.sizes));
    let html = if has_raw_html(root) { sanitize_until_stable(html) } else { html };
    let ids: BTreeSet<String> = html::element_ids(&html).map(str::to_owned).collect();
    // Raw HTML that is left open may swallow what comes behind it.
    let is_there = |it: &heading::HeadingInfo| it.is_outer && ids.contains(&it.heading.id);
    Body {
        contents: headings.into_iter().filter(is_there).map(|it| it.heading).collect(),
        ids,
        html,
        fragments: resolved.fragments,
        lead_text: plain::lead_text(root),
        length: Length::of(&plain::text(root)),
        picture_count: resolved.picture_count,
    }
}

fn has_raw_html(root: Node<'_>) -> bool {
    use comrak::nodes::NodeValue::{HtmlBlock, HtmlInline};
    root.descendants().any(|it| matches!(it.data().value, HtmlBlock(_) | HtmlInline(_)))
}

/// What was nested as no page can nest it reads differently once it is written down: it goes through
/// the gate until it does not.
fn sanitize_until_stable(mut html: String) -> String {
    for _ in 0..MAX_PASSES {
        let again = html::sanitize_for_document(&html);
        if again == html {
            break;
        }
        html = again;
    }
    html
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.tasklist = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.cjk_friendly_emphasis = true;
    // Raw HTML passes here, because all of it goes through the gate afterwards.
    options.render.r#unsafe = true;
    options
}

/// Names footnotes by their number, so that their ids need no escape, whatever they were called.
fn number_footnotes(root: Node<'_>) {
    use comrak::nodes::NodeValue;
    let mut number = 0;
    for node in root.descendants() {
        match &mut node.data_mut().value {
            NodeValue::FootnoteReference(reference) => reference.name = reference.ix.to_string(),
            NodeValue::FootnoteDefinition(definition) => {
                number += 1;
                definition.name = number.to_string();
            }
            _ => {}
        }
    }
}
