//! The document of one article or static page.
//!
//! Tests: `tests/model/malformed.rs`, `tests/model/mutations.rs`.

use crate::model::json::{Json, MAX_ELEMENTS, clean_text, number, object, read_list, text};
use crate::model::parse_warnings::ParseWarnings;
use crate::model::slug::Slug;
use crate::model::timestamp::Timestamp;
use crate::model::untrusted_html::UntrustedHtml;
use crate::model::url::{SafeUrl, UrlBase};

mod teaser; // the article in a list

pub use crate::model::article::teaser::{ArticleUrl, Picture, Source, Teaser};

/// The most related articles, and the most translations, of an article.
const MAX_LINKS: usize = 50;

/// Whether a document is an article or a static page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// News: it has a date, a previous and a next article.
    Article,
    /// A static page, such as 关于.
    Page,
}

/// A whole article.
#[derive(Clone, Debug)]
pub struct Article {
    /// The members that a list has as well.
    pub teaser: Teaser,
    /// Whether it is news or a static page.
    pub kind: Kind,
    /// The body as sent.
    pub body: UntrustedHtml,
    /// A hash of what people read, without the links to other articles.
    pub content_hash: Option<String>,
    /// Headings of the body, in order.
    pub headings: Vec<Heading>,
    /// The article published just before.
    pub previous: Option<ArticleLink>,
    /// The article published just after.
    pub next: Option<ArticleLink>,
    /// Older articles on the same subjects.
    pub related: Vec<ArticleLink>,
    /// The article in other languages; each title is the language's name in that language.
    pub translations: Vec<ArticleLink>,
    /// The URLs of its pictures, to save them with it.
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

/// A link from an article to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleLink {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// BCP 47 tag, if it is not the site's language.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Timestamp>,
}

impl Article {
    /// Reads an article's document, a JSON Feed item with its body. `page_path` is the path of the
    /// page that shows it. `None` without a title or a body; an empty body is enough.
    pub fn read<J: Json>(
        item: &J,
        base: &UrlBase,
        page_path: &str,
        warnings: &mut ParseWarnings,
    ) -> Option<Self> {
        let extension = &object(item, "_quanwen");
        // Not cleaned: in markup, a character that changes the direction ends with its element.
        let html = |key| item.member(key)?.as_text();
        let source = html("content_html")
            .filter(|it| !it.trim().is_empty())
            .or_else(|| text(item, "content_text").map(|it| paragraphs(&it)))
            .or_else(|| html("content_html"))?;
        Some(Self {
            teaser: Teaser::read(item, base, warnings)?,
            kind: match text(extension, "kind").as_deref() {
                Some("page") => Kind::Page,
                _ => Kind::Article,
            },
            body: UntrustedHtml { source, base: base.clone(), page_path: page_path.to_owned() },
            content_hash: text(extension, "edition"),
            headings: read_list(extension, HEADINGS, warnings, heading),
            previous: article_link(&object(extension, "older")),
            next: article_link(&object(extension, "newer")),
            related: read_list(extension, RELATED, warnings, |it, _| article_link(it)),
            translations: read_list(extension, TRANSLATIONS, warnings, |it, _| translation(it)),
            media: read_list(extension, MEDIA, warnings, |it, _| {
                SafeUrl::picture(&clean_text(it)?, base)
            }),
        })
    }
}

// The key, the bound and the warning of each array; see [`read_list`].
const HEADINGS: (&str, usize, &str) = ("contents", MAX_ELEMENTS, "no id, title or level");
const RELATED: (&str, usize, &str) = ("related", MAX_LINKS, NO_TITLE_OR_SLUG);
const TRANSLATIONS: (&str, usize, &str) = ("translations", MAX_LINKS, NO_TITLE_OR_SLUG);
const MEDIA: (&str, usize, &str) = ("media", MAX_ELEMENTS, "not the URL of a picture");

const NO_TITLE_OR_SLUG: &str = "no title, or no slug";

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
    let link = article_link(value)?;
    Some(ArticleLink { title: text(value, "name").unwrap_or(link.title), ..link })
}

/// Plain text as markup, for feeds without HTML: one paragraph for each line.
fn paragraphs(plain: &str) -> String {
    let escape = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    plain.lines().filter(|it| !it.trim().is_empty()).fold(String::new(), |mut html, line| {
        html.push_str("<p>");
        html.push_str(&escape(line));
        html.push_str("</p>");
        html
    })
}
