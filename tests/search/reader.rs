//! A reader that asks the index for what it needs and counts it.

use std::collections::BTreeMap;

use quanwen::publish::search::Article;
use quanwen::search::find::{Findings, Order};
use quanwen::search::index::Index;
use quanwen::search::query::Query;

/// A site's index and its articles.
pub(crate) struct Site {
    /// By slug.
    pub(crate) articles: BTreeMap<String, Article>,
    /// By path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// Somebody who searches a site.
pub(crate) struct Reader<'s> {
    site: &'s Site,
    /// What has come.
    pub(crate) index: Index,
    /// Paths of all that was asked for, articles by their slugs.
    pub(crate) asked: Vec<String>,
}

impl Site {
    /// The site with these articles, oldest first.
    pub(crate) fn of(articles: Vec<Article>) -> Self {
        let files = quanwen::publish::search::files(&articles);
        let by_slug = |it: Article| (it.entry.slug.to_string(), it);
        Self { articles: articles.into_iter().map(by_slug).collect(), files }
    }
}

impl<'s> Reader<'s> {
    /// A first visit.
    pub(crate) fn of(site: &'s Site) -> Self {
        Self { site, index: Index::default(), asked: Vec::new() }
    }

    /// What is found for `typed`, once nothing is needed any more.
    pub(crate) fn search(&mut self, typed: &str, most: usize) -> Findings {
        self.search_as(typed, Order::Rank, most, |query| query)
    }

    /// The same in any order, with the query changed by `with`.
    pub(crate) fn search_as(
        &mut self,
        typed: &str,
        order: Order,
        most: usize,
        with: impl Fn(Query) -> Query,
    ) -> Findings {
        for _ in 0..10_000 {
            let findings = self.index.search(typed, order, most, &with);
            if findings.files.is_empty() && findings.articles.is_empty() {
                return findings;
            }
            self.fetch(findings);
        }
        panic!("{typed}: the search never comes to an end");
    }

    fn fetch(&mut self, findings: Findings) {
        for file in findings.files {
            let path = file.path();
            let bytes = self.site.files.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
            let text = String::from_utf8(bytes.clone()).expect("it is text");
            assert!(self.index.take(file, &text), "{path} cannot be read");
            self.asked.push(path);
        }
        for slug in findings.articles {
            let text = self.site.articles.get(slug.as_str()).map(|it| it.text.clone());
            self.asked.push(slug.to_string());
            self.index.tell(slug, text);
        }
    }
}
