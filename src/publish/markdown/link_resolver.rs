//! Resolves the URL of a link or an image in an article, and checks that its target exists.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::model::html_allowlist;
use crate::model::slug::Slug;
use crate::publish::content::media;
use crate::publish::content::media::{MediaFile, MediaLibrary};
use crate::publish::content::source::SourceStatus;
use crate::publish::diagnostic::Problem;
use crate::publish::site::link_targets::LinkTargets;
use crate::publish::url;
use crate::route::Route;

/// From an article's document to the site.
pub(crate) const PATH_TO_ROOT: &str = "../../";

/// What an article may link to, and where the article is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LinkResolver<'a> {
    pub(crate) link_targets: &'a LinkTargets,
    pub(crate) media: &'a MediaLibrary,
    /// The article's file, relative to the content directory.
    pub(crate) file: &'a Path,
    pub(crate) slug: &'a Slug,
}

/// A link whose target exists.
pub(crate) struct ResolvedLink {
    /// Absolute, or relative to the article's document.
    pub(crate) href: String,
    /// The article that the link leads to, and the id that it has to have.
    pub(crate) fragment: Option<(Slug, String)>,
}

/// An image that exists, as far as the publisher can tell.
pub(crate) struct ResolvedImage {
    /// Absolute, or relative to the site.
    pub(crate) url: String,
    /// `None` for an image of another site.
    pub(crate) file: Option<MediaFile>,
}

impl LinkResolver<'_> {
    /// Resolves the URL of a link.
    pub(crate) fn link(&self, url: &str) -> Result<ResolvedLink, Problem> {
        if let Some(id) = url.strip_prefix('#') {
            return Ok(with_fragment(self.slug, String::new(), id));
        }
        if !url::is_link_allowed(url) {
            return Err(Problem::new(
                format!("`{url}` is not a URL that readers can follow"),
                "use http, https, mailto, tel or a path",
            ));
        }
        if !url::is_relative(url) {
            return Ok(ResolvedLink { href: url.to_owned(), fragment: None });
        }
        let (path, id) = url.split_once('#').unwrap_or((url, ""));
        match path.strip_prefix('/') {
            Some(path) => self.site_link(path, id),
            None => self.file_link(path, id),
        }
    }

    /// A path relative to the site, such as `/sections/keji/`.
    fn site_link(&self, path: &str, id: &str) -> Result<ResolvedLink, Problem> {
        let Some(path) = self.link_targets.resolve_path(path) else {
            let message = format!("there is no page /{path}");
            return Err(Problem::new(message, "link to the article's file, or correct the path"));
        };
        let href = format!("{PATH_TO_ROOT}{path}");
        Ok(match Route::from_path(&path) {
            Route::Article(slug) => with_fragment(&slug, href, id),
            _ => ResolvedLink { href, fragment: None },
        })
    }

    /// A path relative to the article's own file.
    fn file_link(&self, path: &str, id: &str) -> Result<ResolvedLink, Problem> {
        let file = self.file_at(path)?;
        match self.link_targets.status_of(&file) {
            Some(SourceStatus::Published(slug)) => {
                let href = format!("{PATH_TO_ROOT}{}", Route::Article(slug.clone()).path());
                Ok(with_fragment(slug, href, id))
            }
            Some(SourceStatus::Draft) => Err(Problem::new(
                format!("{} is a draft", file.display()),
                "publish it too, or remove the link",
            )),
            // The file has diagnostics of its own; one more here would only repeat them.
            Some(SourceStatus::Invalid) => Ok(ResolvedLink { href: String::new(), fragment: None }),
            None if file.extension().is_some_and(|it| it == "md") => Err(Problem::new(
                format!("there is no article {}", file.display()),
                "correct the path",
            )),
            None => {
                let href = format!("{PATH_TO_ROOT}{}", self.media.file(&file)?.url());
                Ok(ResolvedLink { href, fragment: None })
            }
        }
    }

    /// Resolves the URL of an image: https, or a path relative to the article's own file.
    pub(crate) fn image(&self, src: &str) -> Result<ResolvedImage, Problem> {
        match url::scheme(src).as_deref() {
            Some("https") => Ok(ResolvedImage { url: src.to_owned(), file: None }),
            None if url::is_relative(src) => {
                let (file, _) = self.media.image(&self.file_at(src)?)?;
                Ok(ResolvedImage { url: file.url(), file: Some(file) })
            }
            _ => Err(Problem::new(
                format!("`{src}` is not the URL of an image"),
                "put the image next to the article, or use an https URL",
            )),
        }
    }

    fn file_at(&self, path: &str) -> Result<PathBuf, Problem> {
        media::resolve_in_content(self.file, path)
    }
}

/// A link to an element of an article, where `id` is not empty.
fn with_fragment(slug: &Slug, href: String, id: &str) -> ResolvedLink {
    if id.is_empty() {
        return ResolvedLink { href, fragment: None };
    }
    let id = html_allowlist::prefix_id(&percent_decode_str(id).decode_utf8_lossy());
    ResolvedLink { href: format!("{href}#{id}"), fragment: Some((slug.clone(), id)) }
}
