//! Each attack alone through the publisher's gate for markup.

use quanwen::publish::sanitize::sanitize_for_document;

use crate::publish::sanitize::in_a_page;
use crate::support::attack_corpus;
use crate::support::html_parser::wrong_in_a_body;

#[test]
fn the_corpus_is_large_and_no_attack_stands_in_it_twice() {
    let mut attacks = attack_corpus::all();
    assert!(attacks.len() > 900, "{}", attacks.len());
    let unnumbered = |it: &attack_corpus::Attack| {
        let number = it.number;
        it.text.replace(&format!("a{number}."), "").replace(&format!("({number})"), "(1)")
    };
    attacks.sort_by_key(unnumbered);
    for pair in attacks.windows(2) {
        assert_ne!(unnumbered(&pair[0]), unnumbered(&pair[1]));
    }
    assert!(attacks.iter().any(|it| it.text.contains('\0')), "control characters are spelled out");
    assert!(attacks.iter().any(|it| it.text.contains('\u{202e}')), "and what cannot be seen");
    assert!(attacks.iter().any(|it| it.text.contains(";base64,PHNjcmlwdD")), "and Base64");
}

#[test]
fn nothing_that_is_not_on_the_list_passes() {
    for attack in attack_corpus::all() {
        for markup in [attack.body(), attack.text.clone(), format!("<p>{}", attack.text)] {
            for passed in [sanitize_for_document(&markup), in_a_page(&markup)] {
                let wrong = wrong_in_a_body(&passed);
                assert_eq!(wrong, [""; 0], "{}: {markup} became {passed}", attack.number);
            }
        }
    }
}

/// Without what a parser leaves out: a line break behind `<pre>`, each time it reads one.
fn unbroken(markup: &str) -> String {
    markup.replace("<pre>\n", "<pre>")
}

#[test]
fn what_has_passed_passes_unchanged() {
    let mut changed = Vec::new();
    for attack in attack_corpus::all() {
        let once = unbroken(&sanitize_for_document(&attack.body()));
        let twice = unbroken(&sanitize_for_document(&once));
        if twice != once {
            changed.push(format!("{once} became {twice}"));
        }
        // What is published is what the reader would make of it once more.
        let (whole, published) = (in_a_page(&attack.body()), in_a_page(&once));
        // Small pictures within a document are the reader's to show; the publisher writes none.
        if unbroken(&whole) != unbroken(&published) && !whole.contains("src=\"data:") {
            changed.push(format!("{whole} is published as {published}"));
        }
    }
    assert_eq!(changed, [""; 0]);
}
