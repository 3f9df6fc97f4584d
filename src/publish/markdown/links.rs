//! Where links and pictures lead, and whether anything is there.

use std::path::{Path, PathBuf};

use comrak::nodes::{Node, NodeValue};
use percent_encoding::percent_decode_str;

use crate::model::allow;
use crate::model::slug::Slug;
use crate::publish::address;
use crate::publish::known::{Fate, Known};
use crate::publish::markdown::figure::Sizes;
use crate::publish::media::{self, Shelf};
use crate::publish::mistake::{Notes, Trouble};
use crate::publish::tag;
use crate::route::Route;

/// From an article's document to the site.
const TO_SITE: &str = "../../";

/// What an article may link to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Links<'a> {
    pub(crate) known: &'a Known,
    pub(crate) shelf: &'a Shelf,
    /// The article's file, relative to the content's directory.
    pub(crate) file: &'a Path,
    pub(crate) slug: &'a Slug,
}

/// A link to a place in an article.
#[derive(Clone, Debug)]
pub(crate) struct Fragment {
    pub(crate) line: usize,
    pub(crate) slug: Slug,
    /// With its prefix.
    pub(crate) id: String,
}

/// What came of resolving all links.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    pub(super) fragments: Vec<Fragment>,
    pub(super) sizes: Sizes,
    pub(super) pictures: u32,
}

/// Where a link leads.
struct Target {
    href: String,
    /// The article and the id in it that have to be there.
    place: Option<(Slug, String)>,
}

/// Puts the address a document states in the place of every one that was written.
pub(super) fn resolve(
    root: Node<'_>,
    first_line: usize,
    links: &Links<'_>,
    notes: &mut Notes,
) -> Resolved {
    let mut resolved = Resolved::default();
    for node in root.descendants() {
        let data = &mut *node.data_mut();
        let row = first_line + data.sourcepos.start.line.saturating_sub(1);
        let done = match &mut data.value {
            NodeValue::Link(link) => links.link(&link.url).map(|target| {
                let fragment = |(slug, id)| Fragment { line: row, slug, id };
                resolved.fragments.extend(target.place.map(fragment));
                link.url = target.href;
            }),
            NodeValue::Image(link) => links.picture(&link.url).map(|(address, size)| {
                resolved.pictures += 1;
                link.url = if size.is_some() { format!("{TO_SITE}{address}") } else { address };
                resolved.sizes.extend(size.map(|it| (link.url.clone(), it)));
            }),
            NodeValue::HtmlInline(html) => raw(html),
            NodeValue::HtmlBlock(block) => raw(&block.literal),
            _ => Ok(()),
        };
        if let Err(trouble) = done {
            notes.add(row, trouble);
        }
    }
    resolved
}

impl Links<'_> {
    fn link(&self, url: &str) -> Result<Target, Trouble> {
        if let Some(id) = url.strip_prefix('#') {
            return Ok(at(self.slug, String::new(), id));
        }
        if !address::is_offered(url) {
            return Err(Trouble::new(
                format!("`{url}` is no address to send readers to"),
                "write http, https, mailto, tel or a path",
            ));
        }
        if !address::is_relative(url) {
            return Ok(Target { href: url.to_owned(), place: None });
        }
        let (path, id) = url.split_once('#').unwrap_or((url, ""));
        match path.strip_prefix('/') {
            Some(path) => self.page(path, id),
            None => self.beside(path, id),
        }
    }

    /// A path that begins at the site, such as `/sections/keji/`.
    fn page(&self, path: &str, id: &str) -> Result<Target, Trouble> {
        let Some(address) = self.known.address(path) else {
            let problem = format!("there is no page /{path}");
            return Err(Trouble::new(problem, "link to the article's file, or correct the path"));
        };
        let href = format!("{TO_SITE}{address}");
        Ok(match Route::from_path(&address) {
            Route::Article(slug) => at(&slug, href, id),
            _ => Target { href, place: None },
        })
    }

    /// A path that begins at the article's own file.
    fn beside(&self, path: &str, id: &str) -> Result<Target, Trouble> {
        let file = self.path(path)?;
        match self.known.fate(&file) {
            Some(Fate::Published(slug)) => {
                let href = format!("{TO_SITE}{}", Route::Article(slug.clone()).path());
                Ok(at(slug, href, id))
            }
            Some(Fate::Draft) => Err(Trouble::new(
                format!("{} is a draft", file.display()),
                "publish it as well, or take the link out",
            )),
            // Its own mistakes are told; that links to it lead nowhere goes without saying.
            Some(Fate::Mistaken) => Ok(Target { href: String::new(), place: None }),
            None if file.extension().is_some_and(|it| it == "md") => Err(Trouble::new(
                format!("there is no article {}", file.display()),
                "correct the path",
            )),
            None => {
                let href = format!("{TO_SITE}{}", self.shelf.file(&file)?.address());
                Ok(Target { href, place: None })
            }
        }
    }

    /// The address of a picture and, when it is ours and so relative to the site, its size.
    pub(crate) fn picture(&self, src: &str) -> Result<(String, Option<(u32, u32)>), Trouble> {
        match address::scheme(src).as_deref() {
            Some("https") => Ok((src.to_owned(), None)),
            None if address::is_relative(src) => {
                let (medium, size) = self.shelf.picture(&self.path(src)?)?;
                Ok((medium.address(), Some(size)))
            }
            _ => Err(Trouble::new(
                format!("`{src}` is no address of a picture"),
                "put the picture beside the article, or write an https address",
            )),
        }
    }

    fn path(&self, written: &str) -> Result<PathBuf, Trouble> {
        media::inside(self.file, written)
    }
}

/// A link to a place in an article, when `id` says one.
fn at(slug: &Slug, href: String, id: &str) -> Target {
    if id.is_empty() {
        return Target { href, place: None };
    }
    let id = allow::prefixed(&percent_decode_str(id).decode_utf8_lossy());
    Target { href: format!("{href}#{id}"), place: Some((slug.clone(), id)) }
}

/// Files that only raw HTML names are neither found nor copied, so it may not name any.
fn raw(html: &str) -> Result<(), Trouble> {
    let tags = || tag::tags(html).map(|it| &html[it]);
    let values = tags().flat_map(|it| [tag::value(it, "href"), tag::value(it, "src")]);
    let is_local = |it: &&str| !it.starts_with('#') && address::is_relative(it);
    match values.flatten().find(is_local) {
        None => Ok(()),
        Some(value) => Err(Trouble::new(
            format!("`{value}` in raw HTML is not looked for"),
            "write it as Markdown: `[text](path)`, `![alt](path)`",
        )),
    }
}
