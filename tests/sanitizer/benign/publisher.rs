//! Each sample through the publisher's gate for markup.

use std::collections::BTreeSet;

use quanwen::publish::sanitize::sanitize_for_document;

use super::plain_text::left;
use crate::publish::sanitize::in_a_page_of;
use crate::support::benign_corpus;
use crate::support::benign_corpus::Sample;
use crate::support::html_parser::wrong_in_a_body;

const PAGE: &str = "articles/a/";

fn in_a_page(source: &str) -> String {
    in_a_page_of("https://news.example/", source)
}

/// What is missing, where `passed` is what has become of a sample.
fn loss(Sample { name, expected, .. }: &Sample, passed: &str) -> Option<String> {
    let left = left(passed, PAGE);
    (left != *expected).then(|| format!("{name}:\n{left:#?}\nis not\n{expected:#?}\n{passed}"))
}

#[test]
fn there_are_many_samples_and_each_is_another() {
    let samples = benign_corpus::all();
    assert!(samples.len() >= 45, "{}", samples.len());
    let texts: BTreeSet<&str> = samples.iter().map(|it| it.expected.text.as_str()).collect();
    assert_eq!(texts.len(), samples.len());
}

#[test]
fn what_means_no_harm_is_whole_on_a_page() {
    let samples = benign_corpus::all();
    let losses: Vec<String> =
        samples.iter().filter_map(|it| loss(it, &in_a_page(&it.markup))).collect();
    assert!(losses.is_empty(), "{} of {}\n{}", losses.len(), samples.len(), losses.join("\n"));
}

#[test]
fn what_means_no_harm_is_whole_in_a_document() {
    let samples = benign_corpus::all();
    let through = |it: &Sample| loss(it, &in_a_page(&sanitize_for_document(&it.markup)));
    let losses: Vec<String> = samples.iter().filter_map(through).collect();
    assert!(losses.is_empty(), "{} of {}\n{}", losses.len(), samples.len(), losses.join("\n"));
}

#[test]
fn what_is_left_of_a_sample_is_nothing_that_may_not_be() {
    for Sample { name, markup, .. } in benign_corpus::all() {
        let wrong = wrong_in_a_body(&in_a_page(&markup));
        assert_eq!(wrong, [""; 0], "{name}");
    }
}
