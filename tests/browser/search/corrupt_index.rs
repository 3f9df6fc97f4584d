//! An index with truncated, invalid or hostile files.

use quanwen::search::format::checksum;
use serde_json::json;
use thirtyfour::Key;

use super::{RESULT_COUNT, enter, open_by_key, until_status};
use crate::support::browse;
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

/// The files of the index.
fn files() -> impl Iterator<Item = &'static String> {
    AT_ROOT.files.keys().filter(|it| it.starts_with("content/search/"))
}

/// Searches while all files with `part` in their names have this fault, until the status message
/// reports the failure.
async fn search_fails(page: &Page, part: &str, fault: &Fault) {
    page.open("archive/").await;
    files().filter(|it| it.contains(part)).for_each(|it| page.server.set(it, fault.clone()));
    open_by_key(page).await;
    enter(page, "从石缝里涌").await;
    let status = "document.querySelector('.search-status')?.textContent";
    page.until(&format!("/用不了|没有找到/.test({status})")).await;
}

#[test]
fn truncated_files_are_reloaded() {
    let truncated = [9, 500].map(Fault::Shortened);
    for fault in truncated.into_iter().chain([Fault::HomePage, Fault::Empty, Fault::text("AAAA")]) {
        browse(&AT_ROOT, async |page| {
            search_fails(page, "", &fault).await;
            files().for_each(|it| page.server.heal(it));
            page.press(&[Key::Enter]).await;
            page.until(&format!("{RESULT_COUNT} === 10")).await;
            page.complaints().await;
        });
    }
}

#[test]
fn complete_files_with_invalid_content_are_reloaded() {
    for (part, text) in [
        ("index.txt", "quanwen-search-1\t../../x\n../y\t9\t"),
        ("folding", "9999999999999 1 9 1 \n\n\n\n"),
        ("/0.txt", "AAAA"),
    ] {
        browse(&AT_ROOT, async |page| {
            search_fails(page, part, &Fault::text(checksum::with_checksum(text))).await;
            files().for_each(|it| page.server.heal(it));
            page.press(&[Key::Enter]).await;
            page.until(&format!("{RESULT_COUNT} === 10")).await;
            page.complaints().await;
        });
    }
}

#[test]
fn a_title_in_the_index_is_plain_text() {
    let attack = "<img src=x onerror='window.pwned = 1'>泉水\u{202e}";
    let hostile = files().filter(|it| it.contains("articles-")).map(|it| {
        let table = checksum::verify_checksum(AT_ROOT.text(it))
            .expect("it is complete")
            .lines()
            .map(|line| {
                let (other_columns, _) = line.rsplit_once('\t').expect("a table has columns");
                format!("{other_columns}\t{attack}\n")
            });
        (it.clone(), checksum::with_checksum(&table.collect::<String>()))
    });
    browse(AT_ROOT.with(hostile), async |page| {
        page.open("archive/").await;
        open_by_key(page).await;
        enter(page, "来历").await;
        until_status(page, "找到 2 篇").await;
        let shown = "document.querySelector('.results h2').textContent";
        page.until(&format!("{shown}.startsWith({})", json!("<img src=x"))).await;
        page.until(&format!("!{shown}.includes('\u{202e}')")).await;
        assert_eq!(page.js("window.pwned ?? null").await, json!(null));
        assert_eq!(page.js("document.querySelectorAll('.results img').length").await, json!(0));
    });
}
