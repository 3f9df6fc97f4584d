//! One article, whole and as it stands in a list.

use crate::model::json::{Json, MAX_ELEMENTS, clean_text, flag, number, object, read_list, text};
use crate::model::parse_warnings::ParseWarnings;
use crate::model::slug::Slug;
use crate::model::timestamp::Timestamp;
use crate::model::untrusted_html::UntrustedHtml;
use crate::model::url::{SafeUrl, UrlBase};

/// Authors of one article that are named, and tags.
const MAX_NAMES: usize = 50;

/// Other articles that one leads to, of each kind.
const MAX_LINKS: usize = 50;

/// An article in a list: enough to decide whether to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaser {
    /// Where it can be read.
    pub url: ArticleUrl,
    /// The title, every character kept.
    pub title: String,
    /// When it was published; a foreign feed may not say.
    pub published: Option<Timestamp>,
    /// When it was last changed, where that is later.
    pub updated: Option<Timestamp>,
    /// A sentence or two; may be empty.
    pub summary: String,
    /// Who published it first.
    pub source: Option<Source>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The section it stands in.
    pub section: Option<Slug>,
    /// Labels, for people.
    pub tags: Vec<String>,
    /// The picture that leads it.
    pub picture: Option<Picture>,
    /// BCP 47 tag, where it is not the site's language.
    pub language: Option<String>,
    /// Time to read, in whole minutes; 0 when nobody counted.
    pub minutes: u32,
    /// Han characters and Latin words, added.
    pub length: u32,
    /// It stays at the head of its lists.
    pub pinned: bool,
    /// As many bytes it takes to keep it, with its pictures; 0 when unknown.
    pub bytes: u32,
    /// A hash of the article's document; a kept copy with the same one is the same.
    pub revision: Option<String>,
}

/// Where the whole of an article is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleUrl {
    /// Here, under this name.
    Internal(Slug),
    /// On another site: an item of a foreign feed.
    External(SafeUrl),
}

/// Who published an article first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name people know.
    pub name: String,
    /// Where it was published.
    pub url: Option<SafeUrl>,
}

/// A picture with its size, so that its place is kept before it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it lies.
    pub url: SafeUrl,
    /// What it shows, in words; empty for one that adds nothing to the text.
    pub alt: String,
    /// Pixels across; 0 when unknown.
    pub width: u32,
    /// Pixels down; 0 when unknown.
    pub height: u32,
}

/// What kind of thing an article's document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// News, with a date and neighbours.
    Article,
    /// A page that stands by itself, such as 关于.
    Page,
}

/// An article, whole.
#[derive(Clone, Debug)]
pub struct Article {
    /// What its teaser says as well.
    pub teaser: Teaser,
    /// News or a page.
    pub kind: Kind,
    /// The body, as sent.
    pub body: UntrustedHtml,
    /// A hash of what one reads, without the articles around it.
    pub content_hash: Option<String>,
    /// Headings of the body, in order.
    pub headings: Vec<Heading>,
    /// The article published just before.
    pub previous: Option<ArticleLink>,
    /// The article published just after.
    pub next: Option<ArticleLink>,
    /// Older articles about the like.
    pub related: Vec<ArticleLink>,
    /// The same in other languages, each titled as its readers call the language.
    pub translations: Vec<ArticleLink>,
    /// Where the pictures lie that it shows.
    pub media: Vec<SafeUrl>,
}

/// A heading of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its id in the body.
    pub id: String,
    /// Its text.
    pub title: String,
    /// 2 to 6.
    pub level: u32,
}

/// Another article one may go to from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleLink {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// BCP 47 tag, where it is not the site's language.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Timestamp>,
}

impl Teaser {
    /// Its name in addresses, where it is read here.
    pub const fn slug(&self) -> Option<&Slug> {
        match &self.url {
            ArticleUrl::Internal(slug) => Some(slug),
            ArticleUrl::External(_) => None,
        }
    }

    /// Reads a JSON Feed item. `None` without a title or a place to read it: one bad item costs
    /// itself, never its list.
    pub fn read<J: Json>(item: &J, place: &UrlBase, losses: &mut ParseWarnings) -> Option<Self> {
        let own = &object(item, "_quanwen");
        let here = text(own, "slug").and_then(|it| Slug::new(&it).ok()).map(ArticleUrl::Internal);
        let there = || text(item, "external_url").or_else(|| text(item, "url"));
        let time = |key| text(item, key).as_deref().and_then(Timestamp::parse);
        let published = time("date_published");
        let is_later = |it: &Timestamp| published.as_ref().is_none_or(|p| it.instant > p.instant);
        Some(Self {
            url: here.or_else(|| {
                there().and_then(|it| SafeUrl::link(&it, place)).map(ArticleUrl::External)
            })?,
            title: text(item, "title").or_else(|| text(item, "summary"))?,
            updated: time("date_modified").filter(is_later),
            published,
            summary: text(item, "summary").unwrap_or_default(),
            source: source(&object(own, "source"), place),
            authors: read_list(item, ("authors", MAX_NAMES, "no name"), losses, |it, _| {
                text(it, "name").or_else(|| clean_text(it))
            }),
            section: text(own, "section").and_then(|it| Slug::new(&it).ok()),
            tags: read_list(item, ("tags", MAX_NAMES, "no text"), losses, |it, _| clean_text(it)),
            picture: picture(item, own, place),
            language: text(item, "language"),
            minutes: number(own, "minutes").unwrap_or(0),
            length: number(own, "length").unwrap_or(0),
            pinned: flag(own, "pinned"),
            bytes: number(own, "bytes").unwrap_or(0),
            revision: text(own, "rev"),
        })
    }
}

impl Article {
    /// Reads an article's document, a JSON Feed item with its body, to be shown at `page`.
    /// `None` when it has no title or no body; one that is empty is a body too.
    pub fn read<J: Json>(
        item: &J,
        place: &UrlBase,
        page: &str,
        losses: &mut ParseWarnings,
    ) -> Option<Self> {
        let own = &object(item, "_quanwen");
        // As it was sent: in markup a sign that turns a direction around has its end.
        let body = |key| item.member(key)?.as_text();
        let source = body("content_html")
            .filter(|it| !it.trim().is_empty())
            .or_else(|| text(item, "content_text").map(|it| paragraphs(&it)))
            .or_else(|| body("content_html"))?;
        Some(Self {
            teaser: Teaser::read(item, place, losses)?,
            kind: match text(own, "kind").as_deref() {
                Some("page") => Kind::Page,
                _ => Kind::Article,
            },
            body: UntrustedHtml { source, base: place.clone(), page_path: page.to_owned() },
            content_hash: text(own, "edition"),
            headings: read_list(own, HEADINGS, losses, heading),
            previous: article_link(&object(own, "older")),
            next: article_link(&object(own, "newer")),
            related: read_list(own, ("related", MAX_LINKS, NO_TITLE_OR_SLUG), losses, |it, _| {
                article_link(it)
            }),
            translations: read_list(
                own,
                ("translations", MAX_LINKS, NO_TITLE_OR_SLUG),
                losses,
                |it, _| translation(it),
            ),
            media: read_list(own, MEDIA, losses, |it, _| SafeUrl::picture(&clean_text(it)?, place)),
        })
    }
}

/// Why there is no way to another article.
const NO_TITLE_OR_SLUG: &str = "no title, or no slug";

/// How headings are read.
const HEADINGS: (&str, usize, &str) = ("contents", MAX_ELEMENTS, "no id, title or level");

/// How pictures to be kept are read.
const MEDIA: (&str, usize, &str) = ("media", MAX_ELEMENTS, "no picture's address");

fn source<J: Json>(value: &J, place: &UrlBase) -> Option<Source> {
    Some(Source {
        name: text(value, "name")?,
        url: text(value, "url").and_then(|it| SafeUrl::link(&it, place)),
    })
}

fn picture<J: Json>(item: &J, own: &J, place: &UrlBase) -> Option<Picture> {
    let picture = &object(own, "picture");
    let address = text(picture, "src").or_else(|| text(item, "image"))?;
    Some(Picture {
        url: SafeUrl::picture(&address, place)?,
        alt: text(picture, "alt").unwrap_or_default(),
        width: number(picture, "width").unwrap_or(0),
        height: number(picture, "height").unwrap_or(0),
    })
}

fn heading<J: Json>(value: &J, _: &mut ParseWarnings) -> Option<Heading> {
    Some(Heading {
        id: text(value, "id")?,
        title: text(value, "title")?,
        level: number(value, "level").filter(|it| (2..=6).contains(it))?,
    })
}

fn article_link<J: Json>(value: &J) -> Option<ArticleLink> {
    Some(ArticleLink {
        slug: Slug::new(&text(value, "slug")?).ok()?,
        title: text(value, "title")?,
        language: text(value, "language"),
        published: text(value, "date_published").as_deref().and_then(Timestamp::parse),
    })
}

fn translation<J: Json>(value: &J) -> Option<ArticleLink> {
    let other = article_link(value)?;
    Some(ArticleLink { title: text(value, "name").unwrap_or(other.title), ..other })
}

/// Plain text as markup, for feeds that send no other: a paragraph for each line.
fn paragraphs(plain: &str) -> String {
    let escape = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    plain.lines().filter(|it| !it.trim().is_empty()).fold(String::new(), |mut html, line| {
        html.push_str("<p>");
        html.push_str(&escape(line));
        html.push_str("</p>");
        html
    })
}
