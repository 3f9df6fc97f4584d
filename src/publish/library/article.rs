//! An article of the library. Its body is rendered when it is first needed.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::publish::content::front_matter::FrontMatter;
use crate::publish::content::media::{MediaFile, MediaLibrary};
use crate::publish::content::source::SourceFile;
use crate::publish::diagnostic::{Diagnostic, Diagnostics};
use crate::publish::markdown;
use crate::publish::markdown::Body;
use crate::publish::markdown::link_resolver::{LinkResolver, ResolvedImage};
use crate::publish::site::link_targets::LinkTargets;
use crate::publish::url;
use crate::text::excerpt::excerpt;

/// Characters of a summary that is taken from the body.
const SUMMARY_CHARACTERS: usize = 120;

/// An article or a page.
#[derive(Debug)]
pub(crate) struct LibraryArticle {
    /// Relative to the content directory.
    pub(crate) file: PathBuf,
    pub(crate) front_matter: Arc<FrontMatter>,
    markdown: Arc<str>,
    body_line: usize,
    renderer: Arc<ArticleRenderer>,
    rendered: OnceLock<RenderedArticle>,
}

/// An article whose body and lead image have been rendered.
#[derive(Debug)]
pub(crate) struct RenderedArticle {
    pub(crate) body: Body,
    pub(crate) lead_image: Option<LeadImage>,
    /// What is wrong with the body and the lead image.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The image above an article.
#[derive(Debug)]
pub(crate) struct LeadImage {
    /// Absolute, or relative to the site.
    pub(crate) url: String,
    pub(crate) alt: String,
    /// Width and height in pixels; `None` for an image of another site.
    pub(crate) size: Option<(u32, u32)>,
    /// `None` for an image of another site.
    pub(crate) file: Option<MediaFile>,
}

/// What every article is rendered with.
#[derive(Debug)]
pub(crate) struct ArticleRenderer {
    pub(crate) link_targets: LinkTargets,
    pub(crate) media: Arc<MediaLibrary>,
}

impl LibraryArticle {
    /// The article in a file, not rendered yet.
    pub(crate) fn new(source: SourceFile, renderer: Arc<ArticleRenderer>) -> Self {
        let SourceFile { file, front_matter, markdown, body_line } = source;
        Self { file, front_matter, markdown, body_line, renderer, rendered: OnceLock::new() }
    }

    /// The article with its body and lead image, rendered once and kept.
    pub(crate) fn rendered(&self) -> &RenderedArticle {
        self.rendered.get_or_init(|| self.render())
    }

    /// Calls `read` with the rendered article, and keeps it only if it was kept before: who looks at
    /// every article of a large site would otherwise fill the memory.
    pub(crate) fn with_rendered<T>(&self, read: impl FnOnce(&RenderedArticle) -> T) -> T {
        match self.rendered.get() {
            Some(rendered) => read(rendered),
            None => read(&self.render()),
        }
    }

    pub(crate) fn body(&self) -> &Body {
        &self.rendered().body
    }

    pub(crate) fn lead_image(&self) -> Option<&LeadImage> {
        self.rendered().lead_image.as_ref()
    }

    /// The summary of the front matter, or else the beginning of the body; may be empty.
    pub(crate) fn summary(&self) -> String {
        match self.front_matter.summary.as_str() {
            "" => self.with_rendered(|it| self.summary_of(&it.body)),
            summary => summary.to_owned(),
        }
    }

    /// The same, where the body is at hand.
    pub(crate) fn summary_of(&self, body: &Body) -> String {
        match self.front_matter.summary.as_str() {
            "" => excerpt(&body.lead_text, SUMMARY_CHARACTERS),
            summary => summary.to_owned(),
        }
    }

    fn render(&self) -> RenderedArticle {
        let Self { file, front_matter, .. } = self;
        let ArticleRenderer { link_targets, media } = &*self.renderer;
        let mut diagnostics = Diagnostics::for_file(file);
        let links = LinkResolver { link_targets, media, file, slug: &front_matter.slug };
        let body = markdown::render(&self.markdown, self.body_line, &links, &mut diagnostics);
        let lead_image = front_matter.image.as_ref().and_then(|image| {
            let resolved = links.image(&image.src.text);
            let report = |problem| diagnostics.add(image.src.line, problem);
            let ResolvedImage { url, file } = resolved.map_err(report).ok()?;
            let size = file.as_ref().and_then(|it| it.size);
            Some(LeadImage { url, alt: image.alt.clone(), size, file })
        });
        RenderedArticle { body, lead_image, diagnostics: diagnostics.found }
    }
}

impl LeadImage {
    /// The URL; a relative one is prefixed with `base`, the URL of the site or a path to it.
    pub(crate) fn url_from(&self, base: &str) -> String {
        let base = if url::is_relative(&self.url) { base } else { "" };
        format!("{base}{}", self.url)
    }
}
