//! Images: in a line of text, or as a figure in a paragraph of their own.
//!
//! Tests: `tests/publish/markdown.rs`

use std::collections::HashMap;
use std::fmt::{self, Write};

use comrak::html::{escape, escape_href};
use comrak::nodes::{Node, NodeLink, NodeValue};

/// Width and height in pixels of the site's own images, by URL.
pub(crate) type ImageSizes = HashMap<String, (u32, u32)>;

/// The image of a paragraph that has no other content.
pub(crate) fn sole_image(paragraph: Node<'_>) -> Option<NodeLink> {
    let image = paragraph.first_child().filter(|it| it.next_sibling().is_none())?;
    match &image.data().value {
        NodeValue::Image(link) => Some((**link).clone()),
        _ => None,
    }
}

/// Writes the end of a figure; its title becomes the caption.
pub(crate) fn write_figure_end(output: &mut dyn Write, link: &NodeLink) -> fmt::Result {
    if !link.title.is_empty() {
        output.write_str("<figcaption>")?;
        escape(output, &link.title)?;
        output.write_str("</figcaption>")?;
    }
    output.write_str("</figure>\n")
}

/// Writes an image, with its size, so that nothing moves when it loads.
pub(crate) fn write_image(
    output: &mut dyn Write,
    node: Node<'_>,
    link: &NodeLink,
    sizes: &ImageSizes,
) -> fmt::Result {
    output.write_str("<img src=\"")?;
    escape_href(output, &link.url, false)?;
    output.write_str("\" alt=\"")?;
    escape(output, &node.collect_text())?;
    output.write_str("\"")?;
    if let Some((width, height)) = sizes.get(&link.url) {
        write!(output, " width=\"{width}\" height=\"{height}\"")?;
    }
    let captioned = node.parent().is_some_and(|it| {
        matches!(it.data().value, NodeValue::Paragraph) && sole_image(it).is_some()
    });
    if !captioned && !link.title.is_empty() {
        output.write_str(" title=\"")?;
        escape(output, &link.title)?;
        output.write_str("\"")?;
    }
    output.write_str(" loading=\"lazy\" decoding=\"async\">")
}
