//! Where links and pictures lead, and whether anything is there.

use std::path::{Path, PathBuf};

use comrak::nodes::{Node, NodeValue};
use percent_encoding::percent_decode_str;

use crate::model::html_allowlist;
use crate::model::slug::Slug;
use crate::publish::content::media;
use crate::publish::content::media::MediaLibrary;
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::markdown::figure::ImageSizes;
use crate::publish::sanitize::tag_scanner;
use crate::publish::site::link_targets::{LinkTargets, SourceStatus};
use crate::publish::url;
use crate::route::Route;

/// From an article's document to the site.
const PATH_TO_ROOT: &str = "../../";

/// What an article may link to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LinkResolver<'a> {
    pub(crate) link_targets: &'a LinkTargets,
    pub(crate) media: &'a MediaLibrary,
    /// The article's file, relative to the content's directory.
    pub(crate) file: &'a Path,
    pub(crate) slug: &'a Slug,
}

/// A link to a place in an article.
#[derive(Clone, Debug)]
pub(crate) struct FragmentLink {
    pub(crate) line: usize,
    pub(crate) slug: Slug,
    /// With its prefix.
    pub(crate) id: String,
}

/// What came of resolving all links.
#[derive(Debug, Default)]
pub(crate) struct Resolution {
    pub(crate) fragments: Vec<FragmentLink>,
    pub(crate) sizes: ImageSizes,
    pub(crate) picture_count: u32,
}

/// Where a link leads.
struct ResolvedLink {
    href: String,
    /// The article and the id in it that have to be there.
    fragment: Option<(Slug, String)>,
}

/// Puts the address a document states in the place of every one that was written.
pub(crate) fn resolve(
    root: Node<'_>,
    first_line: usize,
    links: &LinkResolver<'_>,
    notes: &mut Diagnostics,
) -> Resolution {
    let mut resolved = Resolution::default();
    for node in root.descendants() {
        let data = &mut *node.data_mut();
        let row = first_line + data.sourcepos.start.line.saturating_sub(1);
        let done = match &mut data.value {
            NodeValue::Link(link) => links.link(&link.url).map(|target| {
                let fragment = |(slug, id)| FragmentLink { line: row, slug, id };
                resolved.fragments.extend(target.fragment.map(fragment));
                link.url = target.href;
            }),
            NodeValue::Image(link) => links.picture(&link.url).map(|(address, size)| {
                resolved.picture_count += 1;
                link.url =
                    if size.is_some() { format!("{PATH_TO_ROOT}{address}") } else { address };
                resolved.sizes.extend(size.map(|it| (link.url.clone(), it)));
            }),
            NodeValue::HtmlInline(html) => check_raw_html(html),
            NodeValue::HtmlBlock(block) => check_raw_html(&block.literal),
            _ => Ok(()),
        };
        if let Err(trouble) = done {
            notes.add(row, trouble);
        }
    }
    resolved
}

impl LinkResolver<'_> {
    fn link(&self, url: &str) -> Result<ResolvedLink, Problem> {
        if let Some(id) = url.strip_prefix('#') {
            return Ok(with_fragment(self.slug, String::new(), id));
        }
        if !url::is_link_allowed(url) {
            return Err(Problem::new(
                format!("`{url}` is no address to send readers to"),
                "write http, https, mailto, tel or a path",
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

    /// A path that begins at the site, such as `/sections/keji/`.
    fn site_link(&self, path: &str, id: &str) -> Result<ResolvedLink, Problem> {
        let Some(address) = self.link_targets.resolve_path(path) else {
            let problem = format!("there is no page /{path}");
            return Err(Problem::new(problem, "link to the article's file, or correct the path"));
        };
        let href = format!("{PATH_TO_ROOT}{address}");
        Ok(match Route::from_path(&address) {
            Route::Article(slug) => with_fragment(&slug, href, id),
            _ => ResolvedLink { href, fragment: None },
        })
    }

    /// A path that begins at the article's own file.
    fn file_link(&self, path: &str, id: &str) -> Result<ResolvedLink, Problem> {
        let file = self.path(path)?;
        match self.link_targets.status_of(&file) {
            Some(SourceStatus::Published(slug)) => {
                let href = format!("{PATH_TO_ROOT}{}", Route::Article(slug.clone()).path());
                Ok(with_fragment(slug, href, id))
            }
            Some(SourceStatus::Draft) => Err(Problem::new(
                format!("{} is a draft", file.display()),
                "publish it as well, or take the link out",
            )),
            // Its own mistakes are told; that links to it lead nowhere goes without saying.
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

    /// The address of a picture and, when it is ours and so relative to the site, its size.
    pub(crate) fn picture(&self, src: &str) -> Result<(String, Option<(u32, u32)>), Problem> {
        match url::scheme(src).as_deref() {
            Some("https") => Ok((src.to_owned(), None)),
            None if url::is_relative(src) => {
                let (medium, size) = self.media.picture(&self.path(src)?)?;
                Ok((medium.url(), Some(size)))
            }
            _ => Err(Problem::new(
                format!("`{src}` is no address of a picture"),
                "put the picture beside the article, or write an https address",
            )),
        }
    }

    fn path(&self, written: &str) -> Result<PathBuf, Problem> {
        media::resolve_in_content(self.file, written)
    }
}

/// A link to a place in an article, when `id` says one.
fn with_fragment(slug: &Slug, href: String, id: &str) -> ResolvedLink {
    if id.is_empty() {
        return ResolvedLink { href, fragment: None };
    }
    let id = html_allowlist::prefix_id(&percent_decode_str(id).decode_utf8_lossy());
    ResolvedLink { href: format!("{href}#{id}"), fragment: Some((slug.clone(), id)) }
}

/// Files that only raw HTML names are neither found nor copied, so it may not name any.
fn check_raw_html(html: &str) -> Result<(), Problem> {
    let tags = || tag_scanner::tags(html).map(|it| &html[it]);
    let values =
        tags().flat_map(|it| [tag_scanner::value(it, "href"), tag_scanner::value(it, "src")]);
    let is_local = |it: &&str| !it.starts_with('#') && url::is_relative(it);
    match values.flatten().find(is_local) {
        None => Ok(()),
        Some(value) => Err(Problem::new(
            format!("`{value}` in raw HTML is not looked for"),
            "write it as Markdown: `[text](path)`, `![alt](path)`",
        )),
    }
}
