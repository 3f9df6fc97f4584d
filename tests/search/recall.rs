//! What a search finds, compared with reading all articles.

use std::collections::BTreeSet;

use quanwen::model::slug::Slug;
use quanwen::publish::search_index::IndexedArticle;
use quanwen::search::format::postings::Field;
use quanwen::search::query::params::Order;
use quanwen::search::query::parse::Filters;

use crate::support::search::client::Client;
use crate::support::search::generated_text::{Dice, article, articles};
use crate::support::search::queries::substring;
use crate::support::search::site::Site;

/// Generated articles, unless the environment variable `QUANWEN_SEARCH_ARTICLES` states a number.
const ARTICLES: usize = 200;

/// Queries for them.
const QUERIES: usize = 1000;

/// More results than any query has.
const ALL: usize = 100_000;

fn number(variable: &str, default: usize) -> usize {
    std::env::var(variable).map_or(default, |it| it.parse().expect("it is a number"))
}

/// The texts of an article that are searched.
fn fields(article: &IndexedArticle) -> impl Iterator<Item = &String> {
    let document = &article.document;
    [&document.title, &document.body].into_iter().chain(&document.metadata)
}

#[test]
fn every_article_with_the_characters_is_found_and_no_other() {
    let articles = articles(number("QUANWEN_SEARCH_ARTICLES", ARTICLES));
    let site = Site::of(articles.clone());
    let mut client = Client::of(&site);
    let mut dice = Dice::new(6);
    let mut total = 0;
    for _ in 0..QUERIES {
        let length = 2 + dice.below(7);
        let q = substring(&articles, &mut dice, length);
        let has = |it: &&IndexedArticle| fields(it).any(|it| it.contains(&q));
        let expected: BTreeSet<&str> =
            articles.iter().filter(has).map(|it| it.row.slug.as_str()).collect();
        let results = client.search(&q, ALL);
        let found: BTreeSet<&str> =
            results.hits.iter().map(|it| it.article.slug.as_str()).collect();
        assert_eq!(found, expected, "{q}");
        assert_eq!((results.hits.len(), results.count), (found.len(), found.len()), "{q}");
        total += found.len();
    }
    println!("{QUERIES} queries, {} articles, {total} found", articles.len());
    assert!(total > QUERIES, "the queries find hardly anything");
}

/// Articles with these titles and bodies, one a year.
pub(crate) fn site(texts: &[(&str, &str)]) -> Site {
    let articles = texts.iter().enumerate().map(|(number, (title, body))| {
        let mut article = article(number * 672);
        (*title).clone_into(&mut article.row.title);
        (*title).clone_into(&mut article.document.title);
        article.document.metadata.clear();
        (*body).clone_into(&mut article.document.body);
        article
    });
    Site::of(articles.collect())
}

/// The titles of the articles that are found, in order.
fn found(site: &Site, q: &str) -> String {
    let results = Client::of(site).search(q, ALL);
    results.hits.iter().map(|it| &*it.article.title).collect::<Vec<_>>().join(" ")
}

#[test]
fn variants_words_and_quotations_are_found() {
    let site = site(&[
        ("一", "南寧的漢語，Résumé of Rust"),
        ("二", "南宁的汉语，trust ＲＵＳＴＹ"),
        ("三", "汉 语 resumes, rust on"),
        ("水", "没有"),
    ]);
    for (q, expected) in [
        ("汉语", "二 一"),
        ("漢語", "二 一"),
        ("南宁的汉", "二 一"),
        ("RUST", "三 二 一"),
        ("\"rust\"", "三 一"),
        ("\"rust on\"", "三"),
        ("resume", "三 一"),
        ("resumé", "三 一"),
        ("汉语 rust", "二 一"),
        ("汉语 on", ""),
        ("水", "水"),
        ("语", ""),
        ("不在", ""),
        ("zzz", ""),
    ] {
        assert_eq!(found(&site, q), expected, "{q}");
    }
}

#[test]
fn titles_come_first_then_the_newest() {
    let texts =
        [("泉水甲", "a"), ("乙", "泉水"), ("泉水丙", "泉水"), ("丁", "泉水"), ("泉丁水", "水泉水")];
    let site = site(&texts);
    assert_eq!(found(&site, "泉水"), "泉水丙 泉水甲 泉丁水 丁 乙");
    let newest = Client::of(&site).search_as("泉水", &Filters::default(), Order::Newest, 2);
    let titles: Vec<&str> = newest.hits.iter().map(|it| &*it.article.title).collect();
    assert_eq!((titles, newest.count, newest.is_exact), (vec!["泉丁水", "丁"], 5, true));
}

#[test]
fn overlapping_bigrams_do_not_make_a_title_match() {
    let site = site(&[("泉水叮 水叮咚", "泉水叮咚"), ("泉水叮咚", "a"), ("丙", "泉水叮咚")]);
    let results = Client::of(&site).search("泉水叮咚", ALL);
    let fields: Vec<Field> = results.hits.iter().map(|it| it.field).collect();
    assert_eq!(fields, [Field::Title, Field::Body, Field::Body]);
    assert_eq!(results.hits[1].article.title, "丙");
    let snippet = results.hits[1].snippet.as_ref().unwrap();
    assert_eq!(snippet.0[1], "泉水叮咚");
}

#[test]
fn section_and_year_leave_out_the_others() {
    let site = site(&[("一", "泉水"), ("二", "泉水"), ("三", "泉水"), ("四", "泉水")]);
    let titles = |section: Option<&str>, year| {
        let filters = Filters { section: section.and_then(|it| Slug::new(it).ok()), year };
        let found = Client::of(&site).search_as("泉水", &filters, Order::Rank, ALL);
        found.hits.iter().map(|it| &*it.article.title).collect::<Vec<_>>().join(" ")
    };
    // 672 articles a year is a multiple of the three sections: all are in the first.
    assert_eq!(titles(Some("yaowen"), None), "四 三 二 一");
    assert_eq!(titles(Some("guonei"), None), "");
    assert_eq!(titles(None, Some(2001)), "二");
    assert_eq!(titles(Some("yaowen"), Some(2003)), "四");
}

#[test]
fn a_missing_article_is_loaded_once_and_left_out() {
    let mut site = site(&[("一", "泉水叮咚"), ("二", "泉水叮咚")]);
    site.articles.remove("article-0");
    assert_eq!(found(&site, "泉水叮咚"), "二");
}
