//! A real web server that serves a published site, and ends with the tests.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::site::Fixture;

/// A shell script that runs the server until standard input is closed, which happens when the tests
/// end, however they end.
const UNTIL_STDIN_CLOSES: &str = "\"$@\" & read -r _; kill $!; wait";

/// A server for the site in `fixture`, whose directory is `root` followed by the path of the site.
pub(crate) struct Server {
    shell: Child,
    pub(crate) port: u16,
    /// The path of the site, such as `/sub/`.
    pub(crate) base: &'static str,
    pub(crate) fixture: Fixture,
}

/// An HTTP response.
pub(crate) struct Response {
    pub(crate) status: u16,
    /// Names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // The shell ends by itself now. Without `wait` it would be left as a zombie process.
        let _ = self.shell.wait();
    }
}

impl Server {
    /// Starts the command that `prepare` makes of the fixture, a port and the directory of the site,
    /// and waits until the port is open.
    pub(crate) fn start(
        base: &'static str,
        fixture: Fixture,
        prepare: impl Fn(&Fixture, u16, &Path) -> Command,
    ) -> Self {
        let port = free_port();
        let site = fixture.path(&format!("root{base}"));
        let command = prepare(&fixture, port, &site);
        let mut shell = Command::new("sh")
            .args(["-c", UNTIL_STDIN_CLOSES, "sh"])
            .arg(command.get_program())
            .args(command.get_args())
            .envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(fs::File::create(fixture.path("stderr")).unwrap())
            .spawn()
            .unwrap();
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let stderr = || fs::read_to_string(fixture.path("stderr")).unwrap();
            assert!(shell.try_wait().unwrap().is_none(), "{}", stderr());
            assert!(start.elapsed() < Duration::from_secs(20), "{}", stderr());
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { shell, port, base, fixture }
    }

    /// Requests a path of the site, with this value of `Accept-Encoding`.
    pub(crate) fn get(&self, path: &str, accept: &str) -> Response {
        let path = format!("{}{path}", self.base);
        self.request("GET", &path, &format!("Host: 127.0.0.1\r\nAccept-Encoding: {accept}\r\n"))
    }

    /// Opens a connection and sends a request, whose `headers` end with a line break each.
    pub(crate) fn open(&self, method: &str, path: &str, headers: &str) -> TcpStream {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        let request = format!("{method} {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// Requests a path of the host.
    pub(crate) fn request(&self, method: &str, path: &str, headers: &str) -> Response {
        let mut stream = self.open(method, path, headers);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let mut headers = BTreeMap::new();
        for (name, value) in lines.map(|it| it.split_once(": ").unwrap()) {
            let again = headers.insert(name.to_lowercase(), value.to_owned());
            assert_eq!(again, None, "{path}: {name} twice");
        }
        let body = &bytes[end + 4..];
        let is_chunked =
            method != "HEAD" && headers.get("transfer-encoding").is_some_and(|it| it == "chunked");
        let body = if is_chunked { join_chunks(body) } else { body.to_vec() };
        Response { status, headers, body }
    }

    /// The bytes of a file of the site.
    pub(crate) fn file(&self, path: &str) -> Vec<u8> {
        fs::read(self.fixture.path(&format!("root{}{path}", self.base))).unwrap()
    }
}

/// The body of a chunked response. Each chunk has its length before it, in hexadecimal digits.
fn join_chunks(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = chunks.windows(2).position(|it| it == b"\r\n").unwrap();
        let length = std::str::from_utf8(&chunks[..end]).unwrap();
        let length = usize::from_str_radix(length, 16).unwrap();
        if length == 0 {
            return body;
        }
        let chunk = &chunks[end + 2..];
        body.extend(&chunk[..length]);
        chunks = &chunk[length + 2..];
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// Whether a program is installed. If it is not, that is printed.
pub(crate) fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let dirs = std::env::split_paths(&path).chain(["/usr/sbin".into()]);
    let found = dirs.into_iter().any(|it| it.join(program).is_file());
    if !found {
        // Directly to stderr: the test harness hides the output of tests that pass.
        let _ = writeln!(std::io::stderr(), "{program} is not installed, so it is not tested");
    }
    found
}
