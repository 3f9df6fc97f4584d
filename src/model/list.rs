//! Lists of articles, and their division into pages that never shift.
//!
//! The head of a list holds its newest articles. When it reaches [`SEAL_AT`], its oldest
//! [`PAGE_SIZE`] become a sealed page, which never changes again; page 1 holds the oldest articles
//! of the list.

use crate::model::article::Teaser;
use crate::model::json::{Json, MAX_ELEMENTS, number, object, read_list, text};
use crate::model::parse_warnings::ParseWarnings;
use crate::model::slug::Slug;
use crate::model::url::UrlBase;

/// Articles on a sealed page.
pub const PAGE_SIZE: usize = 20;

/// Articles in the head of a list at which a page is sealed.
pub const SEAL_AT: usize = 40;

/// A list of articles, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum List {
    /// All articles.
    All,
    /// Those of a section.
    Section(Slug),
    /// Those with a tag.
    Tag(Slug),
}

/// The head of a list, or one of its sealed pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPage {
    /// The name of the list; may be empty.
    pub title: String,
    /// Newest first.
    pub items: Vec<Teaser>,
    /// Those that stay at the top of the head, whatever their date.
    pub pinned: Vec<Teaser>,
    /// How many sealed pages the list has; 0 on a sealed page, since only the head counts them.
    pub sealed: u32,
    /// Whether it is the head, which counts the sealed pages.
    pub is_head: bool,
}

impl ListPage {
    /// Reads a JSON Feed, item by item. `None` when it has no array of items; an empty one is
    /// enough.
    pub fn read<J: Json>(feed: &J, base: &UrlBase, warnings: &mut ParseWarnings) -> Option<Self> {
        feed.member("items")?.length()?;
        let extension = &object(feed, "_quanwen");
        let mut teasers = |value: &J, key| {
            let teasers = (key, MAX_ELEMENTS, "no title, or no URL to read it at");
            read_list(value, teasers, warnings, |item, warnings| Teaser::read(item, base, warnings))
        };
        Some(Self {
            title: text(feed, "title").unwrap_or_default(),
            items: teasers(feed, "items"),
            pinned: teasers(extension, "pinned"),
            sealed: number(extension, "sealed").unwrap_or(0),
            is_head: number(extension, "sealed").is_some(),
        })
    }

    /// The teaser of an article, if it is on this page.
    pub fn teaser(&self, slug: &Slug) -> Option<&Teaser> {
        let is_it = |it: &&Teaser| it.slug() == Some(slug);
        self.items.iter().chain(&self.pinned).find(is_it)
    }

    /// The teasers in the order of the page: pinned articles first, none twice.
    pub fn teasers(&self) -> Vec<Teaser> {
        let is_unpinned = |it: &&Teaser| !self.pinned.iter().any(|pinned| pinned.url == it.url);
        self.pinned.iter().chain(self.items.iter().filter(is_unpinned)).cloned().collect()
    }
}

/// How many pages of a list of `articles` are sealed.
pub const fn sealed_pages(articles: usize) -> usize {
    let left_in_head = SEAL_AT - PAGE_SIZE;
    if articles < SEAL_AT { 0 } else { (articles - left_in_head) / PAGE_SIZE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_sealed_when_the_head_reaches_forty() {
        for (articles, sealed) in [(0, 0), (39, 0), (40, 1), (59, 1), (60, 2), (1000, 49)] {
            assert_eq!(sealed_pages(articles), sealed, "{articles}");
            let head = articles - sealed * PAGE_SIZE;
            assert!(articles < SEAL_AT || (20..SEAL_AT).contains(&head), "{articles}: {head}");
        }
    }
}
