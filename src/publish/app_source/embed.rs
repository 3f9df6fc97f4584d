//! Packs the app that Trunk built into the checkout, for the next compilation of this program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::publish::app_source::source_hash::source_hash;
use crate::publish::app_source::{checkout, status};
use crate::publish::bundle::embedded::archive;
use crate::publish::bundle::embedded::provenance::Provenance;
use crate::publish::bundle::normalize::normalize;
use crate::publish::bundle::trunk;
use crate::publish::content_hash;
use crate::publish::error::{PublishError, WithPath, io_error};

/// The archive, in [`checkout::APP`].
const ARCHIVE: &str = "app.tar.br";

/// Where the same source and tools give the same bytes as for `app/`. The compiler of another system
/// may order functions otherwise.
const IS_REPRODUCIBLE: bool = cfg!(all(target_os = "linux", target_arch = "x86_64"));

/// `make embed`: packs the output of Trunk in `dir` into `app/` of the checkout. Returns what was
/// there before and what is there now.
///
/// # Errors
/// There is no checkout, `dir` has no output of Trunk, or a file could not be read or written.
pub fn embed_app(dir: &Path) -> Result<String, PublishError> {
    let root = find_checkout(dir)?;
    let app = root.join(checkout::APP);
    let before = describe(&fs::read(app.join(ARCHIVE)).unwrap_or_default());
    let archive = pack(dir)?;
    let provenance = Provenance {
        archive_sha256: content_hash::sha256_hex(&archive),
        source_sha256: source_hash(&root)?,
        rustc: version(&root, "rustc")?,
        trunk: version(&root, "trunk")?,
        bindgen: version(&root, "wasm-bindgen")?,
    };
    replace(&app.join(ARCHIVE), &archive)?;
    replace(&app.join(checkout::PROVENANCE), provenance.to_toml().as_bytes())?;
    Ok(format!("app/{ARCHIVE} before: {before}\napp/{ARCHIVE} now:    {}", describe(&archive)))
}

/// `make check-embedded`: whether `app/` of the checkout is what its source gives, which Trunk has
/// built in `dir`. Returns a sentence for the log of CI.
///
/// # Errors
/// [`PublishError::EmbeddedApp`] where it is not, or a file that could not be read or written.
pub fn verify_embedded_app(dir: &Path) -> Result<String, PublishError> {
    verify_in(&find_checkout(dir)?, dir)
}

fn verify_in(root: &Path, dir: &Path) -> Result<String, PublishError> {
    let path = root.join(checkout::APP).join(ARCHIVE);
    let embedded = fs::read(&path).with_path("read", &path)?;
    let provenance = status::read(root)?;
    let outdated = |what: &str| {
        PublishError::EmbeddedApp(format!("app/{ARCHIVE} {what}: call `make embed`, commit app/"))
    };
    if provenance.archive_sha256 != content_hash::sha256_hex(&embedded) {
        return Err(outdated("is not the file that app/app.toml is about"));
    }
    if provenance.source_sha256 != source_hash(root)? {
        return Err(outdated("was not made from the source of the app in this checkout"));
    }
    if !IS_REPRODUCIBLE {
        return Ok(format!(
            "app/{ARCHIVE} was made from this source; only x86-64 Linux compares it"
        ));
    }
    let built = pack(dir)?;
    if built != embedded {
        let copy = dir.with_file_name(ARCHIVE);
        replace(&copy, &built)?;
        let (is, now) = (describe(&embedded), describe(&built));
        return Err(outdated(&format!(
            "({is}) is not what Trunk built from this source ({now}, in {})",
            copy.display()
        )));
    }
    Ok(format!("app/{ARCHIVE} is what Trunk built from this source"))
}

fn find_checkout(dir: &Path) -> Result<PathBuf, PublishError> {
    let why = "the program does not run in a checkout of Quanwen";
    checkout::find().ok_or_else(|| io_error("embed", dir, why))
}

/// The archive of what Trunk built.
fn pack(dir: &Path) -> Result<Vec<u8>, PublishError> {
    let mut output = trunk::read_output(dir)?;
    if trunk::is_for_development(&output.page) {
        return Err(io_error("embed", dir, "Trunk built it for development, without --release"));
    }
    normalize(&mut output).map_err(|why| io_error("use the app in", dir, why))?;
    archive::pack(&output).with_path("pack", dir)
}

fn describe(archive: &[u8]) -> String {
    match archive.len() {
        0 => "none".to_owned(),
        bytes => format!("SHA-256 {}, {bytes} bytes", content_hash::sha256_hex(archive)),
    }
}

/// What a tool prints of its version, without its name. A folder can choose the compiler.
fn version(root: &Path, tool: &str) -> Result<String, PublishError> {
    let output = Command::new(tool).arg("--version").current_dir(root).output();
    let output = output.with_path("call", Path::new(tool))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().next().unwrap_or_default();
    Ok(line.strip_prefix(tool).unwrap_or(line).trim().to_owned())
}

/// Writes a file beside the old one first: a call that is stopped leaves the old one whole.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    let new = PathBuf::from(new);
    fs::write(&new, bytes).with_path("write", &new)?;
    fs::rename(&new, path).with_path("write", path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::app_source::fixture::{checkout as make_checkout, write};

    const PAGE: &str = "<script src=reader-a.js data-wasm=reader-a_bg.wasm></script>";

    /// The output of Trunk in a checkout.
    fn build(root: &Path, module: &str) -> PathBuf {
        let files = [("index.html", PAGE), ("reader-a.js", ""), ("reader-a_bg.wasm", module)];
        for (path, text) in files.into_iter().chain([("finder.js", ""), ("finder_bg.wasm", "")]) {
            write(root, &format!("target/app/{path}"), text);
        }
        root.join("target/app")
    }

    fn embed(root: &Path, dir: &Path) {
        let archive = pack(dir).unwrap();
        let provenance = Provenance {
            archive_sha256: content_hash::sha256_hex(&archive),
            source_sha256: source_hash(root).unwrap(),
            rustc: String::new(),
            trunk: String::new(),
            bindgen: String::new(),
        };
        replace(&root.join("app").join(ARCHIVE), &archive).unwrap();
        write(root, "app/app.toml", &provenance.to_toml());
    }

    #[test]
    fn an_app_that_is_not_what_the_source_gives_is_found() {
        let checkout = make_checkout();
        let root = checkout.path();
        let dir = build(root, "module");
        embed(root, &dir);
        assert!(verify_in(root, &dir).is_ok());
        let message = || match verify_in(root, &dir).unwrap_err() {
            PublishError::EmbeddedApp(message) => message,
            other => panic!("{other}"),
        };
        if IS_REPRODUCIBLE {
            build(root, "another module");
            let built = root.join("target").join(ARCHIVE);
            let part = format!("in {}): call `make embed`, commit app/", built.display());
            assert!(message().contains(&part), "{}", message());
            assert_eq!(fs::read(built).unwrap(), pack(&dir).unwrap());
        }
        write(root, "src/components/list.rs", "// changed");
        assert!(message().contains("was not made from the source"), "{}", message());
        write(root, "app/app.tar.br", "merged");
        assert!(message().contains("is not the file that app/app.toml is about"), "{}", message());
    }

    #[test]
    fn an_app_built_for_development_is_not_packed() {
        let checkout = make_checkout();
        let dir = build(checkout.path(), "module");
        write(&dir, "index.html", &format!("{PAGE}<script>{{{{__TRUNK_WS_BASE__}}}}</script>"));
        assert!(pack(&dir).unwrap_err().to_string().ends_with("without --release"));
    }
}
