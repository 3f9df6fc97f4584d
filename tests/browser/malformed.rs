//! Documents that are broken in every way we know, on a first visit and after a valid one: each time
//! the page shows content or a message, and a way home.

use std::collections::BTreeSet;

use crate::support::content::{document, path, title};
use crate::support::malformed::visits::Screen;
use crate::support::malformed::{
    ALMOST, ARCHIVES, ARTICLES, ENDLESS, FOREIGN, LISTS, MONTHS, READABLE, SCRAPS, SITES,
};

fn list() -> Screen {
    Screen::new("content/sections/guonei/feed.json", "sections/guonei/", "国内")
}

fn article() -> Screen {
    Screen::new(&document(7), &path(7), &title(7))
}

fn site() -> Screen {
    Screen::new("content/site.json", &path(7), &title(7))
}

fn archive() -> Screen {
    Screen::new("content/archive.json", "archive/", "归档")
}

fn month() -> Screen {
    Screen::new("content/archive/2026-10.json", "archive/2026/10/", "2026年10月")
}

#[test]
fn scraps_of_a_document_leave_a_message_and_a_way_home() {
    list().visit_twice(SCRAPS);
}

#[test]
fn almost_json_leaves_a_message_and_a_way_home() {
    list().visit_twice(ALMOST);
}

#[test]
fn other_formats_leave_a_message_and_a_way_home() {
    list().visit_twice(FOREIGN);
}

#[test]
fn endless_documents_leave_content_or_a_message() {
    list().visit_twice(ENDLESS);
}

#[test]
fn harmless_faults_leave_the_content() {
    list().visit_twice(READABLE);
}

#[test]
fn lists_of_another_shape_leave_content_or_a_message() {
    list().visit_twice(LISTS);
}

#[test]
fn articles_of_another_shape_leave_content_or_a_message() {
    article().visit_twice(ARTICLES);
}

#[test]
fn sites_of_another_shape_leave_the_pages_readable() {
    site().visit_twice(SITES);
}

#[test]
fn archives_of_another_shape_leave_content_or_a_message() {
    archive().visit_twice(ARCHIVES);
    month().visit_twice(MONTHS);
}

#[test]
fn there_are_at_least_fifty_kinds() {
    let all =
        [SCRAPS, ALMOST, FOREIGN, ENDLESS, READABLE, LISTS, ARTICLES, SITES, ARCHIVES, MONTHS];
    let names: BTreeSet<&str> = all.iter().copied().flatten().map(|it| it.name).collect();
    assert!(names.len() >= 50, "{}", names.len());
}
