//! Which document lives where, relative to the endpoint.

use percent_encoding::percent_decode_str;

use crate::model::archive::Month;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::route::segment;
use crate::search::index::File;

/// A document of the endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
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
    /// A part of the index.
    Search(File),
}

impl Endpoint {
    /// The address, relative to the endpoint, percent-encoded.
    pub fn path(&self) -> String {
        self.write(segment)
    }

    /// The file that holds it, relative to the endpoint.
    pub fn file(&self) -> String {
        self.write(Slug::to_string)
    }

    /// The article whose document lies at this address, relative to the endpoint.
    pub fn article_at(path: &str) -> Option<Self> {
        let name = path.strip_prefix("articles/")?.strip_suffix(".json")?;
        let name = percent_decode_str(name).decode_utf8().ok()?;
        Slug::new(&name).ok().map(Self::Article)
    }

    fn write(&self, name: impl Fn(&Slug) -> String) -> String {
        match self {
            Self::Site => "site.json".to_owned(),
            Self::List(list, page) => {
                let list = match list {
                    List::All => String::new(),
                    List::Section(slug) => format!("sections/{}/", name(slug)),
                    List::Tag(slug) => format!("tags/{}/", name(slug)),
                };
                match page {
                    None => format!("{list}feed.json"),
                    Some(number) => format!("{list}pages/{number}.json"),
                }
            }
            Self::Article(slug) => format!("articles/{}.json", name(slug)),
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
    fn the_map_of_the_endpoint() {
        let tag = List::Tag(Slug::new("泉水").unwrap());
        let month = Month { year: 2026, month: 9 };
        for (endpoint, path) in [
            (Endpoint::Site, "site.json"),
            (Endpoint::List(List::All, None), "feed.json"),
            (Endpoint::List(List::All, Some(41)), "pages/41.json"),
            (Endpoint::List(tag.clone(), Some(2)), "tags/%E6%B3%89%E6%B0%B4/pages/2.json"),
            (Endpoint::Article(Slug::new("a").unwrap()), "articles/a.json"),
            (Endpoint::Archive, "archive.json"),
            (Endpoint::Month(month), "archive/2026-09.json"),
            (Endpoint::Search(File::Terms("0a".to_owned(), 3)), "search/0a/3.txt"),
        ] {
            assert_eq!(endpoint.path(), path);
        }
        assert_eq!(Endpoint::List(tag, None).file(), "tags/泉水/feed.json");
        let article = Endpoint::Article(Slug::new("泉水").unwrap());
        assert_eq!(Endpoint::article_at(&article.path()), Some(article));
        assert_eq!(Endpoint::article_at("feed.json"), None);
    }
}
