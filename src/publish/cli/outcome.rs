//! How a command ends: what it prints, and its exit code.

use std::io;
use std::io::{ErrorKind, Write};

use crate::publish::error::PublishError;

/// All is well.
const SUCCESS: u8 = 0;
/// The content has mistakes.
const INVALID_CONTENT: u8 = 1;
/// The command could not run: wrong arguments, or a file that cannot be read or written.
const COULD_NOT_RUN: u8 = 2;

/// Prints help, the version or what is wrong with the arguments. Returns the exit code.
pub(super) fn print_clap(message: &clap::Error) -> u8 {
    // Where nothing can be printed, the exit code still says it.
    let _ = message.print();
    if message.use_stderr() { COULD_NOT_RUN } else { SUCCESS }
}

/// Prints the message of a subcommand on `out`, or its error on `err`. Returns the exit code.
pub(super) fn print(
    result: Result<String, PublishError>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> u8 {
    let (error, code) = match result.map(|message| print_line(&message, out)) {
        Ok(Ok(())) => return SUCCESS,
        Ok(Err(error)) => (format!("cannot write to standard output: {error}"), COULD_NOT_RUN),
        Err(error @ PublishError::InvalidContent(_)) => (error.to_string(), INVALID_CONTENT),
        Err(error) => (error.to_string(), COULD_NOT_RUN),
    };
    // `eprintln!` would panic where standard error is closed.
    let _ = writeln!(err, "{error}");
    code
}

/// Writes a message and a line break. Whoever has closed the pipe, such as `head`, has read enough.
fn print_line(message: &str, out: &mut impl Write) -> io::Result<()> {
    if message.is_empty() {
        return Ok(());
    }
    match writeln!(out, "{message}").and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::publish::error::io_error;

    /// Fails to write with an error of this kind.
    struct Broken(ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn the_exit_code_is_1_for_invalid_content_and_2_for_other_errors() {
        for (result, code, out, err) in [
            (Ok("done".to_owned()), 0, "done\n", ""),
            (Ok(String::new()), 0, "", ""),
            (Err(PublishError::InvalidContent(Vec::new())), 1, "", "0 mistakes"),
            (Err(io_error("read", Path::new("a"), "b")), 2, "", "cannot read a: b\n"),
        ] {
            let (mut to_out, mut to_err) = (Vec::new(), Vec::new());
            assert_eq!(print(result, &mut to_out, &mut to_err), code);
            assert_eq!(String::from_utf8(to_out).unwrap(), out);
            assert!(String::from_utf8(to_err).unwrap().starts_with(err));
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_but_a_full_device_is() {
        let mut err = Vec::new();
        let message = || Ok("a".to_owned());
        assert_eq!(print(message(), &mut Broken(ErrorKind::BrokenPipe), &mut err), 0);
        assert!(err.is_empty());
        assert_eq!(print(message(), &mut Broken(ErrorKind::StorageFull), &mut err), 2);
        assert!(String::from_utf8(err).unwrap().starts_with("cannot write to standard output: "));
        let error = PublishError::InvalidContent(Vec::new());
        assert_eq!(print(Err(error), &mut Vec::new(), &mut Broken(ErrorKind::BrokenPipe)), 1);
    }
}
