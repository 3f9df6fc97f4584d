//! A server, started for a site and ended with the tests.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::site::Fixture;

/// Ends with the tests, however they end: then the pipe to it breaks.
const UNTIL_THE_PIPE_BREAKS: &str = "\"$@\" & read -r _; kill $!; wait";

/// One that answers for the site in `fixture`, which lies below `root` at its path.
pub(crate) struct Server {
    shell: Child,
    port: u16,
    /// Where the site lies, such as `/sub/`.
    pub(crate) base: &'static str,
    pub(crate) fixture: Fixture,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // It ends by itself now; this only keeps it from being left as a zombie.
        let _ = self.shell.wait();
    }
}

impl Server {
    pub(crate) fn start(
        base: &'static str,
        fixture: Fixture,
        prepare: impl Fn(&Fixture, u16, &Path) -> Command,
    ) -> Self {
        let port = free_port();
        let site = fixture.path(&format!("root{base}"));
        let command = prepare(&fixture, port, &site);
        let mut shell = Command::new("sh")
            .args(["-c", UNTIL_THE_PIPE_BREAKS, "sh"])
            .arg(command.get_program())
            .args(command.get_args())
            .envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(fs::File::create(fixture.path("said")).unwrap())
            .spawn()
            .unwrap();
        let began = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let said = || fs::read_to_string(fixture.path("said")).unwrap();
            assert!(shell.try_wait().unwrap().is_none(), "{}", said());
            assert!(began.elapsed() < Duration::from_secs(20), "{}", said());
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { shell, port, base, fixture }
    }

    pub(crate) fn get(&self, path: &str, accept: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        let base = self.base;
        write!(
            stream,
            "GET {base}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {accept}\r\n\
             Connection: close\r\n\r\n"
        )
        .unwrap();
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
        let is_chunked = headers.get("transfer-encoding").is_some_and(|it| it == "chunked");
        let body = if is_chunked { joined(body) } else { body.to_vec() };
        Answer { status, headers, body }
    }

    pub(crate) fn file(&self, path: &str) -> Vec<u8> {
        fs::read(self.fixture.path(&format!("root{}{path}", self.base))).unwrap()
    }
}

/// The chunks of a body, each with its length before it in hexadecimal digits.
fn joined(mut chunks: &[u8]) -> Vec<u8> {
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

/// Says so where it is not.
pub(crate) fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let dirs = std::env::split_paths(&path).chain(["/usr/sbin".into()]);
    let found = dirs.into_iter().any(|it| it.join(program).is_file());
    if !found {
        // Around the harness, which shows nothing of tests that pass.
        let _ = writeln!(std::io::stderr(), "{program} is not installed, so it is not tested");
    }
    found
}
