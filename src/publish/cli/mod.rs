//! The command line `quanwen`: parses the arguments, calls the publisher, prints the result.
//!
//! A subcommand is a file with its arguments and what it does, and a line in `SUBCOMMANDS`.
//!
//! Tests: `tests/publish/cli.rs`

use std::io;
use std::process::ExitCode;

use clap::{ArgMatches, Command};

use crate::publish::error::PublishError;

mod arguments; // arguments that several subcommands have
mod outcome; // what is printed in the end, and the exit code
mod version; // `quanwen --version`
mod new; // `quanwen new`
mod serve; // `quanwen serve`
mod build; // `quanwen build`
mod check; // `quanwen check`
mod size; // `quanwen size`
mod completions; // `quanwen completions`
mod embed; // `quanwen embed`

const AFTER_HELP: &str = "\
Examples:
  quanwen new                         # makes a site in this directory, with a first article
  quanwen serve                       # shows it while you write
  quanwen new \"泉水为什么是甜的\"      # adds an article to it
  quanwen check                       # reports every mistake in it
  quanwen build                       # publishes it in the directory public
  quanwen completions bash --help     # how the shell completes all of this

Exit codes:
  0  all is well
  1  the content has mistakes; each was reported with its file and line
  2  the command could not run: wrong arguments, or a file that cannot be read or written";

/// One word after `quanwen`.
struct Subcommand {
    /// Its name, its arguments and its help.
    command: fn() -> Command,
    /// Runs it. Returns what is printed.
    run: fn(&ArgMatches) -> Result<String, PublishError>,
}

/// In the order of the help: as one meets them.
const SUBCOMMANDS: [Subcommand; 7] = [
    Subcommand { command: new::command, run: new::run },
    Subcommand { command: serve::command, run: serve::run },
    Subcommand { command: build::command, run: build::run },
    Subcommand { command: check::command, run: check::run },
    Subcommand { command: size::command, run: size::run },
    Subcommand {
        command: completions::command,
        run: |matches| Ok(completions::script(matches, &mut command())),
    },
    Subcommand { command: embed::command, run: embed::run },
];

/// Runs the command that the arguments of this process name.
pub fn run() -> ExitCode {
    let matches = match command().try_get_matches() {
        Ok(matches) => matches,
        Err(message) => return outcome::print_clap(&message).into(),
    };
    let result = matches.subcommand().map_or_else(
        || Ok(String::new()),
        |(name, matches)| {
            let of_this_name = SUBCOMMANDS.iter().find(|it| (it.command)().get_name() == name);
            of_this_name.map_or_else(|| Ok(String::new()), |it| (it.run)(matches))
        },
    );
    outcome::print(result, &mut io::stdout().lock(), &mut io::stderr().lock()).into()
}

/// The whole command line.
fn command() -> Command {
    Command::new("quanwen")
        .about("Publishes Markdown as a news site that any static host can serve")
        .version(version::text())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(SUBCOMMANDS.iter().map(|it| (it.command)()))
        .after_help(AFTER_HELP)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands in the help of a command.
    fn examples(command: &Command) -> Vec<String> {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines = help.lines().filter_map(|it| it.strip_prefix("  "));
        let lines = lines.filter(|it| it.starts_with("quanwen "));
        let end = |it: &str| it.find(['#', '>']).unwrap_or(it.len());
        lines.map(|it| it[..end(it)].replace('"', "").trim().to_owned()).collect()
    }

    #[test]
    fn the_definitions_contradict_nothing() {
        command().debug_assert();
    }

    #[test]
    fn every_example_in_the_help_can_be_run() {
        let of_subcommands = SUBCOMMANDS.iter().flat_map(|it| examples(&(it.command)()));
        let all: Vec<String> = examples(&command()).into_iter().chain(of_subcommands).collect();
        assert!(all.len() > 10, "{all:?}");
        for example in all {
            let matches = command().try_get_matches_from(example.split_whitespace());
            // Help is an error to clap, of a kind that is no error to the user.
            let wrong = matches.err().filter(clap::Error::use_stderr);
            assert!(wrong.is_none(), "{example}: {wrong:?}");
        }
    }
}
