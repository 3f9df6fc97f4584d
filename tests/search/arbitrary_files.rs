//! Files of the index that say anything at all.

use std::sync::OnceLock;

use proptest::prelude::*;
use quanwen::search::format::base64url;
use quanwen::search::query::evaluate::Order;
use quanwen::search::query::index::{IndexFile, LoadedIndex};

use crate::support::search::generated_text::articles;
use crate::support::search::site::Site;

/// Asks until nothing is needed, with files from `answer`.
fn search(typed: &str, answer: impl Fn(&IndexFile) -> Option<String>) {
    let mut index = LoadedIndex::default();
    for _ in 0..50 {
        let findings = index.search(typed, Order::Rank, 10, |it| it);
        for slug in findings.needed_articles {
            index.insert_article(slug, None);
        }
        for file in findings.needed_files {
            let Some(text) = answer(&file) else { return };
            if !index.insert_file(file, &text) {
                return;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn whatever_a_file_says_a_search_goes_on_or_ends(
        typed in prop::sample::select(vec!["泉水", "的是一", "a", "ba", "泉"]),
        which in 0_usize..4,
        at: prop::sample::Index,
        with: String,
    ) {
        static SITE: OnceLock<Site> = OnceLock::new();
        let site = SITE.get_or_init(|| Site::of(articles(3)));
        search(typed, |file| {
            let sealed = String::from_utf8(site.files.get(&file.path())?.clone()).unwrap();
            let kind = match file {
                IndexFile::Manifest => 0,
                IndexFile::Folding(_) => 1,
                IndexFile::Postings(..) => 2,
                IndexFile::ArticleTable(..) => 3,
            };
            if kind != which {
                return Some(sealed);
            }
            let text = base64url::verify_checksum(&sealed).unwrap();
            let mut at = at.index(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let rest: String = text[at..].chars().skip(with.chars().count()).collect();
            Some(base64url::with_checksum(&format!("{}{with}{rest}", &text[..at])))
        });
    }
}
