//! Any text as front matter: it is read, or a diagnostic with a line reports why not.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quanwen::publish::fuzzing;

fuzz_target!(|text: &str| {
    let outcome = fuzzing::article(&format!("---\n{text}\n---\n泉。\n"));
    assert!(outcome.html.is_some() || !outcome.diagnostics.is_empty());
    assert!(outcome.diagnostics.iter().all(|it| it.line > 0), "{:?}", outcome.diagnostics);
});
