//! The path of each document, relative to the endpoint.
//!
//! Tests: here and in `tests/route.rs`.

use percent_encoding::percent_decode_str;

use crate::model::archive::Month;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::route::encode_segment;
use crate::search::format::file::IndexFile;

/// The identity of a document of the endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DocumentId {
    /// Title, menu, sections, footer.
    Site,
    /// The head of a list, or with a number one of its sealed pages.
    List(List, Option<u32>),
    /// An article or a static page.
    Article(Slug),
    /// Years and months.
    Archive,
    /// The articles of a month.
    Month(Month),
    /// A file of the search index.
    Search(IndexFile),
}

impl DocumentId {
    /// The URL path, relative to the endpoint, percent-encoded.
    pub fn path(&self) -> String {
        self.format_path(encode_segment)
    }

    /// The path of the file, relative to the endpoint.
    pub fn file(&self) -> String {
        self.format_path(Slug::to_string)
    }

    /// The article whose document has this URL path, relative to the endpoint.
    pub fn article_from_path(path: &str) -> Option<Self> {
        let name = path.strip_prefix("articles/")?.strip_suffix(".json")?;
        let name = percent_decode_str(name).decode_utf8().ok()?;
        Slug::new(&name).ok().map(Self::Article)
    }

    fn format_path(&self, segment: impl Fn(&Slug) -> String) -> String {
        match self {
            Self::Site => "site.json".to_owned(),
            Self::List(list, page) => {
                let list = match list {
                    List::All => String::new(),
                    List::Section(slug) => format!("sections/{}/", segment(slug)),
                    List::Tag(slug) => format!("tags/{}/", segment(slug)),
                };
                match page {
                    None => format!("{list}feed.json"),
                    Some(number) => format!("{list}pages/{number}.json"),
                }
            }
            Self::Article(slug) => format!("articles/{}.json", segment(slug)),
            Self::Archive => "archive.json".to_owned(),
            Self::Month(Month { year, month }) => format!("archive/{year}-{month:02}.json"),
            Self::Search(file) => file.path(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_has_its_path() {
        let tag = List::Tag(Slug::new("泉水").unwrap());
        let month = Month { year: 2026, month: 9 };
        for (id, path) in [
            (DocumentId::Site, "site.json"),
            (DocumentId::List(List::All, None), "feed.json"),
            (DocumentId::List(List::All, Some(41)), "pages/41.json"),
            (DocumentId::List(tag.clone(), Some(2)), "tags/%E6%B3%89%E6%B0%B4/pages/2.json"),
            (DocumentId::Article(Slug::new("a").unwrap()), "articles/a.json"),
            (DocumentId::Archive, "archive.json"),
            (DocumentId::Month(month), "archive/2026-09.json"),
            (DocumentId::Search(IndexFile::Postings("0a".to_owned(), 3)), "search/0a/3.txt"),
        ] {
            assert_eq!(id.path(), path);
        }
        assert_eq!(DocumentId::List(tag, None).file(), "tags/泉水/feed.json");
        let article = DocumentId::Article(Slug::new("泉水").unwrap());
        assert_eq!(DocumentId::article_from_path(&article.path()), Some(article));
        assert_eq!(DocumentId::article_from_path("feed.json"), None);
    }
}
