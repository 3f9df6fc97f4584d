//! Programs that run beside the tests, and end with them however they end.

use std::fmt::Display;
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Runs a program in a process group of its own until the pipe to it breaks, which it does when
/// the tests end, fail or are killed; then ends the group and clears the directory.
const UNTIL_THE_PIPE_BREAKS: &str = r#"trap : TERM
"$@" &
read -r _
kill -TERM 0
wait
for attempt in 1 2 3 4 5; do rm -rf "$SCRATCH" 2>/dev/null && break; sleep 1; done"#;

/// A program, and all it has started.
#[derive(Debug)]
pub(crate) struct Process {
    shell: Child,
    pipe: Option<ChildStdin>,
}

impl Process {
    /// Starts one; what it says goes into a file in `scratch`, which is cleared with it.
    ///
    /// # Panics
    /// When it is not installed, with what to install.
    pub(crate) fn start(
        program: &str,
        install: &str,
        arguments: &[String],
        environment: &[(&str, String)],
        scratch: TempDir,
    ) -> Self {
        assert!(is_installed(program), "{program} is missing: {install}");
        let scratch = scratch.keep();
        let said = || {
            File::create(scratch.join(format!("{program}.log"))).expect("there is room for a log")
        };
        let shell = Command::new("sh")
            .args(["-c", UNTIL_THE_PIPE_BREAKS, "sh", program])
            .args(arguments)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .env("SCRATCH", &scratch)
            .env("TMPDIR", &scratch)
            .stdin(Stdio::piped())
            .stdout(said())
            .stderr(said())
            .process_group(0)
            .spawn();
        let mut shell = shell.expect("there is a shell");
        Self { pipe: shell.stdin.take(), shell }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.pipe = None;
        // It ends by itself now; this only keeps it from being left as a zombie.
        let _ = self.shell.wait();
    }
}

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|it| it.join(program).is_file())
}

/// A directory for one program.
pub(crate) fn scratch() -> TempDir {
    tempfile::Builder::new()
        .prefix("quanwen-browsers-")
        .tempdir()
        .expect("there is room for a profile")
}

/// A port nobody listens on.
pub(crate) fn free_port() -> u16 {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("this machine has a free port");
    listener.local_addr().expect("a bound socket has an address").port()
}

/// Waits until `path` or whatever else `there` looks at has come to be.
pub(crate) async fn until(there: impl Fn() -> bool, what: impl Display) {
    let began = Instant::now();
    while !there() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what} did not start");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Whether somebody listens there.
pub(crate) fn listens(port: u16) -> bool {
    std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Whether a file is there.
pub(crate) fn exists(path: &str) -> bool {
    Path::new(path).exists()
}
