//! One hash of all that decides what the two WebAssembly programs and the app's page are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use walkdir::WalkDir;

use crate::publish::content_hash;
use crate::publish::error::{PublishError, WithPath, io_error};

/// Folders of source.
const FOLDERS: [&str; 3] = ["src", "style", "stubs"];

/// What is compiled into the publisher only.
const PUBLISHER: [&str; 2] = ["src/publish/", "src/bin/quanwen.rs"];

/// The page, what decides versions, and how the app is built.
const FILES: [&str; 8] = [
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "scripts/lean-env.sh",
    "scripts/build-app.sh",
];

/// The table of tools: its line on Trunk decides what is built, the others do not.
const TOOLS: &str = "scripts/tools.txt";

/// The hash of the app's source in a checkout: of every path, and of the hash of the bytes there.
pub(crate) fn source_hash(root: &Path) -> Result<String, PublishError> {
    let mut hashes = BTreeMap::new();
    for folder in FOLDERS {
        for path in paths(root, folder)? {
            hashes.insert(path.clone(), hash(root, &path)?);
        }
    }
    for path in FILES {
        hashes.insert(path.to_owned(), hash(root, path)?);
    }
    hashes.insert(TOOLS.to_owned(), trunk(root)?);
    let lines = hashes.iter().fold(String::new(), |mut text, (path, hash)| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{hash}  {path}");
        text
    });
    Ok(content_hash::sha256_hex(lines.as_bytes()))
}

/// The source in a folder, without what editors and systems leave there.
fn paths(root: &Path, folder: &str) -> Result<Vec<String>, PublishError> {
    let dir = root.join(folder);
    let mut paths = Vec::new();
    for entry in WalkDir::new(&dir) {
        let entry = entry.map_err(|error| io_error("list", &dir, error.to_string()))?;
        let Ok(path) = entry.path().strip_prefix(root) else { continue };
        let parts: Vec<_> = path.iter().map(|it| it.to_string_lossy()).collect();
        let path = parts.join("/");
        let is_left_behind = parts.iter().any(|it| it.starts_with('.') || it.ends_with('~'));
        let is_publisher = PUBLISHER.iter().any(|it| path.starts_with(it));
        if entry.file_type().is_file() && !is_left_behind && !is_publisher {
            paths.push(path);
        }
    }
    Ok(paths)
}

fn hash(root: &Path, path: &str) -> Result<String, PublishError> {
    let path = root.join(path);
    Ok(content_hash::sha256_hex(&std::fs::read(&path).with_path("read", &path)?))
}

/// The version of Trunk in the table.
fn trunk(root: &Path) -> Result<String, PublishError> {
    let path = root.join(TOOLS);
    let text = std::fs::read_to_string(&path).with_path("read", &path)?;
    let mut rows = text.lines().map(str::split_whitespace);
    let version = rows.find_map(|mut it| (it.nth(1)? == "trunk").then(|| it.next())?);
    version.map(str::to_owned).ok_or_else(|| io_error("use", &path, "it has no row for trunk"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::app_source::fixture::{ROWS, checkout, write};

    #[test]
    fn the_hash_is_of_the_app_s_source_and_of_nothing_else() {
        let dir = checkout();
        let mut before = source_hash(dir.path()).unwrap();
        for (path, text, is_source) in [
            ("src/components/list.rs", "// changed", true),
            ("src/components/teaser.rs", "", true),
            ("src/publish_list.rs", "", true),
            ("src/publish/build.rs", "// changed", false),
            ("src/bin/quanwen.rs", "// changed", false),
            ("src/bin/reader.rs", "// changed", true),
            ("src/components/.list.rs.swp", "", false),
            ("style/base.css~", "", false),
            ("style/base.css", "a { color: red }", true),
            ("stubs/a/src/lib.rs", "// changed", true),
            ("index.html", "<p>", true),
            (".cargo/config.toml", "# changed", true),
            ("Makefile", "", false),
            (TOOLS, &ROWS.replace("any", "13"), false),
            (TOOLS, &ROWS.replace("0.22.1", "0.22.2"), true),
        ] {
            write(dir.path(), path, text);
            let after = source_hash(dir.path()).unwrap();
            assert_eq!(after != before, is_source, "{path}");
            before = after;
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let dir = checkout();
        std::fs::remove_file(dir.path().join("Trunk.toml")).unwrap();
        let error = source_hash(dir.path()).unwrap_err().to_string();
        assert!(error.starts_with("cannot read ") && error.contains("Trunk.toml: "), "{error}");
    }
}
