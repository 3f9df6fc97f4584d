//! The sitemap: an index (sitemaps.org) of files with a limited number of URLs, and `robots.txt`.

use crate::model::article::Kind;
use crate::model::list::List;
use crate::model::timestamp::Timestamp;
use crate::publish::content::date;
use crate::publish::feeds::xml;
use crate::publish::feeds::xml::Xml;
use crate::publish::library::{Library, LibraryArticle};
use crate::publish::site::pagination;
use crate::route::Route;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The name of the index.
const INDEX: &str = "sitemap.xml";

/// How many URLs a file has at most.
const MAX_URLS_PER_FILE: usize = 10_000;

/// A page, or a file of the sitemap, and when it last changed.
#[derive(Debug)]
struct SitemapEntry<'l> {
    path: String,
    changed: Option<&'l Timestamp>,
}

/// The index, its files, and `robots.txt`, which names the index.
pub(crate) fn files(library: &Library, base_url: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![(
        "robots.txt".to_owned(),
        format!("User-agent: *\nDisallow:\n\nSitemap: {base_url}{INDEX}\n").into_bytes(),
    )];
    let mut index = Vec::new();
    for (path, entries) in shards(articles(library), lists(library), MAX_URLS_PER_FILE) {
        let document = write_xml(base_url, ["urlset", "url"], &entries);
        files.push((path.clone(), document));
        index.push(SitemapEntry { path, changed: latest(&entries) });
    }
    files.push((INDEX.to_owned(), write_xml(base_url, ["sitemapindex", "sitemap"], &index)));
    files
}

/// The files of the index with at most `max` entries each. Articles are in order, oldest first: a
/// full file never changes, and the newest articles have a file of their own. So have the lists,
/// which change with every article.
fn shards<'l>(
    articles: Vec<SitemapEntry<'l>>,
    lists: Vec<SitemapEntry<'l>>,
    max: usize,
) -> Vec<(String, Vec<SitemapEntry<'l>>)> {
    let mut shards = Vec::new();
    let full = articles.len().saturating_sub(1) / max;
    let mut articles = articles.into_iter();
    for number in 1..=full {
        shards.push((format!("sitemaps/{number}.xml"), articles.by_ref().take(max).collect()));
    }
    shards.push(("sitemaps/newest.xml".to_owned(), articles.collect::<Vec<_>>()));
    let mut lists = lists.into_iter();
    shards.push(("sitemaps/lists.xml".to_owned(), lists.by_ref().take(max).collect()));
    let mut number = 2;
    while lists.len() > 0 {
        let path = format!("sitemaps/lists-{number}.xml");
        shards.push((path, lists.by_ref().take(max).collect()));
        number += 1;
    }
    // sitemaps.org requires at least one `url` in a file.
    shards.retain(|(_, entries)| !entries.is_empty());
    shards
}

fn articles(library: &Library) -> Vec<SitemapEntry<'_>> {
    library.articles().iter().map(article_entry).collect()
}

fn article_entry(article: &LibraryArticle) -> SitemapEntry<'_> {
    let route = Route::Article(article.front_matter.slug.clone());
    SitemapEntry { path: route.path(), changed: Some(article.front_matter.last_changed()) }
}

/// Home, sections, static pages, the archive and its months, and tags from the oldest: new entries
/// come last, so that the others stay in their files.
fn lists(library: &Library) -> Vec<SitemapEntry<'_>> {
    let entry = |route: Route, indexes: &[usize]| SitemapEntry {
        path: route.path(),
        changed: library.latest_change(pagination::paginate(indexes).head),
    };
    let site_lists = &library.site_lists;
    let is_tag = |list: &List| matches!(list, List::Tag(_));
    let (mut tags, others): (Vec<_>, Vec<_>) =
        site_lists.lists.iter().partition(|(list, _)| is_tag(list));
    tags.sort_by_key(|(_, indexes)| indexes.first().copied());
    let list_entries = |lists: Vec<(&List, &Vec<usize>)>| {
        lists.into_iter().map(|(list, it)| entry(Route::List(list.clone(), None), it)).collect()
    };
    let all: Vec<usize> = (0..library.articles().len()).collect();
    let pages = library.articles_and_pages.iter();
    let pages = pages.filter(|it| it.front_matter.kind == Kind::Page).map(article_entry);
    let months = site_lists.months.iter().map(|(month, indexes)| SitemapEntry {
        path: Route::Month(*month).path(),
        changed: library.latest_change(indexes),
    });
    let mut entries: Vec<SitemapEntry<'_>> = list_entries(others);
    entries.extend(pages);
    entries.push(entry(Route::Archive, &all));
    entries.extend(months);
    entries.extend(list_entries(tags));
    entries
}

fn latest<'l>(entries: &[SitemapEntry<'l>]) -> Option<&'l Timestamp> {
    entries.iter().filter_map(|it| it.changed).max_by_key(|it| it.instant)
}

/// A file whose root element has an element for each entry.
fn write_xml(base_url: &str, [root, name]: [&str; 2], entries: &[SitemapEntry<'_>]) -> Vec<u8> {
    xml::document(root, &[("xmlns", NAMESPACE)], |xml: &mut Xml| {
        for SitemapEntry { path, changed } in entries {
            xml.element(name, &[], |xml| {
                xml.text("loc", &[], &format!("{base_url}{path}"));
                if let Some(changed) = changed {
                    xml.text("lastmod", &[], &date::to_rfc3339(changed));
                }
            });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paths of sitemaps for articles with these names, each with the names in it.
    fn named(names: &[&str], max: usize, lists: usize) -> Vec<(String, String)> {
        let entry = |path: &str| SitemapEntry { path: path.to_owned(), changed: None };
        let articles = names.iter().map(|it| entry(it)).collect();
        let lists = (0..lists).map(|_| entry("l")).collect();
        let shards = shards(articles, lists, max).into_iter();
        shards.map(|(path, it)| (path, it.into_iter().map(|it| it.path).collect())).collect()
    }

    #[test]
    fn full_files_stay_as_they_are_and_the_newest_articles_have_their_own() {
        let names = ["a", "b", "c", "d", "e"];
        for (articles, lists, shards) in [
            (0, 1, &[("lists", "l")][..]),
            (1, 1, &[("newest", "a"), ("lists", "l")]),
            (2, 2, &[("newest", "ab"), ("lists", "ll")]),
            (3, 3, &[("1", "ab"), ("newest", "c"), ("lists", "ll"), ("lists-2", "l")]),
            (4, 0, &[("1", "ab"), ("newest", "cd")]),
            (5, 0, &[("1", "ab"), ("2", "cd"), ("newest", "e")]),
        ] {
            let expected =
                shards.iter().map(|(name, it)| (format!("sitemaps/{name}.xml"), (*it).to_owned()));
            assert_eq!(named(&names[..articles], 2, lists), expected.collect::<Vec<_>>());
        }
    }
}
