//! `quanwen check`: reports every mistake in the content.

use clap::{ArgMatches, Command};

use crate::publish;
use crate::publish::cli::arguments;
use crate::publish::error::PublishError;

const AFTER_HELP: &str = "\
Examples:
  quanwen check
  quanwen check --drafts --content my-content";

pub(super) fn command() -> Command {
    Command::new("check")
        .about("Check the content and report every mistake")
        .arg(arguments::content())
        .arg(arguments::flag("drafts", "Check drafts too"))
        .after_help(AFTER_HELP)
}

pub(super) fn run(matches: &ArgMatches) -> Result<String, PublishError> {
    let content = arguments::path(matches, "content");
    match publish::check(&content, matches.get_flag("drafts"))? {
        diagnostics if diagnostics.is_empty() => Ok("no mistakes".to_owned()),
        diagnostics => Err(PublishError::InvalidContent(diagnostics)),
    }
}
