//! Files of the index with any content.

use std::sync::OnceLock;

use proptest::prelude::*;
use quanwen::search::format::checksum::{verify_checksum, with_checksum};
use quanwen::search::format::file::IndexFile;
use quanwen::search::query::index::LoadedIndex;
use quanwen::search::query::params::Order;
use quanwen::search::query::parse::Filters;

use crate::support::search::generated_text::articles;
use crate::support::search::site::Site;

/// Searches until nothing is needed, with files from `load`.
fn search(q: &str, load: impl Fn(&IndexFile) -> Option<String>) {
    let mut index = LoadedIndex::default();
    for _ in 0..50 {
        let results = index.search(q, &Filters::default(), Order::Rank, 10);
        for slug in results.needed_articles {
            index.insert_article(slug, None);
        }
        for file in results.needed_files {
            let Some(text) = load(&file) else { return };
            if !index.insert_file(file, &text) {
                return;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_search_goes_on_or_ends_whatever_a_file_contains(
        q in prop::sample::select(vec!["泉水", "的是一", "a", "ba", "泉"]),
        which in 0_usize..4,
        at: prop::sample::Index,
        with: String,
    ) {
        static SITE: OnceLock<Site> = OnceLock::new();
        let site = SITE.get_or_init(|| Site::of(articles(3)));
        search(q, |file| {
            let content = String::from_utf8(site.files.get(&file.path())?.clone()).unwrap();
            let kind = match file {
                IndexFile::Manifest => 0,
                IndexFile::Folding(_) => 1,
                IndexFile::Postings(..) => 2,
                IndexFile::ArticleTable(..) => 3,
            };
            if kind != which {
                return Some(content);
            }
            let text = verify_checksum(&content).unwrap();
            let mut at = at.index(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let rest: String = text[at..].chars().skip(with.chars().count()).collect();
            Some(with_checksum(&format!("{}{with}{rest}", &text[..at])))
        });
    }
}
