//! Arguments that several subcommands have, and their values.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};

/// The help of `--app`.
pub(super) const APP_HELP: &str =
    "Directory with another app than this program's: Trunk's output, or a published site";

/// `--content`, or the environment variable, or else `content`.
pub(super) fn content() -> Arg {
    dir("content", "Directory with site.toml and articles/")
        .env("QUANWEN_CONTENT")
        .hide_env_values(true)
        .default_value("content")
}

/// An option whose value is a directory.
pub(super) fn dir(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::DirPath)
        .help(help)
}

/// An option without a value.
pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// The path of an argument that is required or has a default.
pub(super) fn path(matches: &ArgMatches, name: &str) -> PathBuf {
    optional_path(matches, name).expect("clap refuses a command line without this path")
}

/// The text of an argument that is required or has a default.
pub(super) fn text(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<String>(name).cloned().unwrap_or_default()
}

/// The path of an argument, if it is there.
pub(super) fn optional_path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}
