//! `quanwen new`: creates an article.

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command};

use crate::publish;
use crate::publish::cli::arguments;
use crate::publish::error::PublishError;

const AFTER_HELP: &str = "\
Examples:
  quanwen new \"泉水为什么是甜的\"
  quanwen new \"泉水为什么是甜的\" --section shenghuo

A file that exists already is never overwritten.";

pub(super) fn command() -> Command {
    let title = Arg::new("title")
        .required(true)
        .value_name("TITLE")
        .value_parser(NonEmptyStringValueParser::new())
        .help("Title of the article");
    let section = Arg::new("section")
        .long("section")
        .value_name("SLUG")
        .help("Section of the article [default: the first section in site.toml]");
    Command::new("new")
        .about("Create an article")
        .arg(title)
        .arg(arguments::content())
        .arg(section)
        .after_help(AFTER_HELP)
}

pub(super) fn run(matches: &ArgMatches) -> Result<String, PublishError> {
    let content = arguments::path(matches, "content");
    let title = matches.get_one::<String>("title").map_or("", String::as_str);
    let section = matches.get_one::<String>("section").map(String::as_str);
    publish::new_article(&content, title, section).map(|path| path.display().to_string())
}
