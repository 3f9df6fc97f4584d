//! What the finder and the app say to each other. They are two programs on one page, which exchange
//! strings through functions on `window` (`contract`): the app sends commands, the finder sends
//! requests and receives replies.
//!
//! The strings never change their meaning: after an update of the site, a page may hold the app of
//! one build and load the finder of the next.
//!
//! Tests: tests/search/protocol.rs

use std::fmt;
use std::str::FromStr;

use crate::model::archive::Archive;
use crate::model::article::Article;
use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::route::Route;
use crate::search::analysis::html_text;
use crate::search::format::file::IndexFile;
use crate::search::query::document::SearchDocument;
use crate::search::query::source::Unavailable;

/// What the app tells the finder to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinderCommand {
    /// Search as the URL of the page says.
    Search,
    /// Highlight the query that the fragment of the URL names.
    Highlight {
        /// Scroll to the first match.
        scroll: bool,
    },
}

/// What the finder requests from the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// The index manifest, revalidated unless it is fresh. The reply is the file.
    FreshManifest,
    /// A file of the index. The reply is the file.
    File {
        /// The file.
        file: IndexFile,
        /// Bypass the cache.
        reload: bool,
    },
    /// An article. The reply is for [`decode_article`].
    Article(Slug),
    /// The years that have articles. The reply is for [`decode_options`].
    Years,
    /// The sections of the site. The reply is for [`decode_options`].
    Sections,
}

/// A string that is no command or no request of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownMessage;

const SEARCH: &str = "search";
const HIGHLIGHT: &str = "mark";
const HIGHLIGHT_AND_SCROLL: &str = "go";

const FRESH_MANIFEST: &str = "?";
/// Before the path of a file to reload.
const RELOAD: &str = "!";
const YEARS: &str = "years";
const SECTIONS: &str = "sections";
/// After the path of an article's page, for its document.
const DOCUMENT_EXTENSION: &str = ".json";

/// The reason of a rejected request whose target does not exist; any other reason is for the
/// reader.
const MISSING: &str = "missing";

/// Between the fields of an article (ASCII, unit separator).
const FIELD_SEPARATOR: &str = "\u{1f}";

/// Bytes of the HTML of an article that are searched.
const MAX_HTML_BYTES: usize = 1_000_000;

impl FinderCommand {
    /// The string for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Search => SEARCH,
            Self::Highlight { scroll: false } => HIGHLIGHT,
            Self::Highlight { scroll: true } => HIGHLIGHT_AND_SCROLL,
        }
    }
}

impl FromStr for FinderCommand {
    type Err = UnknownMessage;

    fn from_str(text: &str) -> Result<Self, UnknownMessage> {
        match text {
            SEARCH => Ok(Self::Search),
            HIGHLIGHT => Ok(Self::Highlight { scroll: false }),
            HIGHLIGHT_AND_SCROLL => Ok(Self::Highlight { scroll: true }),
            _ => Err(UnknownMessage),
        }
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FreshManifest => f.write_str(FRESH_MANIFEST),
            Self::File { file, reload } => {
                f.write_str(if *reload { RELOAD } else { "" })?;
                f.write_str(&file.path())
            }
            // The document of an article has the path of its page.
            Self::Article(slug) => {
                let page = Route::Article(slug.clone()).path();
                f.write_str(page.trim_end_matches('/'))?;
                f.write_str(DOCUMENT_EXTENSION)
            }
            Self::Years => f.write_str(YEARS),
            Self::Sections => f.write_str(SECTIONS),
        }
    }
}

impl FromStr for Request {
    type Err = UnknownMessage;

    fn from_str(text: &str) -> Result<Self, UnknownMessage> {
        match text {
            FRESH_MANIFEST => return Ok(Self::FreshManifest),
            YEARS => return Ok(Self::Years),
            SECTIONS => return Ok(Self::Sections),
            _ => {}
        }
        let (path, reload) = match text.strip_prefix(RELOAD) {
            Some(path) => (path, true),
            None => (text, false),
        };
        if let Some(file) = IndexFile::from_path(path) {
            return Ok(Self::File { file, reload });
        }
        match text.strip_suffix(DOCUMENT_EXTENSION).map(Route::from_path) {
            Some(Route::Article(slug)) => Ok(Self::Article(slug)),
            _ => Err(UnknownMessage),
        }
    }
}

/// The reply to [`Request::Article`]: title, summary with source and tags, HTML.
pub fn encode_article(article: &Article) -> String {
    let teaser = &article.teaser;
    let source = teaser.source.as_ref().map(|it| &*it.name);
    let tags = teaser.tags.iter().map(|it| &**it);
    let metadata: Vec<&str> = [&*teaser.summary].into_iter().chain(source).chain(tags).collect();
    [&*teaser.title, &metadata.join("\n"), &article.body.source].join(FIELD_SEPARATOR)
}

/// The article in such a reply, ready to be searched. `None` if a field is missing.
pub fn decode_article(reply: &str) -> Option<SearchDocument> {
    let mut fields = reply.splitn(3, FIELD_SEPARATOR);
    Some(SearchDocument {
        title: fields.next()?.to_owned(),
        metadata: fields.next()?.split('\n').map(str::to_owned).collect(),
        body: {
            let html = fields.next()?;
            html_text::text(&html[..html.floor_char_boundary(MAX_HTML_BYTES)])
        },
    })
}

/// The reply to [`Request::Sections`]: a line for each, slug and title.
pub fn encode_sections(sections: &[Section]) -> String {
    let section = |it: &Section| [it.slug.as_str(), &it.title].join("\t");
    sections.iter().map(section).collect::<Vec<_>>().join("\n")
}

/// The reply to [`Request::Years`]: a line for each month that has articles, with its year.
pub fn encode_years(archive: &Archive) -> String {
    let years = archive.months.iter().map(|it| it.month.year.to_string());
    years.collect::<Vec<_>>().join("\n")
}

/// The options in such a reply, value and label, in order; a year may occur more than once.
pub fn decode_options(reply: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = reply.lines().filter(|it| !it.is_empty());
    lines.map(|line| line.split_once('\t').unwrap_or((line, line)))
}

/// The reason a request is rejected with.
pub fn encode_error(error: &Unavailable) -> &str {
    match error {
        Unavailable::Missing => MISSING,
        Unavailable::Because(reason) => reason,
    }
}

/// The error for such a reason.
pub fn decode_error(reason: String) -> Unavailable {
    if reason == MISSING { Unavailable::Missing } else { Unavailable::Because(reason) }
}
