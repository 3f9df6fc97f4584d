//! Writes the HTML of a body; what comrak writes as it should is left to comrak.
//!
//! Tests: `tests/publish/markdown.rs`

use std::fmt::{self, Write};
use std::slice::Iter;

use comrak::Options;
use comrak::html::{ChildRendering, Context, format_document_with_formatter, format_node_default};
use comrak::nodes::{Node, NodeValue, TableAlignment};
use comrak::options::Plugins;

use crate::publish::markdown::figure;
use crate::publish::markdown::figure::ImageSizes;
use crate::publish::markdown::headings::HeadingInfo;
use crate::publish::markdown::highlight;

/// What the writer needs besides the nodes.
#[derive(Default)]
struct WriterState<'h> {
    /// The headings that have not been written yet.
    headings: Iter<'h, HeadingInfo>,
    sizes: ImageSizes,
}

/// The body as HTML. Raw HTML in it is not sanitized.
pub(crate) fn document(
    root: Node<'_>,
    options: &Options<'_>,
    headings: &[HeadingInfo],
    sizes: ImageSizes,
) -> String {
    let mut html = String::new();
    let state = WriterState { headings: headings.iter(), sizes };
    let plugins = Plugins::default();
    // Writing to a string cannot fail.
    let _ = format_document_with_formatter(root, options, &mut html, &plugins, write_node, state);
    html
}

fn write_node(
    context: &mut Context<'_, '_, WriterState<'_>>,
    node: Node<'_>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Heading(it) if entering => {
            context.cr()?;
            let id = context.user.headings.next().map_or("", |it| it.heading.id.as_str());
            write!(context, "<h{} id=\"{id}\">", it.level)?;
        }
        NodeValue::CodeBlock(block) if entering => highlight::write_code_block(context, block)?,
        NodeValue::CodeBlock(_) => {}
        NodeValue::Image(link) => {
            if entering {
                let sizes = std::mem::take(&mut context.user.sizes);
                figure::write_image(context, node, link, &sizes)?;
                context.user.sizes = sizes;
            }
            return Ok(ChildRendering::Skip);
        }
        NodeValue::Paragraph => match figure::sole_image(node) {
            Some(_) if entering => context.write_str("<figure>")?,
            Some(link) => figure::write_figure_end(context, &link)?,
            None => return format_node_default(context, node, entering),
        },
        NodeValue::TaskItem(task) => {
            let class = if task.symbol.is_some() { "task done" } else { "task" };
            let tag =
                if entering { format!("<li class=\"{class}\">") } else { "</li>\n".to_owned() };
            context.write_str(&tag)?;
        }
        NodeValue::Table(_) => return write_table(context, node, entering),
        NodeValue::TableCell => write_cell(context, node, entering)?,
        _ => return format_node_default(context, node, entering),
    }
    Ok(ChildRendering::HTML)
}

/// Wraps the table in an element that scrolls when the table is wider than the page.
fn write_table(
    context: &mut Context<'_, '_, WriterState<'_>>,
    node: Node<'_>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if entering {
        context.write_str("<div class=\"table\">")?;
    }
    let children = format_node_default(context, node, entering)?;
    if !entering {
        context.write_str("</div>\n")?;
    }
    Ok(children)
}

fn write_cell(output: &mut dyn Write, node: Node<'_>, entering: bool) -> fmt::Result {
    let row = node.parent();
    let is_header = row.is_some_and(|it| matches!(it.data().value, NodeValue::TableRow(true)));
    let tag = if is_header { "th" } else { "td" };
    if !entering {
        return write!(output, "</{tag}>");
    }
    match alignment(node) {
        TableAlignment::None => write!(output, "<{tag}>"),
        TableAlignment::Left => write!(output, "<{tag} class=\"start\">"),
        TableAlignment::Center => write!(output, "<{tag} class=\"center\">"),
        TableAlignment::Right => write!(output, "<{tag} class=\"end\">"),
    }
}

fn alignment(cell: Node<'_>) -> TableAlignment {
    // The siblings before a node begin with the node itself.
    let column = cell.preceding_siblings().count() - 1;
    let table = cell.ancestors().nth(2);
    match table.map(|it| it.data()).as_ref().map(|it| &it.value) {
        Some(NodeValue::Table(table)) => {
            table.alignments.get(column).copied().unwrap_or(TableAlignment::None)
        }
        _ => TableAlignment::None,
    }
}
