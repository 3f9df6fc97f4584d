//! Any text as front matter: it is read, or somebody is told what is wrong with it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quanwen::publish::fuzzing;

fuzz_target!(|text: &str| {
    let alone = fuzzing::article(&format!("---\n{text}\n---\n泉。\n"));
    assert!(alone.html.is_some() || !alone.diagnostics.is_empty());
    assert!(alone.diagnostics.iter().all(|it| it.line > 0), "{:?}", alone.diagnostics);
});
