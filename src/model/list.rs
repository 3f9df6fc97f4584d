//! Lists of articles, and how they are cut into pages that never shift.
//!
//! The head of a list holds its newest articles. When it reaches [`SEAL_AT`], its oldest
//! [`PAGE_SIZE`] become a sealed page; page 1 holds the oldest articles there are.

use crate::model::article::Teaser;
use crate::model::json::{Json, MAX_ELEMENTS, number, object, read_list, text};
use crate::model::parse_warnings::ParseWarnings;
use crate::model::slug::Slug;
use crate::model::url::UrlBase;

/// Articles on a sealed page.
pub const PAGE_SIZE: usize = 20;

/// As many articles in the head of a list seal a page.
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
    /// What the list is called; may be empty.
    pub title: String,
    /// Newest first.
    pub items: Vec<Teaser>,
    /// Those that stay at the top of the head, whatever their date.
    pub pinned: Vec<Teaser>,
    /// How many sealed pages the list has; only its head knows.
    pub sealed: u32,
    /// It is the head, which says how many pages are sealed.
    pub is_head: bool,
}

impl ListPage {
    /// Reads a JSON Feed, item by item. `None` when it has no items at all, not even an empty
    /// list of them.
    pub fn read<J: Json>(feed: &J, place: &UrlBase, losses: &mut ParseWarnings) -> Option<Self> {
        feed.member("items")?.length()?;
        let own = &object(feed, "_quanwen");
        let mut teasers = |value: &J, key| {
            let teasers = (key, MAX_ELEMENTS, "no title, or nowhere to read it");
            read_list(value, teasers, losses, |item, losses| Teaser::read(item, place, losses))
        };
        Some(Self {
            title: text(feed, "title").unwrap_or_default(),
            items: teasers(feed, "items"),
            pinned: teasers(own, "pinned"),
            sealed: number(own, "sealed").unwrap_or(0),
            is_head: number(own, "sealed").is_some(),
        })
    }

    /// What it says of an article.
    pub fn teaser(&self, slug: &Slug) -> Option<&Teaser> {
        let is_it = |it: &&Teaser| it.slug() == Some(slug);
        self.items.iter().chain(&self.pinned).find(is_it)
    }

    /// What a reader sees, in order: pinned articles first, none twice.
    pub fn teasers(&self) -> Vec<Teaser> {
        let again = |it: &&Teaser| !self.pinned.iter().any(|pinned| pinned.url == it.url);
        self.pinned.iter().chain(self.items.iter().filter(again)).cloned().collect()
    }
}

/// How many pages of a list of `articles` are sealed.
pub const fn sealed_pages(articles: usize) -> usize {
    let kept = SEAL_AT - PAGE_SIZE;
    if articles < SEAL_AT { 0 } else { (articles - kept) / PAGE_SIZE }
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
