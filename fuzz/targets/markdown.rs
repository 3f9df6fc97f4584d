//! Any text as the body of an article: sanitizing its HTML twice changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quanwen::publish::{fuzzing, sanitize};

fuzz_target!(|text: &str| {
    let outcome = fuzzing::markdown(text);
    let html = outcome.html.expect("any text is a body");
    assert_eq!(sanitize::sanitize_for_document(&html), html);
    assert!(outcome.contents.iter().all(|(_, is_in_body)| *is_in_body), "{:?}", outcome.contents);
});
