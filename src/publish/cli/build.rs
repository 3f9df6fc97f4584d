//! `quanwen build`: publishes a site.

use clap::{Arg, ArgMatches, Command};

use crate::publish;
use crate::publish::Options;
use crate::publish::cli::arguments;
use crate::publish::error::PublishError;
use crate::publish::progress::TerminalProgress;

/// The directory of Trunk's output so far. Trunk's hook sets it: the publisher reads the app there
/// and writes the whole site back into it.
const STAGING_DIR: &str = "TRUNK_STAGING_DIR";

const AFTER_HELP: &str = "\
Examples:
  quanwen build
  quanwen build --base-url https://news.example/
  quanwen build --content my-content --out /srv/www --precompress

The site is written beside the directory and switched in when it is complete: after an error the
site published before is as it was.";

pub(super) fn command() -> Command {
    let app = arguments::dir("app", arguments::APP_HELP).env(STAGING_DIR).hide_env(true);
    let out = arguments::dir("out", "Directory to write; replaced as a whole")
        .env(STAGING_DIR)
        .hide_env(true)
        .default_value("public");
    let base_url = Arg::new("base-url")
        .long("base-url")
        .value_name("URL")
        .help("URL of the site; overrides `base_url` in site.toml");
    let precompress = "Also write .br and .gz copies, for servers that send precompressed files";
    Command::new("build")
        .about("Build the site")
        .arg(arguments::content())
        .arg(app)
        .arg(out)
        .arg(base_url)
        .arg(arguments::flag("drafts", "Publish drafts too"))
        .arg(arguments::flag("precompress", precompress))
        .after_help(AFTER_HELP)
}

pub(super) fn run(matches: &ArgMatches) -> Result<String, PublishError> {
    let options = Options {
        content: arguments::path(matches, "content"),
        app: arguments::optional_path(matches, "app"),
        out: arguments::path(matches, "out"),
        base_url: matches.get_one::<String>("base-url").cloned(),
        drafts: matches.get_flag("drafts"),
        precompress: matches.get_flag("precompress"),
    };
    if options.app.is_none() {
        publish::require_current_app()?;
    }
    publish::build(&options, &TerminalProgress::default()).map(|report| report.to_string())
}
