//! The path of each page. Only this module writes the paths of pages, and `endpoint.rs` those of
//! documents.
//!
//! Tests: here and in `tests/route.rs`.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::model::archive::Month;
use crate::model::list::List;
use crate::model::slug::Slug;

/// What is percent-encoded in a segment of a path: everything but ASCII letters, digits and
/// unreserved punctuation (RFC 3986, section 2.3).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The file name of an Atom feed.
const FEED: &str = "feed.xml";

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The head of a list, or with a number one of its sealed pages.
    List(List, Option<u32>),
    /// An article or a static page.
    Article(Slug),
    /// Years and months.
    Archive,
    /// The articles of a month.
    Month(Month),
    /// The search page.
    Search,
    /// The articles that the reader has saved.
    Saved,
    /// The 404 page, for every other path.
    NotFound,
}

impl Route {
    /// The page with the newest articles.
    pub const HOME: Self = Self::List(List::All, None);

    /// Parses a path relative to the site. Never fails: an unknown path *is* a page.
    pub fn from_path(path: &str) -> Self {
        let decode = |it| percent_decode_str(it).decode_utf8().map(Cow::into_owned);
        let segments: Result<Vec<String>, _> =
            path.split('/').filter(|it| !it.is_empty()).map(decode).collect();
        let Ok(segments) = segments else { return Self::NotFound };
        let mut segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        // Hosts serve the file under its own name as well.
        segments.pop_if(|it| *it == "index.html");
        Self::from_segments(&segments).unwrap_or(Self::NotFound)
    }

    fn from_segments(segments: &[&str]) -> Option<Self> {
        let slug = |text: &str| Slug::new(text).ok();
        let (list, rest) = match segments {
            ["articles", name] => return slug(name).map(Self::Article),
            ["archive"] => return Some(Self::Archive),
            ["search"] => return Some(Self::Search),
            ["saved"] => return Some(Self::Saved),
            ["archive", year, month] if month.len() == 2 => {
                let month = parse_number(month.strip_prefix('0').unwrap_or(month))?;
                return Month::new(parse_number(year)?, month).map(Self::Month);
            }
            ["sections", name, rest @ ..] => (List::Section(slug(name)?), rest),
            ["tags", name, rest @ ..] => (List::Tag(slug(name)?), rest),
            rest => (List::All, rest),
        };
        match rest {
            [] => Some(Self::List(list, None)),
            // Below the maximum, so that every page has a next one to link to.
            ["page", number] => {
                Some(Self::List(list, Some(parse_number(number).filter(|it| *it < u32::MAX)?)))
            }
            _ => None,
        }
    }

    /// The path, relative to the site, percent-encoded; empty for the home page.
    pub fn path(&self) -> String {
        self.format_path(encode_segment)
    }

    /// The directory of the page's file, or for the 404 page the file itself.
    pub fn file(&self) -> String {
        self.format_path(Slug::to_string)
    }

    /// The path of a list's Atom feed, relative to the site, percent-encoded.
    pub fn feed_path(list: &List) -> String {
        [&*Self::List(list.clone(), None).path(), FEED].concat()
    }

    /// The file of a list's Atom feed.
    pub fn feed_file(list: &List) -> String {
        [&*Self::List(list.clone(), None).file(), FEED].concat()
    }

    fn format_path(&self, segment: impl Fn(&Slug) -> String) -> String {
        match self {
            Self::List(list, page) => {
                let list = match list {
                    List::All => String::new(),
                    List::Section(slug) => format!("sections/{}/", segment(slug)),
                    List::Tag(slug) => format!("tags/{}/", segment(slug)),
                };
                page.map_or_else(|| list.clone(), |number| format!("{list}page/{number}/"))
            }
            Self::Article(slug) => format!("articles/{}/", segment(slug)),
            Self::Archive => "archive/".to_owned(),
            Self::Search => "search/".to_owned(),
            Self::Saved => "saved/".to_owned(),
            Self::Month(Month { year, month }) => format!("archive/{year}/{month:02}/"),
            Self::NotFound => "404.html".to_owned(),
        }
    }

    /// The `href` of the page: relative to `<base>`, which every page has.
    pub fn href(&self) -> String {
        format!("./{}", self.path())
    }
}

/// Parses a number from 1, without sign or leading zero.
fn parse_number(text: &str) -> Option<u32> {
    let is_number = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    is_number.then(|| text.parse().ok())?
}

/// A slug as a segment of a path, percent-encoded.
pub(crate) fn encode_segment(slug: &Slug) -> String {
    utf8_percent_encode(slug.as_str(), SEGMENT).to_string()
}

/// The path relative to the site at `base`, compared by whole segments: `/app/x` is inside `/app/`,
/// `/apple` is not. `None` outside the site.
pub fn strip_base<'a>(path: &'a str, base: &str) -> Option<&'a str> {
    let base = base.trim_end_matches('/');
    let rest = path.strip_prefix(base)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::new(text).unwrap()
    }

    #[test]
    fn every_route_has_its_path() {
        for (path, route) in [
            ("", Route::HOME),
            ("page/41/", Route::List(List::All, Some(41))),
            ("sections/yaowen/", Route::List(List::Section(slug("yaowen")), None)),
            ("sections/yaowen/page/2/", Route::List(List::Section(slug("yaowen")), Some(2))),
            ("tags/%E6%B3%89%E6%B0%B4/", Route::List(List::Tag(slug("泉水")), None)),
            ("articles/on-craft/", Route::Article(slug("on-craft"))),
            ("archive/", Route::Archive),
            ("search/", Route::Search),
            ("saved/", Route::Saved),
            ("archive/2026/09/", Route::Month(Month { year: 2026, month: 9 })),
        ] {
            assert_eq!(Route::from_path(path), route, "{path}");
            assert_eq!(Route::from_path(path.trim_end_matches('/')), route, "{path}");
            assert_eq!(Route::from_path(&format!("{path}index.html")), route, "{path}");
            assert_eq!(route.path(), path);
        }
    }

    #[test]
    fn the_feed_of_a_list_is_in_its_directory() {
        let tag = List::Tag(slug("泉水"));
        assert_eq!(Route::feed_path(&List::All), "feed.xml");
        assert_eq!(Route::feed_path(&tag), "tags/%E6%B3%89%E6%B0%B4/feed.xml");
        assert_eq!(Route::feed_file(&tag), "tags/泉水/feed.xml");
    }

    #[test]
    fn unknown_paths_are_not_found() {
        for path in [
            "feed.xml",
            "articles/",
            "articles/..%2fsecret/",
            "articles/%2e%2e/",
            "articles/a/b",
            "articles/%ff/",
            "page/0",
            "page/01",
            "page/+1",
            "page/99999999999",
            "page/4294967295",
            "archive/2026/13",
            "archive/2026/9",
            "archive/2026",
            "404.html",
        ] {
            assert_eq!(Route::from_path(path), Route::NotFound, "{path}");
        }
    }

    #[test]
    fn the_base_is_matched_by_segment() {
        for (path, base, rest) in [
            ("/app/x", "/app/", Some("x")),
            ("/app", "/app/", Some("")),
            ("/app/", "/app/", Some("")),
            ("/apple", "/app/", None),
            ("/x", "/", Some("x")),
            ("/", "/", Some("")),
        ] {
            assert_eq!(strip_base(path, base), rest, "{path} in {base}");
        }
    }
}
