//! `quanwen new`: makes a site or, with a title, an article.

use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use crate::publish;
use crate::publish::cli::arguments;
use crate::publish::error::PublishError;
use crate::publish::starter;

const AFTER_HELP: &str = "\
Examples:
  quanwen new                                            # a site, in the directory content
  quanwen new \"泉水为什么是甜的\"                         # an article
  quanwen new \"泉水为什么是甜的\" --section shenghuo

Files that exist already are never overwritten.";

pub(super) fn command() -> Command {
    let title = Arg::new("title")
        .value_name("TITLE")
        .value_parser(NonEmptyStringValueParser::new())
        .help("Title of the article; without a title, a whole small site is made");
    let section = Arg::new("section")
        .long("section")
        .value_name("SLUG")
        .requires("title")
        .help("Section of the article [default: the first section in site.toml]");
    Command::new("new")
        .about("Make a site or, with a title, an article")
        .arg(title)
        .arg(arguments::content())
        .arg(section)
        .after_help(AFTER_HELP)
}

pub(super) fn run(matches: &ArgMatches) -> Result<String, PublishError> {
    let content = arguments::path(matches, "content");
    if let Some(title) = matches.get_one::<String>("title") {
        let section = matches.get_one::<String>("section");
        let path = publish::new_article(&content, title, section.map(String::as_str))?;
        return Ok(path.display().to_string());
    }
    let written = starter::write(&content)?;
    let is_given = matches.value_source("content") == Some(ValueSource::CommandLine);
    Ok(site_message(&written, is_given.then_some(&*content)))
}

/// A path as an argument of a shell.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(|it: char| it.is_whitespace() || it == '\'') {
        format!("'{}'", path.replace('\'', "'\\''"))
    } else {
        path
    }
}

/// The files that were written, and the command that shows them. `content` is the directory, where
/// that command has to name it.
fn site_message(written: &[PathBuf], content: Option<&Path>) -> String {
    let files: Vec<String> = written.iter().map(|it| it.display().to_string()).collect();
    let option = content.map(|it| format!(" --content {}", quoted(it))).unwrap_or_default();
    format!("{}\n\nNext: quanwen serve{option}", files.join("\n"))
}
