//! The search index as it is published.

use std::collections::BTreeSet;

use quanwen::search::analysis::html_text;
use quanwen::search::format::manifest::IndexManifest;
use quanwen::search::format::postings::block::max_block_bytes;
use quanwen::search::format::{base64url, checksum};
use quanwen::search::query::document::SearchDocument;
use quanwen::search::query::index::LoadedIndex;
use quanwen::search::query::params::Order;
use quanwen::search::query::parse::Filters;

use crate::support::search::generated_text;
use crate::support::site::{FilesByPath, Fixture, article};

/// The files of the index of this many generated articles, by path.
fn index(articles: usize) -> FilesByPath {
    quanwen::publish::search_index::files(&generated_text::articles(articles))
}

fn manifest(files: &FilesByPath) -> IndexManifest {
    let text = std::str::from_utf8(&files["search/index.txt"]).unwrap();
    IndexManifest::read(checksum::verify_checksum(text).unwrap()).unwrap()
}

#[test]
fn a_new_article_changes_the_manifest_and_the_last_segment() {
    for articles in [40, 70, 299] {
        let (before, after) = (index(articles), index(articles + 1));
        let new: BTreeSet<&String> =
            after.keys().filter(|it| before.get(*it) != after.get(*it)).collect();
        let last = manifest(&after).segments.pop().unwrap().name;
        let stray = |it: &&&String| it.as_str() != "search/index.txt" && !it.contains(&last);
        assert_eq!(new.iter().find(stray), None);
        assert!(new.len() > 2, "{new:?}");
        // Pages that are open use the segments they know, until they load the manifest again.
        assert!(
            manifest(&before)
                .segments
                .iter()
                .zip(manifest(&after).segments)
                .any(|it| *it.0 == it.1)
        );
    }
}

#[test]
fn the_same_articles_give_the_same_index() {
    assert_eq!(index(50), index(50));
}

#[test]
fn no_block_is_much_larger_than_the_target_size() {
    for articles in [20, 300] {
        // The last term may be in every article, at two bits each.
        let max = max_block_bytes(articles) + articles as usize / 4 + 100;
        for (path, bytes) in index(articles as usize) {
            if path.matches('/').count() == 2 && !path.contains("articles-") {
                let bytes = base64url::decode(std::str::from_utf8(&bytes).unwrap()).unwrap();
                assert!(bytes.len() < max, "{path}: {}", bytes.len());
            }
        }
    }
}

#[test]
fn the_text_of_a_document_is_the_text_that_was_indexed() {
    let fixture = Fixture::new();
    let body = "泉**水**叮[咚](https://a.example/)[^1]，C++ 与 *Rust*。\n\n```rust\nfn 主() {}\n```\n\n[^1]: 脚注。\n";
    fixture.article("a.md", &article("題目", "2026-01-01", body));
    fixture.article("b.md", &article("别的", "2026-01-02", "没有。"));
    fixture.build().unwrap();
    let published = fixture.published();
    for (query, is_found) in [
        ("泉水叮咚", true),
        ("题目", true),
        ("rust", true),
        ("\"C++ 与\"", true),
        ("脚注", true),
        ("\"fn 主\"", true),
        ("水咚", false),
    ] {
        let mut index = LoadedIndex::default();
        let hits = loop {
            let results = index.search(query, &Filters::default(), Order::Rank, 10);
            if results.needed_files.is_empty() && results.needed_articles.is_empty() {
                break results.hits;
            }
            for file in results.needed_files {
                let bytes = &published[&format!("content/{}", file.path())];
                assert!(index.insert_file(file, std::str::from_utf8(bytes).unwrap()));
            }
            for slug in results.needed_articles {
                let (document, _) = fixture.document(&format!("articles/{slug}.json"));
                let text = |key: &str| document[key].as_str().unwrap_or_default().to_owned();
                let body = html_text::text(&text("content_html"));
                let metadata = vec![text("summary")];
                index.insert_article(
                    slug,
                    Some(SearchDocument { title: text("title"), metadata, body }),
                );
            }
        };
        let slugs: Vec<&str> = hits.iter().map(|it| it.article.slug.as_str()).collect();
        assert_eq!(slugs, if is_found { &["a"][..] } else { &[] }, "{query}");
    }
}
