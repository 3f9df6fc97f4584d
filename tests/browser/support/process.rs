//! Child processes that end with the tests, however the tests end.

use std::fmt::Display;
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Runs a program in a process group of its own until the pipe to it breaks, as it does when the
/// tests end, fail or are killed. Then ends the group and removes the directory.
const UNTIL_THE_PIPE_BREAKS: &str = r#"trap : TERM
"$@" &
read -r _
kill -TERM 0
wait
for attempt in 1 2 3 4 5; do rm -rf "$SCRATCH" 2>/dev/null && break; sleep 1; done"#;

/// A program and all processes it has started.
#[derive(Debug)]
pub(crate) struct Process {
    shell: Child,
    pipe: Option<ChildStdin>,
}

impl Process {
    /// Starts a program. Its output goes into a file in `scratch`, which is removed when it ends.
    ///
    /// # Panics
    /// When the program is not installed: the message says what to install.
    pub(crate) fn start(
        program: &str,
        install: &str,
        arguments: &[String],
        environment: &[(&str, String)],
        scratch: TempDir,
    ) -> Self {
        assert!(is_installed(program), "{program} is missing: {install}");
        let scratch = scratch.keep();
        let log_file = || {
            File::create(scratch.join(format!("{program}.log"))).expect("there is room for a log")
        };
        let shell = Command::new("sh")
            .args(["-c", UNTIL_THE_PIPE_BREAKS, "sh", program])
            .args(arguments)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .env("SCRATCH", &scratch)
            .env("TMPDIR", &scratch)
            .stdin(Stdio::piped())
            .stdout(log_file())
            .stderr(log_file())
            .process_group(0)
            .spawn();
        let mut shell = shell.expect("there is a shell");
        Self { pipe: shell.stdin.take(), shell }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.pipe = None;
        // The shell ends by itself now; this only prevents a zombie process.
        let _ = self.shell.wait();
    }
}

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|it| it.join(program).is_file())
}

/// A temporary directory for one program.
pub(crate) fn scratch() -> TempDir {
    tempfile::Builder::new()
        .prefix("quanwen-browsers-")
        .tempdir()
        .expect("there is room for a profile")
}

/// A port that no program listens on.
pub(crate) fn free_port() -> u16 {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("this machine has a free port");
    listener.local_addr().expect("a bound socket has an address").port()
}

/// Waits until `is_ready` holds; `what` names the program for the error message.
pub(crate) async fn wait_until(is_ready: impl Fn() -> bool, what: impl Display) {
    let began = Instant::now();
    while !is_ready() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what} did not start");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Whether a program listens on this port.
pub(crate) fn is_listening(port: u16) -> bool {
    std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Whether a file exists.
pub(crate) fn exists(path: &str) -> bool {
    Path::new(path).exists()
}
