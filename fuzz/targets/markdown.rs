//! Any text as the body of an article: what passes the gate once passes it unchanged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quanwen::publish::{fuzzing, sanitize};

fuzz_target!(|text: &str| {
    let alone = fuzzing::markdown(text);
    let body = alone.html.expect("any text is a body");
    assert_eq!(sanitize::sanitize_for_document(&body), body);
    assert!(alone.contents.iter().all(|(_, is_there)| *is_there), "{:?}", alone.contents);
});
