//! A site to publish, in a temporary directory of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use quanwen::model::url::{UrlBase, native};
use quanwen::publish;
use quanwen::publish::diagnostic::Diagnostic;
use quanwen::publish::error::PublishError;
use quanwen::publish::{Options, Report};
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const BASE_URL: &str = "https://news.example/sub/";

pub(crate) const SITE: &str = r#"title = "泉闻"
description = "新闻资讯"
base_url = "https://news.example/sub/"
utc_offset = "+08:00"

[[section]]
slug = "yaowen"
title = "要闻"

[[section]]
slug = "guonei"
title = "国内"
description = "身边的事。"
"#;

pub(crate) const PICTURE: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>"#;

const SHELL: &str = r#"<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8" />
<base href="/" /><title>quanwen</title><meta name="description" content="" />
<style>a { color: red }</style></head><body><div id="app"></div>
<script type="module" src="./reader-HASH.js" data-wasm="./reader-HASH_bg.wasm"></script></body></html>"#;

/// The files of a directory, by path.
pub(crate) type FilesByPath = BTreeMap<String, Vec<u8>>;

pub(crate) struct Fixture {
    dir: TempDir,
}

impl Fixture {
    /// A site with settings and an app, but without articles.
    pub(crate) fn new() -> Self {
        let fixture = Self { dir: tempfile::tempdir().unwrap() };
        fixture.write("content/site.toml", SITE);
        fs::create_dir_all(fixture.path("content/articles")).unwrap();
        fixture.app("0123456789abcdef");
        fixture
    }

    /// A site with these articles: paths below `articles/`, and texts.
    pub(crate) fn with(articles: &[(&str, &str)]) -> Self {
        let fixture = Self::new();
        for (path, text) in articles {
            fixture.article(path, text);
        }
        fixture
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn article(&self, path: &str, text: &str) {
        self.write(&format!("content/articles/{path}"), text);
    }

    /// Writes the app as Trunk writes it, with this hash in its names.
    pub(crate) fn app(&self, hash: &str) {
        let _ = fs::remove_dir_all(self.path("app"));
        self.write("app/index.html", &SHELL.replace("HASH", hash));
        self.write(
            &format!("app/reader-{hash}.js"),
            "function init() {} export { init as default };",
        );
        self.write(&format!("app/reader-{hash}_bg.wasm"), hash);
        self.write("app/finder.js", "init('finder_bg.wasm'); export { init as default };");
        self.write("app/finder_bg.wasm", hash);
        self.write("app/icon.svg", PICTURE);
        self.write("app/.trunk-lock", "");
    }

    pub(crate) fn options(&self) -> Options {
        Options {
            content: self.path("content"),
            app: Some(self.path("app")),
            out: self.path("out"),
            base_url: None,
            drafts: false,
            precompress: false,
        }
    }

    pub(crate) fn build(&self) -> Result<Report, PublishError> {
        publish::build(&self.options(), &())
    }

    /// What is wrong with the content.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        publish::check(&self.path("content"), false).unwrap()
    }

    /// The published files.
    pub(crate) fn published(&self) -> FilesByPath {
        files_in(&self.path("out"))
    }

    /// The name of the app's script (`js`) or module (`wasm`) in the directory of a site.
    pub(crate) fn app_file(&self, dir: &str, extension: &str) -> String {
        let names = fs::read_dir(self.path(dir)).unwrap();
        let mut names = names.map(|it| it.unwrap().file_name().into_string().unwrap());
        let is_it =
            |it: &String| it.starts_with("reader-") && it.ends_with(&format!(".{extension}"));
        names.find(is_it).unwrap()
    }

    /// A published document, and what its URLs are relative to.
    pub(crate) fn document(&self, path: &str) -> (Value, UrlBase) {
        let bytes = fs::read(self.path(&format!("out/content/{path}")));
        let bytes = bytes.unwrap_or_else(|error| panic!("{path}: {error}"));
        let base = UrlBase {
            document_url: format!("{BASE_URL}content/{path}").into(),
            site_url: BASE_URL.into(),
            resolve: native::resolve,
        };
        (serde_json::from_slice(&bytes).unwrap(), base)
    }
}

/// All files below `dir`.
pub(crate) fn files_in(dir: &Path) -> FilesByPath {
    let mut files = FilesByPath::new();
    let mut dirs = vec![dir.to_owned()];
    while let Some(next) = dirs.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files
}

/// The file of an article in the section 要闻.
pub(crate) fn article(title: &str, date: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: {date}\nsection: yaowen\n---\n\n{body}\n")
}
