//! What is found, beside looking through all texts.

use std::collections::BTreeSet;

use quanwen::model::slug::Slug;
use quanwen::publish::search_index::IndexedArticle;
use quanwen::search::format::postings::Field;
use quanwen::search::query::evaluate::Order;

use crate::support::search::client::Reader;
use crate::support::search::generated_text::{Dice, article, articles};
use crate::support::search::queries::substring;
use crate::support::search::site::Site;

/// Articles, and queries, unless an environment variable says otherwise; the benchmark has more.
const ARTICLES: usize = 200;
const QUERIES: usize = 1000;

/// More than are found of anything.
const ALL: usize = 100_000;

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |it| it.parse().expect("it is a number"))
}

/// The texts an article is looked through by.
fn fields(article: &IndexedArticle) -> impl Iterator<Item = &String> {
    let text = &article.document;
    [&text.title, &text.body].into_iter().chain(&text.metadata)
}

#[test]
fn every_article_with_the_characters_is_found_and_no_other() {
    let articles = articles(number("QUANWEN_SEARCH_ARTICLES", ARTICLES));
    let site = Site::of(articles.clone());
    let mut reader = Reader::of(&site);
    let mut dice = Dice::new(6);
    let mut total = 0;
    for _ in 0..QUERIES {
        let length = 2 + dice.below(7);
        let typed = substring(&articles, &mut dice, length);
        let has = |it: &&IndexedArticle| fields(it).any(|it| it.contains(&typed));
        let expected: BTreeSet<&str> =
            articles.iter().filter(has).map(|it| it.row.slug.as_str()).collect();
        let findings = reader.search(&typed, ALL);
        let found: BTreeSet<&str> =
            findings.hits.iter().map(|it| it.article.slug.as_str()).collect();
        assert_eq!(found, expected, "{typed}");
        assert_eq!((findings.hits.len(), findings.count), (found.len(), found.len()), "{typed}");
        total += found.len();
    }
    println!("{QUERIES} queries, {} articles, {total} found", articles.len());
    assert!(total > QUERIES, "hardly anything was looked for");
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

fn found(site: &Site, typed: &str) -> String {
    let findings = Reader::of(site).search(typed, ALL);
    findings.hits.iter().map(|it| &*it.article.title).collect::<Vec<_>>().join(" ")
}

#[test]
fn spellings_words_and_quotes() {
    let site = site(&[
        ("一", "南寧的漢語，Résumé of Rust"),
        ("二", "南宁的汉语，trust ＲＵＳＴＹ"),
        ("三", "汉 语 resumes, rust on"),
        ("水", "没有"),
    ]);
    for (typed, expected) in [
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
        assert_eq!(found(&site, typed), expected, "{typed}");
    }
}

#[test]
fn titles_come_first_then_the_newest() {
    let texts =
        [("泉水甲", "a"), ("乙", "泉水"), ("泉水丙", "泉水"), ("丁", "泉水"), ("泉丁水", "水泉水")];
    let site = site(&texts);
    assert_eq!(found(&site, "泉水"), "泉水丙 泉水甲 泉丁水 丁 乙");
    let newest = Reader::of(&site).search_as("泉水", Order::Newest, 2, |it| it);
    let titles: Vec<&str> = newest.hits.iter().map(|it| &*it.article.title).collect();
    assert_eq!((titles, newest.count, newest.is_exact), (vec!["泉丁水", "丁"], 5, true));
}

#[test]
fn both_pairs_in_a_title_do_not_make_it_a_title_of_three() {
    let site = site(&[("泉水叮 水叮咚", "泉水叮咚"), ("泉水叮咚", "a"), ("丙", "泉水叮咚")]);
    let findings = Reader::of(&site).search("泉水叮咚", ALL);
    let levels: Vec<Field> = findings.hits.iter().map(|it| it.field).collect();
    assert_eq!(levels, [Field::Title, Field::Body, Field::Body]);
    assert_eq!(findings.hits[1].article.title, "丙");
    let snippet = findings.hits[1].snippet.as_ref().unwrap();
    assert_eq!(snippet.0[1], "泉水叮咚");
}

#[test]
fn section_and_year_leave_out_the_others() {
    let site = site(&[("一", "泉水"), ("二", "泉水"), ("三", "泉水"), ("四", "泉水")]);
    let titles = |section: Option<&str>, year| {
        let found = Reader::of(&site).search_as("泉水", Order::Rank, ALL, |mut query| {
            query.section = section.and_then(|it| Slug::new(it).ok());
            query.year = year;
            query
        });
        found.hits.iter().map(|it| &*it.article.title).collect::<Vec<_>>().join(" ")
    };
    // 672 articles a year is a multiple of the three sections: all are of the first.
    assert_eq!(titles(Some("yaowen"), None), "四 三 二 一");
    assert_eq!(titles(Some("guonei"), None), "");
    assert_eq!(titles(None, Some(2001)), "二");
    assert_eq!(titles(Some("yaowen"), Some(2003)), "四");
}

#[test]
fn an_article_that_cannot_be_had_is_not_asked_for_again() {
    let mut site = site(&[("一", "泉水叮咚"), ("二", "泉水叮咚")]);
    site.articles.remove("article-0");
    assert_eq!(found(&site, "泉水叮咚"), "二");
}
