//! The teaser of an article: its item in a list.
//!
//! Tests: `tests/model/malformed.rs`.

use crate::model::json::{Json, clean_text, flag, number, object, read_list, text};
use crate::model::parse_warnings::ParseWarnings;
use crate::model::slug::Slug;
use crate::model::timestamp::Timestamp;
use crate::model::url::{SafeUrl, UrlBase};

/// The most authors, and the most tags, of an article.
const MAX_NAMES: usize = 50;

/// An article in a list: enough to decide whether to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaser {
    /// Where the article can be read.
    pub url: ArticleUrl,
    /// The title, never shortened.
    pub title: String,
    /// When it was published; feeds of other sites may leave this out.
    pub published: Option<Timestamp>,
    /// When it was last changed, if that is later.
    pub updated: Option<Timestamp>,
    /// A sentence or two; may be empty.
    pub summary: String,
    /// Who published it first.
    pub source: Option<Source>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its section.
    pub section: Option<Slug>,
    /// Tags, as labels for people.
    pub tags: Vec<String>,
    /// The lead image.
    pub picture: Option<Picture>,
    /// BCP 47 tag, if it is not the site's language.
    pub language: Option<String>,
    /// Time to read, in whole minutes; 0 when unknown.
    pub minutes: u32,
    /// Han characters and Latin words, added.
    pub length: u32,
    /// Whether it stays at the head of its lists.
    pub pinned: bool,
    /// Bytes that it takes to save it with its pictures; 0 when unknown.
    pub bytes: u32,
    /// A hash of the article's document: a cached document with the same one is current.
    pub revision: Option<String>,
}

/// Where an article can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleUrl {
    /// On this site, under this slug.
    Internal(Slug),
    /// On another site: an item of that site's feed.
    External(SafeUrl),
}

/// Who published an article first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name for people.
    pub name: String,
    /// Where it was published.
    pub url: Option<SafeUrl>,
}

/// A picture with its size, so that a page reserves the space before the picture is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The URL of the file.
    pub url: SafeUrl,
    /// What it shows, in words; empty for one that adds nothing to the text.
    pub alt: String,
    /// Width in pixels; 0 when unknown.
    pub width: u32,
    /// Height in pixels; 0 when unknown.
    pub height: u32,
}

impl Teaser {
    /// The slug, if the article is on this site.
    pub const fn slug(&self) -> Option<&Slug> {
        match &self.url {
            ArticleUrl::Internal(slug) => Some(slug),
            ArticleUrl::External(_) => None,
        }
    }

    /// Reads a JSON Feed item. `None` without a title or a URL to read it at: a malformed item
    /// costs only itself, never its list.
    pub fn read<J: Json>(item: &J, base: &UrlBase, warnings: &mut ParseWarnings) -> Option<Self> {
        let extension = &object(item, "_quanwen");
        let slug = text(extension, "slug").and_then(|it| Slug::new(&it).ok());
        let external_url = || text(item, "external_url").or_else(|| text(item, "url"));
        let time = |key| text(item, key).as_deref().and_then(Timestamp::parse);
        let published = time("date_published");
        let is_later = |it: &Timestamp| published.as_ref().is_none_or(|p| it.instant > p.instant);
        Some(Self {
            url: slug.map(ArticleUrl::Internal).or_else(|| {
                external_url().and_then(|it| SafeUrl::link(&it, base)).map(ArticleUrl::External)
            })?,
            title: text(item, "title").or_else(|| text(item, "summary"))?,
            updated: time("date_modified").filter(is_later),
            published,
            summary: text(item, "summary").unwrap_or_default(),
            source: source(&object(extension, "source"), base),
            authors: read_list(item, ("authors", MAX_NAMES, "no name"), warnings, |it, _| {
                text(it, "name").or_else(|| clean_text(it))
            }),
            section: text(extension, "section").and_then(|it| Slug::new(&it).ok()),
            tags: read_list(item, ("tags", MAX_NAMES, "no text"), warnings, |it, _| clean_text(it)),
            picture: picture(item, extension, base),
            language: text(item, "language"),
            minutes: number(extension, "minutes").unwrap_or(0),
            length: number(extension, "length").unwrap_or(0),
            pinned: flag(extension, "pinned"),
            bytes: number(extension, "bytes").unwrap_or(0),
            revision: text(extension, "rev"),
        })
    }
}

fn source<J: Json>(value: &J, base: &UrlBase) -> Option<Source> {
    Some(Source {
        name: text(value, "name")?,
        url: text(value, "url").and_then(|it| SafeUrl::link(&it, base)),
    })
}

fn picture<J: Json>(item: &J, extension: &J, base: &UrlBase) -> Option<Picture> {
    let picture = &object(extension, "picture");
    let url = text(picture, "src").or_else(|| text(item, "image"))?;
    Some(Picture {
        url: SafeUrl::picture(&url, base)?,
        alt: text(picture, "alt").unwrap_or_default(),
        width: number(picture, "width").unwrap_or(0),
        height: number(picture, "height").unwrap_or(0),
    })
}
