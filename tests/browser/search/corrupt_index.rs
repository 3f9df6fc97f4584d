//! An index that is not as it should be, or that somebody means harm with.

use quanwen::search::format::checksum;
use serde_json::json;
use thirtyfour::Key;

use super::{RESULTS, by_key, said, write};
use crate::support::browse;
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

/// The files of the index.
fn files() -> impl Iterator<Item = &'static String> {
    AT_ROOT.files.keys().filter(|it| it.starts_with("content/search/"))
}

/// Looks for something while all files with `part` in their names are of this kind, which fails in
/// words.
async fn fails(page: &Page, part: &str, kind: &Fault) {
    page.open("archive/").await;
    files().filter(|it| it.contains(part)).for_each(|it| page.server.set(it, kind.clone()));
    by_key(page).await;
    write(page, "从石缝里涌").await;
    let said = "document.querySelector('.search-status')?.textContent";
    page.until(&format!("/用不了|没有找到/.test({said})")).await;
}

#[test]
fn files_that_are_not_whole_are_asked_for_again() {
    let cut = [9, 500].map(Fault::Shortened);
    for kind in cut.into_iter().chain([Fault::HomePage, Fault::Empty, Fault::text("AAAA")]) {
        browse(&AT_ROOT, async |page| {
            fails(page, "", &kind).await;
            files().for_each(|it| page.server.heal(it));
            page.press(&[Key::Enter]).await;
            page.until(&format!("{RESULTS} === 10")).await;
            page.complaints().await;
        });
    }
}

#[test]
fn files_that_are_whole_but_not_what_they_should_be_are_asked_for_again() {
    for (part, text) in [
        ("index.txt", "quanwen-search-1\t../../x\n../y\t9\t"),
        ("folding", "9999999999999 1 9 1 \n\n\n\n"),
        ("/0.txt", "AAAA"),
    ] {
        browse(&AT_ROOT, async |page| {
            fails(page, part, &Fault::text(checksum::with_checksum(text))).await;
            files().for_each(|it| page.server.heal(it));
            page.press(&[Key::Enter]).await;
            page.until(&format!("{RESULTS} === 10")).await;
            page.complaints().await;
        });
    }
}

#[test]
fn a_name_in_the_index_is_nothing_but_text() {
    let attack = "<img src=x onerror='window.pwned = 1'>泉水\u{202e}";
    let hostile = files().filter(|it| it.contains("articles-")).map(|it| {
        let table =
            checksum::verify_checksum(AT_ROOT.text(it)).expect("it is whole").lines().map(|line| {
                let (known, _) = line.rsplit_once('\t').expect("a table has columns");
                format!("{known}\t{attack}\n")
            });
        (it.clone(), checksum::with_checksum(&table.collect::<String>()))
    });
    browse(AT_ROOT.with(hostile), async |page| {
        page.open("archive/").await;
        by_key(page).await;
        write(page, "来历").await;
        said(page, "找到 2 篇").await;
        let shown = "document.querySelector('.results h2').textContent";
        page.until(&format!("{shown}.startsWith({})", json!("<img src=x"))).await;
        page.until(&format!("!{shown}.includes('\u{202e}')")).await;
        assert_eq!(page.js("window.pwned ?? null").await, json!(null));
        assert_eq!(page.js("document.querySelectorAll('.results img').length").await, json!(0));
    });
}
