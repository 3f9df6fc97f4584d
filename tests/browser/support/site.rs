//! The sites under test: written for the tests, published by the publisher, held in memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use quanwen::publish::{Options, build};
use walkdir::WalkDir;

use super::{content, next_build};

/// A published site.
#[derive(Debug)]
pub(crate) struct Site {
    /// The path of the site on its host, with a slash at both ends.
    pub(crate) base: &'static str,
    /// Its files by their paths below `base`.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// The large site, at the root of its host.
pub(crate) static AT_ROOT: LazyLock<Site> = LazyLock::new(|| publish("/", content::large));
/// The large site, below a path.
pub(crate) static BELOW_PATH: LazyLock<Site> = LazyLock::new(|| publish("/sub/", content::large));
/// The large site after another build of the app; the files of the first build are gone.
pub(crate) static NEXT_BUILD: LazyLock<Site> = LazyLock::new(|| next_build::after(&AT_ROOT));
/// The large site with `offline = false` in its settings.
pub(crate) static WITHOUT_WORKER: LazyLock<Site> =
    LazyLock::new(|| publish("/", content::without_worker));
/// A small site in English.
pub(crate) static ENGLISH: LazyLock<Site> = LazyLock::new(|| publish("/", content::english));
/// A small site in traditional Chinese.
pub(crate) static TRADITIONAL: LazyLock<Site> =
    LazyLock::new(|| publish("/", content::traditional));

impl Site {
    /// The site in a directory, published for the root of its host; for as long as the tests run.
    pub(crate) fn published(dir: &Path) -> &'static Self {
        assert!(dir.join("index.html").exists(), "{} has no published site", dir.display());
        Box::leak(Box::new(Self { base: "/", files: read(dir) }))
    }

    /// The text of a published file.
    pub(crate) fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.files[path]).expect("documents are UTF-8")
    }

    /// A copy of the site with these files added, for as long as the tests run.
    pub(crate) fn with(&self, texts: impl IntoIterator<Item = (String, String)>) -> &'static Self {
        let mut files = self.files.clone();
        files.extend(texts.into_iter().map(|(path, text)| (path, text.into_bytes())));
        Box::leak(Box::new(Self { base: self.base, files }))
    }

    /// The app's page without any content, as some hosts send it for every path.
    pub(crate) fn bare_page(&self) -> String {
        let base = format!("<base href=\"{}\"", self.base);
        let shell = self.text("shell.html");
        // A minified value has no quotes.
        shell.replacen("<base href=\"./\"", &base, 1).replacen("<base href=./", &base, 1)
    }

    /// The name of the app's script.
    pub(crate) fn script(&self) -> &str {
        self.app_file(".js")
    }

    /// The name of the app's WebAssembly module.
    pub(crate) fn module(&self) -> &str {
        self.app_file(".wasm")
    }

    fn app_file(&self, end: &str) -> &str {
        let is_it = |it: &&String| it.starts_with("reader-") && it.ends_with(end);
        self.files.keys().find(is_it).expect("the site contains the app")
    }

    /// The published path of a media file, by the beginning of its name.
    pub(crate) fn media_file(&self, name: &str) -> &str {
        let begins = |it: &&String| it.starts_with(&format!("media/{name}"));
        self.files.keys().find(begins).expect("it is published")
    }
}

fn publish(base: &'static str, write: fn(&Path)) -> Site {
    let dir = tempfile::tempdir().expect("there is room for a small site");
    let (content, out) = (dir.path().join("content"), dir.path().join("out"));
    write(&content);
    let options = Options {
        content,
        app: Some(app()),
        out: out.clone(),
        base_url: Some(format!("http://127.0.0.1{base}")),
        drafts: false,
        precompress: false,
    };
    if let Err(error) = build(&options, &()) {
        panic!("the site under test cannot be published: {error:?}");
    }
    Site { base, files: read(&out) }
}

/// The directory of the app that was built last.
pub(crate) fn app() -> PathBuf {
    let app = std::env::var_os("QUANWEN_APP")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(app.join("index.html").exists(), "{} has no app: run `make dist` first", app.display());
    app
}

/// The files of a directory, by their paths in it.
pub(crate) fn read(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = WalkDir::new(dir).into_iter().map(|it| it.expect("it was written just now"));
    let files = files.filter(|it| it.file_type().is_file()).map(|it| {
        let path = it.path().strip_prefix(dir).expect("it is below").to_str().expect("it is UTF-8");
        (path.to_owned(), fs::read(it.path()).expect("it can be read"))
    });
    files.collect()
}
