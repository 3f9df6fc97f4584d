//! A checkout for tests, with a file of every kind that the app is built from.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// The table of tools.
pub(crate) const TOOLS: &str = "scripts/tools.txt";

/// What is in the table.
pub(crate) const ROWS: &str = "group tool version\nbuild trunk 0.22.1 cargo\nrust cc any\n";

const FILES: [&str; 11] = [
    "src/components/list.rs",
    "style/base.css",
    "stubs/a/src/lib.rs",
    "index.html",
    "Trunk.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "scripts/lean-env.sh",
    "scripts/build-app.sh",
    "app/app.toml",
];

/// The checkout, in a temporary directory.
pub(crate) fn checkout() -> TempDir {
    let dir = tempfile::tempdir().expect("there is room for a few small files");
    for path in FILES {
        write(dir.path(), path, "");
    }
    write(dir.path(), "Cargo.toml", "[package]\nname = \"quanwen\"\n");
    write(dir.path(), TOOLS, ROWS);
    dir
}

/// Writes a file of the checkout.
pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    let written = path.parent().map(fs::create_dir_all).and_then(|_| fs::write(&path, text).ok());
    assert!(written.is_some(), "{} cannot be written", path.display());
}
