//! Searches while some of what they need is unavailable or out of date.

use std::cell::{Cell, RefCell};

use futures::FutureExt;
use futures::executor::block_on;
use futures::future::ready;
use quanwen::i18n::Lang;
use quanwen::i18n::search_messages::SearchMessages;
use quanwen::model::slug::Slug;
use quanwen::search::format::checksum::{verify_checksum, with_checksum};
use quanwen::search::format::file::IndexFile;
use quanwen::search::query::document::SearchDocument;
use quanwen::search::query::execute::execute;
use quanwen::search::query::index::LoadedIndex;
use quanwen::search::query::params::SearchParams;
use quanwen::search::query::results::SearchResults;
use quanwen::search::query::source::{IndexSource, Revalidation, SourceFuture, Unavailable};
use quanwen::search::query::status::{has_more, status_message};

use crate::search::recall::site;
use crate::support::search::site::Site;

/// Why the file at a path or the article of a slug is unavailable; `None` if it is not.
type Fault = fn(&str) -> Option<Unavailable>;

/// A host whose site may have been published again since the cached manifest was loaded.
struct Host<'s> {
    cached: &'s Site,
    current: &'s Site,
    fault: Fault,
    /// How often the manifest has been revalidated.
    revalidations: Cell<u32>,
}

impl<'s> Host<'s> {
    fn of(cached: &'s Site, current: &'s Site, fault: Fault) -> Self {
        Self { cached, current, fault, revalidations: Cell::new(0) }
    }

    fn get(&self, site: &Site, file: &IndexFile) -> SourceFuture<String> {
        let path = file.path();
        let fault = (self.fault)(&path);
        let bytes = site.files.get(&path).ok_or(Unavailable::Missing);
        let text = bytes.map(|it| String::from_utf8(it.clone()).expect("it is text"));
        ready(fault.map_or(text, Err)).boxed_local()
    }
}

impl IndexSource for Host<'_> {
    fn manifest(&self, revalidation: Revalidation) -> SourceFuture<String> {
        if revalidation == Revalidation::CacheOnly {
            return self.get(self.cached, &IndexFile::Manifest);
        }
        self.revalidations.set(self.revalidations.get() + 1);
        self.get(self.current, &IndexFile::Manifest)
    }

    fn file(&self, file: &IndexFile, _: bool) -> SourceFuture<String> {
        self.get(self.current, file)
    }

    fn article(&self, slug: &Slug) -> SourceFuture<SearchDocument> {
        let fault = (self.fault)(slug.as_str());
        let article = self.current.articles.get(slug.as_str()).ok_or(Unavailable::Missing);
        let document = article.map(|it| it.document.clone());
        ready(fault.map_or(document, Err)).boxed_local()
    }
}

/// The results in the end, or why there are none.
fn search(host: &Host<'_>, q: &str) -> Result<SearchResults, Unavailable> {
    let params = SearchParams { q: q.to_owned(), ..SearchParams::default() };
    let (index, last) = (RefCell::new(LoadedIndex::default()), RefCell::default());
    let show = |results: &SearchResults, _| drop(last.replace(results.clone()));
    block_on(execute(&index, host, &params, 10, show))?;
    Ok(last.into_inner())
}

fn titles(results: &SearchResults) -> String {
    results.hits.iter().map(|it| &*it.article.title).collect::<Vec<_>>().join(" ")
}

fn offline() -> Unavailable {
    Unavailable::Because("网络已断开".to_owned())
}

#[test]
fn an_article_that_was_published_since_is_found() {
    let cached = site(&[("一", "泉水叮咚")]);
    let current = site(&[("一", "泉水叮咚"), ("二", "泉水叮咚")]);
    let host = Host::of(&cached, &current, |_| None);
    assert_eq!(titles(&search(&host, "泉水").unwrap()), "二 一");
    // The postings blocks that the cached manifest lists are gone; it is revalidated once, not for
    // each of them.
    assert_eq!(host.revalidations.get(), 1);
}

#[test]
fn a_missing_postings_block_costs_only_its_own_results() {
    let all = site(&[("一", "泉水叮咚"), ("二", "泉水叮咚")]);
    let host =
        Host::of(&all, &all, |path| path.ends_with("/0.txt").then_some(Unavailable::Missing));
    let results = search(&host, "泉水").unwrap();
    assert!(results.is_partial && results.hits.is_empty(), "{results:?}");
    assert_eq!(host.revalidations.get(), 1);
}

#[test]
fn offline_the_articles_on_the_device_are_found_and_the_status_reports_it() {
    let all = site(&[("泉水", "a"), ("二", "泉水叮咚"), ("三", "泉水叮咚")]);
    let fault: Fault = |it| (it == "article-1344").then(offline);
    let host = Host::of(&all, &all, fault);
    let results = search(&host, "泉水").unwrap();
    // For two characters the index alone decides.
    assert_eq!(titles(&results), "泉水 三 二");
    assert!(results.is_partial);
    let results = search(&host, "泉水叮咚").unwrap();
    assert_eq!(titles(&results), "二");
    let messages = SearchMessages::of(Lang::Hans);
    assert_eq!(
        status_message(messages, &results, 10, "泉水叮咚"),
        format!("找到 1 篇 {}", messages.partial)
    );
    assert!(!has_more(&results, 10));
}

/// What is found on a site while another manifest is cached.
fn found_with_cached(current: &Site, mut cached: Site, manifest: String) -> String {
    cached.files.insert(IndexFile::Manifest.path(), manifest.into_bytes());
    let host = Host::of(&cached, current, |_| None);
    titles(&search(&host, "泉水").expect("the manifest is revalidated"))
}

#[test]
fn a_manifest_of_another_format_version_is_reloaded() {
    let current = site(&[("一", "泉水叮咚")]);
    let other = with_checksum("quanwen-search-0\tf\n");
    assert_eq!(found_with_cached(&current, site(&[]), other), "一");
}

#[test]
fn a_missing_folding_table_leads_to_the_current_one() {
    let current = site(&[("一", "泉水叮咚")]);
    let cached = site(&[("一", "泉水叮咚")]);
    let manifest = String::from_utf8(cached.files[&IndexFile::Manifest.path()].clone()).unwrap();
    let (head, rest) = verify_checksum(&manifest).unwrap().split_once('\n').unwrap();
    let (format, _) = head.split_once('\t').unwrap();
    let older = with_checksum(&format!("{format}\t0123456789abcdef\n{rest}"));
    assert_eq!(found_with_cached(&current, cached, older), "一");
}

#[test]
fn without_an_index_the_search_fails_with_the_reason() {
    let all = site(&[("一", "泉水")]);
    for (path, error) in
        [("search/index.txt", Some(offline())), ("folding", Some(Unavailable::Missing))]
    {
        let fault: Fault = match path {
            "folding" => |it| it.contains("folding").then_some(Unavailable::Missing),
            _ => |it| it.ends_with("index.txt").then(offline),
        };
        assert_eq!(search(&Host::of(&all, &all, fault), "泉水").err(), error);
    }
}

#[test]
fn the_status_message_states_the_count_and_what_is_left_out() {
    let messages = SearchMessages::of(Lang::English);
    let results = |count, shown: usize, is_exact| {
        let all = site(&[("泉水", "a")]);
        let hit = search(&Host::of(&all, &all, |_| None), "泉水").unwrap().hits.remove(0);
        SearchResults { hits: vec![hit; shown], count, is_exact, ..SearchResults::default() }
    };
    for (count, shown, is_exact, q, expected) in [
        (0, 0, true, "泉水", messages.none),
        (7, 7, true, "泉水", "7 found"),
        (1234, 10, true, "泉水", "1,234 found"),
        (37, 10, false, "泉水叮", "10 found so far, perhaps more"),
        (37, 10, true, "泉水", "37 found"),
        (2, 2, true, "泉", "2 found A single character is looked for in titles only."),
    ] {
        assert_eq!(status_message(messages, &results(count, shown, is_exact), 10, q), expected);
    }
}
