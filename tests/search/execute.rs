//! What is found where not everything can be had.

use std::cell::{Cell, RefCell};

use futures::FutureExt;
use futures::executor::block_on;
use futures::future::ready;
use quanwen::i18n::Lang;
use quanwen::i18n::search_messages::SearchMessages;
use quanwen::model::slug::Slug;
use quanwen::search::format::base64url;
use quanwen::search::query::evaluate::SearchResults;
use quanwen::search::query::execute::{
    IndexSource, Revalidation, SourceFuture, Unavailable, execute,
};
use quanwen::search::query::index::{IndexFile, LoadedIndex, SearchDocument};
use quanwen::search::query::params::SearchParams;
use quanwen::search::query::status::{has_more, status_message};

use crate::search::recall::site;
use crate::support::search::site::Site;

/// A host that may have a newer site than the directory that is here, and lacks what `lacks` says.
struct Host<'s> {
    here: &'s Site,
    now: &'s Site,
    lacks: fn(&str) -> Option<Unavailable>,
    /// As often the endpoint has been asked for the directory.
    renewed: Cell<u32>,
}

impl<'s> Host<'s> {
    fn of(here: &'s Site, now: &'s Site, lacks: fn(&str) -> Option<Unavailable>) -> Self {
        Self { here, now, lacks, renewed: Cell::new(0) }
    }

    fn get(&self, site: &Site, file: &IndexFile) -> SourceFuture<String> {
        let path = file.path();
        let lack = (self.lacks)(&path);
        let bytes = site.files.get(&path).ok_or(Unavailable::Missing);
        let text = bytes.map(|it| String::from_utf8(it.clone()).expect("it is text"));
        ready(lack.map_or(text, Err)).boxed_local()
    }
}

impl IndexSource for Host<'_> {
    fn manifest(&self, newness: Revalidation) -> SourceFuture<String> {
        if newness == Revalidation::CacheOnly {
            return self.get(self.here, &IndexFile::Manifest);
        }
        self.renewed.set(self.renewed.get() + 1);
        self.get(self.now, &IndexFile::Manifest)
    }

    fn file(&self, file: &IndexFile, _: bool) -> SourceFuture<String> {
        self.get(self.now, file)
    }

    fn article(&self, slug: &Slug) -> SourceFuture<SearchDocument> {
        let lack = (self.lacks)(slug.as_str());
        let text = self.now.articles.get(slug.as_str()).ok_or(Unavailable::Missing);
        let text = text.map(|it| it.document.clone());
        ready(lack.map_or(text, Err)).boxed_local()
    }
}

/// What is found in the end; why nothing is.
fn search(host: &Host<'_>, typed: &str) -> Result<SearchResults, Unavailable> {
    let wish = SearchParams { q: typed.to_owned(), ..SearchParams::default() };
    let (index, last) = (RefCell::new(LoadedIndex::default()), RefCell::default());
    let show = |findings: &SearchResults, _| drop(last.replace(findings.clone()));
    block_on(execute(&index, host, &wish, 10, show))?;
    Ok(last.into_inner())
}

fn titles(findings: &SearchResults) -> String {
    findings.hits.iter().map(|it| &*it.article.title).collect::<Vec<_>>().join(" ")
}

fn because() -> Unavailable {
    Unavailable::Because("网络已断开".to_owned())
}

#[test]
fn an_article_that_was_published_since_is_found() {
    let here = site(&[("一", "泉水叮咚")]);
    let now = site(&[("一", "泉水叮咚"), ("二", "泉水叮咚")]);
    let host = Host::of(&here, &now, |_| None);
    assert_eq!(titles(&search(&host, "泉水").unwrap()), "二 一");
    // The pieces that the old directory names are gone; it was asked for once, not for each.
    assert_eq!(host.renewed.get(), 1);
}

#[test]
fn a_piece_that_stays_away_costs_itself() {
    let all = site(&[("一", "泉水叮咚"), ("二", "泉水叮咚")]);
    let host =
        Host::of(&all, &all, |path| path.ends_with("/0.txt").then_some(Unavailable::Missing));
    let findings = search(&host, "泉水").unwrap();
    assert!(findings.is_partial && findings.hits.is_empty(), "{findings:?}");
    assert_eq!(host.renewed.get(), 1);
}

#[test]
fn without_network_what_is_here_is_found_and_that_is_said() {
    let all = site(&[("泉水", "a"), ("二", "泉水叮咚"), ("三", "泉水叮咚")]);
    let lacks: fn(&str) -> Option<Unavailable> = |it| (it == "article-1344").then(because);
    let host = Host::of(&all, &all, lacks);
    let findings = search(&host, "泉水").unwrap();
    // The index alone is sure of two characters.
    assert_eq!(titles(&findings), "泉水 三 二");
    assert!(findings.is_partial);
    let findings = search(&host, "泉水叮咚").unwrap();
    assert_eq!(titles(&findings), "二");
    let words = SearchMessages::of(Lang::Hans);
    assert_eq!(
        status_message(words, &findings, 10, "泉水叮咚"),
        format!("找到 1 篇 {}", words.partial)
    );
    assert!(!has_more(&findings, 10));
}

/// What is found at a host, with another directory here.
fn found_in(now: &Site, mut here: Site, directory: String) -> String {
    here.files.insert(IndexFile::Manifest.path(), directory.into_bytes());
    let host = Host::of(&here, now, |_| None);
    titles(&search(&host, "泉水").expect("the directory is asked for anew"))
}

#[test]
fn a_directory_of_another_form_is_asked_for_again() {
    let now = site(&[("一", "泉水叮咚")]);
    let other = base64url::with_checksum("quanwen-search-0\tf\n");
    assert_eq!(found_in(&now, site(&[]), other), "一");
}

#[test]
fn a_table_of_spellings_that_is_gone_leads_to_the_one_there_is() {
    let now = site(&[("一", "泉水叮咚")]);
    let here = site(&[("一", "泉水叮咚")]);
    let directory = String::from_utf8(here.files[&IndexFile::Manifest.path()].clone()).unwrap();
    let (head, rest) = base64url::verify_checksum(&directory).unwrap().split_once('\n').unwrap();
    let (form, _) = head.split_once('\t').unwrap();
    let older = base64url::with_checksum(&format!("{form}\t0123456789abcdef\n{rest}"));
    assert_eq!(found_in(&now, here, older), "一");
}

#[test]
fn without_an_index_the_reason_is_told() {
    let all = site(&[("一", "泉水")]);
    for (path, lack) in
        [("search/index.txt", Some(because())), ("folding", Some(Unavailable::Missing))]
    {
        let lacks: fn(&str) -> Option<Unavailable> = match path {
            "folding" => |it| it.contains("folding").then_some(Unavailable::Missing),
            _ => |it| it.ends_with("index.txt").then(because),
        };
        assert_eq!(search(&Host::of(&all, &all, lacks), "泉水").err(), lack);
    }
}

#[test]
fn what_is_announced() {
    let words = SearchMessages::of(Lang::English);
    let findings = |count, shown: usize, is_exact| {
        let all = site(&[("泉水", "a")]);
        let one = search(&Host::of(&all, &all, |_| None), "泉水").unwrap().hits.remove(0);
        SearchResults { hits: vec![one; shown], count, is_exact, ..SearchResults::default() }
    };
    for (count, shown, is_exact, typed, expected) in [
        (0, 0, true, "泉水", words.none),
        (7, 7, true, "泉水", "7 found"),
        (1234, 10, true, "泉水", "1,234 found"),
        (37, 10, false, "泉水叮", "10 found so far, perhaps more"),
        (37, 10, true, "泉水", "37 found"),
        (2, 2, true, "泉", "2 found A single character is looked for in titles only."),
    ] {
        assert_eq!(status_message(words, &findings(count, shown, is_exact), 10, typed), expected);
    }
}
