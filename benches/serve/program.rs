//! The program `quanwen serve`, started once.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A server, which ends when this is dropped.
pub(crate) struct Program {
    child: Child,
    /// Of the site, with a slash at the end.
    pub(crate) url: String,
    /// Open for as long as the program prints.
    _output: BufReader<ChildStdout>,
}

impl Drop for Program {
    fn drop(&mut self) {
        // It can only have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Starts the server and requests the home page. Returns how long both took.
    pub(crate) fn start(content: &Path) -> (Self, Duration) {
        let start = Instant::now();
        let app = std::env::var("QUANWEN_APP").unwrap_or_else(|_| "dist".to_owned());
        let mut child = Command::new(env!("CARGO_BIN_EXE_quanwen"))
            .args(["serve", "--port", "0", "--app", &app, "--content"])
            .arg(content)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program was built with the benchmark");
        let mut output = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            let read = output.read_line(&mut line).expect("the program prints text");
            assert!(read > 0, "the server has ended");
        }
        let host = line.split("http://").nth(1).and_then(|it| it.split('/').next());
        let host = host.expect("the line has a URL").to_owned();
        let mut stream = TcpStream::connect(&host).expect("the server listens");
        write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("the server reads");
        let mut page = Vec::new();
        stream.read_to_end(&mut page).expect("the server responds");
        assert!(page.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&page));
        let program = Self { child, url: format!("http://{host}/"), _output: output };
        (program, start.elapsed())
    }

    /// The most memory that the program has had, in megabytes, where the system says it (proc(5)).
    pub(crate) fn peak_memory_mb(&self) -> f64 {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).unwrap_or_default();
        let peak = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
        let kilobytes = peak.and_then(|it| it.trim().trim_end_matches(" kB").parse::<f64>().ok());
        kilobytes.unwrap_or(f64::NAN) / 1024.0
    }
}
