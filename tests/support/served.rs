//! A site that `quanwen serve` serves, and what it tells open pages.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::support::host_server::{Response, Server};
use crate::support::site::{Fixture, article};

/// A site of two articles, of which the second links to the first.
pub(crate) fn two_articles() -> Fixture {
    Fixture::with(&[
        ("one.md", &article("第一篇", "2026-11-20", "第一篇的文字。")),
        ("two.md", &article("第二篇", "2026-11-21", "第二篇，见[第一篇](one.md)。")),
    ])
}

/// Serves the content of the fixture with its app.
pub(crate) fn serve(fixture: Fixture, options: &[&str]) -> Server {
    Server::start("/sub/", fixture, |fixture, port, _| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quanwen"));
        command.arg("serve").arg("--content").arg(fixture.path("content"));
        command.arg("--app").arg(fixture.path("app")).args(["--port", &port.to_string()]);
        command.args(options);
        command
    })
}

impl Server {
    /// A file of the site as text, however it was encoded for the way.
    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.get(path, "identity").body).unwrap()
    }

    /// A document of the site.
    pub(crate) fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A request for the home page with these headers.
    pub(crate) fn home(&self, headers: &[(&str, &str)]) -> Response {
        let lines: Vec<String> =
            headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        self.request("GET", self.base, &lines.concat())
    }

    /// What open pages are told from now on.
    pub(crate) fn events(&self) -> Events {
        let path = format!("{}_quanwen/events", self.base);
        let stream = self.open("GET", &path, "Host: 127.0.0.1\r\n");
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        Events(BufReader::new(stream))
    }
}

/// Server-sent events.
pub(crate) struct Events(BufReader<TcpStream>);

impl Events {
    /// The next status that is as `expected`.
    pub(crate) fn until(&mut self, expected: impl Fn(&Value) -> bool) -> Value {
        loop {
            let mut line = String::new();
            let read = self.0.read_line(&mut line);
            assert!(read.is_ok_and(|it| it > 0), "the expected event did not arrive");
            if let Some(data) = line.strip_prefix("data: ") {
                let status: Value = serde_json::from_str(data).unwrap();
                if status["starting"] == false && expected(&status) {
                    return status;
                }
            }
        }
    }

    /// The next status that is not the one of this revision, and has no mistakes.
    pub(crate) fn until_after(&mut self, revision: &Value) -> Value {
        self.until(|it| it["revision"] != *revision && it["diagnostics"] == Value::Array(vec![]))
    }
}
