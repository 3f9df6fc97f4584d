//! The app in the publisher publishes the same site as the one that Trunk built. Opens no browser; it
//! is here because `make dist` comes before.

use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

use quanwen::publish::{EmbeddedAppStatus, Options, build, embedded_app_status};

use crate::support::site::read;

/// Why there is nothing to compare. Written past the test runner, which shows no output of tests that
/// pass.
fn reason(trunk_output: &Path) -> Option<String> {
    let status = embedded_app_status().unwrap();
    if status != EmbeddedAppStatus::Current {
        return Some(status.to_string());
    }
    if !trunk_output.join("index.html").exists() {
        return Some(format!("{} is missing: run `make dist` first", trunk_output.display()));
    }
    let is_reproducible = cfg!(all(target_os = "linux", target_arch = "x86_64"));
    (!is_reproducible).then(|| "bytes are compared on x86-64 Linux only".to_owned())
}

#[test]
fn the_app_in_the_publisher_gives_the_same_site_as_what_trunk_built() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let trunk_output = root.join("target/app");
    if let Some(reason) = reason(&trunk_output) {
        let _ = writeln!(stderr(), "\nSkipped, the app in the publisher is not compared: {reason}");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let publish = |name: &str, app: Option<PathBuf>| {
        let (content, out) = (root.join("content"), dir.path().join(name));
        let base_url = Some("http://127.0.0.1/".to_owned());
        let drafts = false;
        let options =
            Options { content, app, out: out.clone(), base_url, drafts, precompress: false };
        build(&options, &()).unwrap();
        read(&out)
    };
    let (embedded, built) = (publish("embedded", None), publish("built", Some(trunk_output)));
    assert!(embedded.keys().eq(built.keys()), "{:?}\n{:?}", embedded.keys(), built.keys());
    let differs = embedded.iter().find(|(path, bytes)| built[*path] != **bytes);
    assert_eq!(differs.map(|(path, _)| path), None);
}
