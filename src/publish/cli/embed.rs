//! `quanwen embed`: packs the app that Trunk built into the checkout. Only `make` calls it.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::publish::cli::arguments;
use crate::publish::error::PublishError;
use crate::publish::{embed_app, verify_embedded_app};

pub(super) fn command() -> Command {
    let app = Arg::new("app")
        .value_name("DIR")
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help("Directory that Trunk wrote");
    Command::new("embed")
        .about("Pack the app that Trunk built into app/ of the checkout: `make embed`")
        .hide(true)
        .arg(app)
        .arg(arguments::flag("check", "Only compare app/ with it"))
}

pub(super) fn run(matches: &ArgMatches) -> Result<String, PublishError> {
    let app = arguments::path(matches, "app");
    if matches.get_flag("check") { verify_embedded_app(&app) } else { embed_app(&app) }
}
