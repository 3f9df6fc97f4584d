//! `quanwen size`: prints what a reader of a published site downloads.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};

use crate::publish::cli::arguments;
use crate::publish::error::PublishError;
use crate::publish::size_report;

const AFTER_HELP: &str = "\
Examples:
  quanwen size public";

pub(super) fn command() -> Command {
    let site = Arg::new("site")
        .required(true)
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::DirPath)
        .help("Directory of the site");
    Command::new("size")
        .about("Print what a reader of a published site downloads, in bytes")
        .arg(site)
        .after_help(AFTER_HELP)
}

pub(super) fn run(matches: &ArgMatches) -> Result<String, PublishError> {
    size_report::measure(&arguments::path(matches, "site")).map(|sizes| sizes.to_string())
}
