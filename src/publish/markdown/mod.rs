//! Stage 3: renders the Markdown of an article to sanitized HTML.
//!
//! Tests: `tests/publish/markdown.rs`

use std::collections::BTreeSet;

use comrak::nodes::Node;
use comrak::{Arena, Options, parse_document};

use crate::model::article::Heading;
use crate::publish::content::media::MediaFile;
use crate::publish::diagnostic::Diagnostics;
use crate::publish::markdown::headings::HeadingInfo;
use crate::publish::markdown::link_resolver::{LinkResolver, PATH_TO_ROOT};
use crate::publish::markdown::links::{FragmentLink, Resolution};
use crate::publish::sanitize;
use crate::text::reading_time::Length;

mod plain_text; // the text without its markup
mod headings; // levels, ids, table of contents
pub(crate) mod link_resolver; // where one URL leads
pub(crate) mod links; // resolves all links and images
mod figure; // images and figures
mod highlight; // syntax highlighting
mod html_writer; // HTML where comrak's is not enough

/// The body of an article, as its document has it.
#[derive(Debug)]
pub(crate) struct Body {
    /// Sanitized; URLs are absolute or relative to the article's document.
    pub(crate) html: String,
    /// The table of contents.
    pub(crate) contents: Vec<Heading>,
    /// Every id in the HTML.
    pub(crate) ids: BTreeSet<String>,
    /// Links to elements of articles, to be checked once all bodies are rendered.
    pub(crate) fragments: Vec<FragmentLink>,
    /// The media files that the body shows as images.
    pub(crate) media: Vec<MediaFile>,
    /// The text of the first paragraphs.
    pub(crate) lead_text: String,
    pub(crate) length: Length,
    /// Images of other sites included.
    pub(crate) picture_count: u32,
}

/// How often a body is sanitized again, at most.
const MAX_PASSES: usize = 4;

/// Renders `text`, whose first line is line `first_line` of its file.
pub(crate) fn render(
    text: &str,
    first_line: usize,
    links: &LinkResolver<'_>,
    diagnostics: &mut Diagnostics,
) -> Body {
    let options = options();
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    number_footnotes(root);
    plain_text::join_lines(root);
    let headings = headings::prepare(root);
    let Resolution { fragments, sizes, mut media, picture_count } =
        links::resolve(root, first_line, links, diagnostics);
    let unsafe_html = html_writer::document(root, &options, &headings, sizes);
    let mut html = sanitize::sanitize_for_document(&unsafe_html);
    if has_raw_html(root) {
        html = sanitize_until_stable(html);
    }
    // Raw HTML that is not closed, such as `<!--`, swallows what follows it. An image in the
    // alternative text of another one is not shown either.
    media.retain(|it| html.contains(&format!(" src=\"{PATH_TO_ROOT}{}\"", it.url())));
    let ids: BTreeSet<String> = sanitize::element_ids(&html).map(str::to_owned).collect();
    let is_listed = |it: &HeadingInfo| it.is_outer && ids.contains(&it.heading.id);
    Body {
        contents: headings.into_iter().filter(is_listed).map(|it| it.heading).collect(),
        ids,
        html,
        fragments,
        media,
        lead_text: plain_text::lead_text(root),
        length: Length::of(&plain_text::text(root)),
        picture_count,
    }
}

fn has_raw_html(root: Node<'_>) -> bool {
    use comrak::nodes::NodeValue::{HtmlBlock, HtmlInline};
    root.descendants().any(|it| matches!(it.data().value, HtmlBlock(_) | HtmlInline(_)))
}

/// Sanitizes until nothing changes. A serializer can write nesting that a parser reads differently,
/// such as a list in a table outside its cells; each pass moves such elements on.
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
    // Raw HTML may pass here: the whole body is sanitized afterwards.
    options.render.r#unsafe = true;
    options
}

/// Renames footnotes to their numbers, so that their ids need no escaping.
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
