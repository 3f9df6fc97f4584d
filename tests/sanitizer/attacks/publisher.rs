//! Each attack by itself through the publisher's sanitizer.

use quanwen::publish::sanitize::sanitize_for_document;

use crate::publish::sanitize::in_a_page;
use crate::support::attack_corpus;
use crate::support::html_parser::wrong_in_a_body;

#[test]
fn the_corpus_is_large_and_has_no_attack_twice() {
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
    assert!(attacks.iter().any(|it| it.text.contains('\u{202e}')), "and invisible characters");
    assert!(attacks.iter().any(|it| it.text.contains(";base64,PHNjcmlwdD")), "and base64");
}

#[test]
fn only_what_is_on_the_allowlist_is_left_of_an_attack() {
    for attack in attack_corpus::all() {
        for markup in [attack.body(), attack.text.clone(), format!("<p>{}", attack.text)] {
            for html in [sanitize_for_document(&markup), in_a_page(&markup)] {
                let wrong = wrong_in_a_body(&html);
                assert_eq!(wrong, [""; 0], "{}: {markup} became {html}", attack.number);
            }
        }
    }
}

/// Without the line break after `<pre>`, which a parser drops each time it reads one.
fn without_first_break(markup: &str) -> String {
    markup.replace("<pre>\n", "<pre>")
}

#[test]
fn sanitized_html_is_not_changed_by_sanitizing_it_again() {
    let mut changed = Vec::new();
    for attack in attack_corpus::all() {
        let once = without_first_break(&sanitize_for_document(&attack.body()));
        let twice = without_first_break(&sanitize_for_document(&once));
        if twice != once {
            changed.push(format!("{once} became {twice}"));
        }
        // A page shows the same of a document as of the attack itself.
        let (direct, published) = (in_a_page(&attack.body()), in_a_page(&once));
        // A page may show small `data:` images; a document has none.
        if without_first_break(&direct) != without_first_break(&published)
            && !direct.contains("src=\"data:")
        {
            changed.push(format!("{direct} is published as {published}"));
        }
    }
    assert_eq!(changed, [""; 0]);
}
