//! A site that `quanwen serve` serves, and its content, which the test edits.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::json;
use tempfile::TempDir;

use super::page::{APP_RUNS, Page};
use super::site::app;

const SITE: &str = "title = \"泉闻\"\nbase_url = \"https://news.example/\"\n\
    [[section]]\nslug = \"yaowen\"\ntitle = \"要闻\"\n";

/// How many articles there are.
const ARTICLES: usize = 25;

/// The content, and the server of it.
pub(crate) struct Served {
    dir: TempDir,
    port: u16,
    server: Option<(Child, BufReader<ChildStdout>)>,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.end();
    }
}

impl Served {
    /// Content without a mistake, and no server yet.
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().expect("there is room for a small site");
        let served = Self { dir, port: 0, server: None };
        served.write("site.toml", SITE);
        for number in 1..=ARTICLES {
            served.write(&article_file(number), &article(number, "文字"));
        }
        served
    }

    /// Starts the server; a second time at the same port.
    pub(crate) fn start(&mut self) {
        let mut server = Command::new(env!("CARGO_BIN_EXE_quanwen"))
            .args(["serve", "--port", &self.port.to_string(), "--content"])
            .arg(self.dir.path())
            .arg("--app")
            .arg(app())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program was built with the tests");
        let mut output = BufReader::new(server.stdout.take().expect("it is piped"));
        let mut line = String::new();
        let marker = "http://127.0.0.1:";
        while !line.contains(marker) {
            line.clear();
            let read = output.read_line(&mut line).expect("the server prints text");
            assert!(read > 0, "the server has ended");
        }
        let port = line.split(marker).nth(1).and_then(|it| it.split('/').next());
        self.port = port.and_then(|it| it.parse().ok()).expect("the URL has a port");
        self.server = Some((server, output));
    }

    /// Ends the server.
    pub(crate) fn end(&mut self) {
        if let Some((mut server, _)) = self.server.take() {
            // It may have ended by itself, and the test has seen that then.
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.dir.path().join(path);
        fs::create_dir_all(path.parent().expect("it is in a directory")).expect("there is room");
        fs::write(path, text).expect("there is room");
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.dir.path().join(path)).expect("it is there");
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        let path = |it| self.dir.path().join(it);
        fs::rename(path(from), path(to)).expect("it is there");
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// Opens a page, and waits until its app runs.
    pub(crate) async fn open(&self, page: &Page, path: &str) {
        page.session.goto(self.url(path)).await.expect("the server responds");
        page.until(APP_RUNS).await;
        page.until("document.querySelector('script[data-served-revision]')").await;
        page.mark_document().await;
    }
}

/// The file of an article.
pub(crate) fn article_file(number: usize) -> String {
    format!("articles/a{number}.md")
}

/// An article that is longer than a window.
pub(crate) fn article(number: usize, text: &str) -> String {
    let filler = "泉水从石缝里涌出来，沿着青石板流进小巷。\n\n".repeat(40);
    let date = format!("2026-10-{number:02}");
    format!("---\ntitle: 第{number}篇\ndate: {date}\nsection: yaowen\n---\n\n{text}\n\n{filler}")
}

/// An expression: whether the page shows a text.
pub(crate) fn shows(text: &str) -> String {
    format!("document.querySelector('#app').textContent.includes({})", json!(text))
}
