//! From Markdown to the body of an article.

use std::collections::BTreeSet;

use comrak::nodes::Node;
use comrak::{Arena, Options, parse_document};

use crate::model::article::Heading;
use crate::publish::diagnostic::Diagnostics;
use crate::publish::markdown::links::{FragmentLink, LinkResolver};
use crate::publish::sanitize;
use crate::text::reading_time::Length;

mod highlight; // colours for code
mod figure; // a picture alone in its paragraph
mod headings; // levels, ids, table of contents
pub(crate) mod links; // resolves links and pictures
mod plain_text; // the text alone
mod html_writer; // HTML where comrak's is not enough

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
    plain_text::join_lines(root);
    let headings = headings::prepare(root);
    let resolved = links::resolve(root, first_line, links, notes);
    let html = sanitize::sanitize_for_document(&html_writer::document(
        root,
        &options,
        &headings,
        resolved.sizes,
    ));
    let html = if has_raw_html(root) { sanitize_until_stable(html) } else { html };
    let ids: BTreeSet<String> = sanitize::element_ids(&html).map(str::to_owned).collect();
    // Raw HTML that is left open may swallow what comes behind it.
    let is_there = |it: &headings::HeadingInfo| it.is_outer && ids.contains(&it.heading.id);
    Body {
        contents: headings.into_iter().filter(is_there).map(|it| it.heading).collect(),
        ids,
        html,
        fragments: resolved.fragments,
        lead_text: plain_text::lead_text(root),
        length: Length::of(&plain_text::text(root)),
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
        let again = sanitize::sanitize_for_document(&html);
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
