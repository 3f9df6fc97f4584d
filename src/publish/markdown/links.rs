//! Replaces every URL in an article by the one that its document states, and collects what the links
//! and images lead to.
//!
//! Tests: `tests/publish/diagnostics.rs`

use comrak::nodes::{Node, NodeValue};

use crate::model::slug::Slug;
use crate::publish::content::media::MediaFile;
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::markdown::figure::ImageSizes;
use crate::publish::markdown::link_resolver::{LinkResolver, PATH_TO_ROOT, ResolvedImage};
use crate::publish::sanitize::tag_scanner;
use crate::publish::url;

/// A link to an element of an article.
#[derive(Clone, Debug)]
pub(crate) struct FragmentLink {
    pub(crate) line: usize,
    pub(crate) slug: Slug,
    /// The id of the element, with its prefix.
    pub(crate) id: String,
}

/// What the links and images of an article lead to.
#[derive(Debug, Default)]
pub(crate) struct Resolution {
    pub(crate) fragments: Vec<FragmentLink>,
    pub(crate) sizes: ImageSizes,
    /// The images among the site's own files, in the order of the text.
    pub(crate) media: Vec<MediaFile>,
    /// All images, those of other sites included.
    pub(crate) picture_count: u32,
}

/// Resolves all URLs below `root`, whose first line is line `first_line` of its file. A URL that
/// leads nowhere is reported and stays.
pub(crate) fn resolve(
    root: Node<'_>,
    first_line: usize,
    links: &LinkResolver<'_>,
    diagnostics: &mut Diagnostics,
) -> Resolution {
    let mut resolution = Resolution::default();
    for node in root.descendants() {
        let data = &mut *node.data_mut();
        let source_line = first_line + data.sourcepos.start.line.saturating_sub(1);
        let result = match &mut data.value {
            NodeValue::Link(link) => links.link(&link.url).map(|target| {
                let fragment = |(slug, id)| FragmentLink { line: source_line, slug, id };
                resolution.fragments.extend(target.fragment.map(fragment));
                link.url = target.href;
            }),
            NodeValue::Image(link) => links.image(&link.url).map(|image| {
                link.url = resolution.add_image(image);
            }),
            NodeValue::HtmlInline(html) => check_raw_html(html),
            NodeValue::HtmlBlock(block) => check_raw_html(&block.literal),
            _ => Ok(()),
        };
        if let Err(problem) = result {
            diagnostics.add(source_line, problem);
        }
    }
    resolution
}

impl Resolution {
    /// Adds an image, and gives its URL as the article's document states it.
    fn add_image(&mut self, ResolvedImage { url, file }: ResolvedImage) -> String {
        self.picture_count += 1;
        let Some(file) = file else { return url };
        let url = format!("{PATH_TO_ROOT}{url}");
        self.sizes.extend(file.size.map(|it| (url.clone(), it)));
        self.media.push(file);
        url
    }
}

/// Reports a relative URL in raw HTML: it is not resolved, so the file it names would be neither
/// checked nor published.
fn check_raw_html(html: &str) -> Result<(), Problem> {
    let tags = || tag_scanner::tags(html).map(|it| &html[it]);
    let values =
        tags().flat_map(|it| [tag_scanner::value(it, "href"), tag_scanner::value(it, "src")]);
    let is_local = |it: &&str| !it.starts_with('#') && url::is_relative(it);
    match values.flatten().find(is_local) {
        None => Ok(()),
        Some(value) => Err(Problem::new(
            format!("`{value}` in raw HTML is not resolved"),
            "write it as Markdown: `[text](path)`, `![alt](path)`",
        )),
    }
}
