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
    /// The path it lies at, with a slash at both ends.
    pub(crate) base: &'static str,
    /// Its files by their path in it.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// The large one, at the root of its host.
pub(crate) static AT_ROOT: LazyLock<Site> = LazyLock::new(|| publish("/", content::large));
/// The same below a path.
pub(crate) static BELOW: LazyLock<Site> = LazyLock::new(|| publish("/sub/", content::large));
/// The large one after another build of the application, whose old files are gone.
pub(crate) static NEXT: LazyLock<Site> = LazyLock::new(|| next_build::after(&AT_ROOT));
/// The large one, whose settings now say that it does without a worker.
pub(crate) static WITHOUT: LazyLock<Site> = LazyLock::new(|| publish("/", content::without));
/// A small one in English.
pub(crate) static ENGLISH: LazyLock<Site> = LazyLock::new(|| publish("/", content::english));
/// A small one in traditional Chinese.
pub(crate) static TRADITIONAL: LazyLock<Site> =
    LazyLock::new(|| publish("/", content::traditional));

impl Site {
    /// The text of a published file.
    pub(crate) fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.files[path]).expect("documents are UTF-8")
    }

    /// The site with these files as well, for as long as the tests run.
    pub(crate) fn with(&self, texts: impl IntoIterator<Item = (String, String)>) -> &'static Self {
        let mut files = self.files.clone();
        files.extend(texts.into_iter().map(|(path, text)| (path, text.into_bytes())));
        Box::leak(Box::new(Self { base: self.base, files }))
    }

    /// The application's page without any content, as a host might send it for everything.
    pub(crate) fn bare_page(&self) -> String {
        let base = format!("<base href=\"{}\"", self.base);
        let shell = self.text("shell.html");
        // Minified, the value has no quotes.
        shell.replacen("<base href=\"./\"", &base, 1).replacen("<base href=./", &base, 1)
    }

    /// What the application's script is called.
    pub(crate) fn script(&self) -> &str {
        self.reader(".js")
    }

    /// What the application's module is called.
    pub(crate) fn module(&self) -> &str {
        self.reader(".wasm")
    }

    fn reader(&self, end: &str) -> &str {
        let is_it = |it: &&String| it.starts_with("reader-") && it.ends_with(end);
        self.files.keys().find(is_it).expect("the application is part of it")
    }

    /// The path of the published copy of a file that stood beside the articles, by the
    /// beginning of its name.
    pub(crate) fn medium(&self, name: &str) -> &str {
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
        app: app(),
        out: out.clone(),
        base_url: Some(format!("http://127.0.0.1{base}")),
        drafts: false,
        precompress: false,
    };
    if let Err(failure) = build(&options, &()) {
        panic!("the site under test cannot be published: {failure:?}");
    }
    Site { base, files: read(&out) }
}

/// The application as it was built last.
fn app() -> PathBuf {
    let app = std::env::var_os("QUANWEN_APP")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(
        app.join("index.html").exists(),
        "{} holds no application: run `make dist` first",
        app.display()
    );
    app
}

fn read(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = WalkDir::new(dir).into_iter().map(|it| it.expect("it was written just now"));
    let files = files.filter(|it| it.file_type().is_file()).map(|it| {
        let path =
            it.path().strip_prefix(dir).expect("it lies below").to_str().expect("it is UTF-8");
        (path.to_owned(), fs::read(it.path()).expect("it can be read"))
    });
    files.collect()
}
