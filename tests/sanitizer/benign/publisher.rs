//! Each harmless sample through the publisher's sanitizer.

use std::collections::BTreeSet;

use quanwen::publish::sanitize::sanitize_for_document;

use crate::publish::sanitize::in_a_page_of;
use crate::support::benign_corpus;
use crate::support::benign_corpus::Sample;
use crate::support::body_text::left;
use crate::support::html_parser::wrong_in_a_body;

const PAGE: &str = "articles/a/";

fn in_a_page(source: &str) -> String {
    in_a_page_of("https://news.example/", source)
}

/// How `html`, which a sample has become, differs from what the sample expects.
fn loss(Sample { name, expected, .. }: &Sample, html: &str) -> Option<String> {
    let left = left(html, PAGE);
    (left != *expected).then(|| format!("{name}:\n{left:#?}\nis not\n{expected:#?}\n{html}"))
}

#[test]
fn there_are_many_samples_and_each_is_different() {
    let samples = benign_corpus::all();
    assert!(samples.len() >= 45, "{}", samples.len());
    let texts: BTreeSet<&str> = samples.iter().map(|it| it.expected.text.as_str()).collect();
    assert_eq!(texts.len(), samples.len());
}

#[test]
fn harmless_markup_is_complete_on_a_page() {
    let samples = benign_corpus::all();
    let losses: Vec<String> =
        samples.iter().filter_map(|it| loss(it, &in_a_page(&it.markup))).collect();
    assert!(losses.is_empty(), "{} of {}\n{}", losses.len(), samples.len(), losses.join("\n"));
}

#[test]
fn harmless_markup_is_complete_in_a_document() {
    let samples = benign_corpus::all();
    let on_page = |it: &Sample| in_a_page(&sanitize_for_document(&it.markup));
    let losses: Vec<String> = samples.iter().filter_map(|it| loss(it, &on_page(it))).collect();
    assert!(losses.is_empty(), "{} of {}\n{}", losses.len(), samples.len(), losses.join("\n"));
}

#[test]
fn what_is_left_of_a_sample_is_on_the_allowlist() {
    for Sample { name, markup, .. } in benign_corpus::all() {
        let wrong = wrong_in_a_body(&in_a_page(&markup));
        assert_eq!(wrong, [""; 0], "{name}");
    }
}
