//! The program `quanwen`, run in a directory.

use std::path::Path;
use std::process::{Command, Stdio};

/// What a run of the program left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `quanwen` with these arguments, separated by spaces, in a directory.
pub(crate) fn quanwen(dir: &Path, arguments: &str) -> Run {
    run(&mut command(dir, arguments))
}

/// The program with its arguments, and without the variables it reads.
pub(crate) fn command(dir: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quanwen"));
    command.args(arguments.split_whitespace()).current_dir(dir).stdin(Stdio::null());
    command.env_remove("QUANWEN_CONTENT").env_remove("TRUNK_STAGING_DIR");
    command
}

pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().expect("the program was not ended by a signal");
    Run { code, out: text(output.stdout), err: text(output.stderr) }
}
