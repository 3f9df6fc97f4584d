//! `quanwen serve`: serves a site while it is written.

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::publish::cli::arguments;
use crate::publish::error::PublishError;
use crate::publish::serve::{ServeOptions, serve};
use crate::publish::{EmbeddedAppStatus, embedded_app_status};

const AFTER_HELP: &str = "\
Examples:
  quanwen serve                       # http://127.0.0.1:8080/
  quanwen serve --open                # opens it in a browser
  quanwen serve --host 0.0.0.0        # for a phone in the same network
  quanwen serve --content my-content --port 9000

Drafts are shown and marked. An open page shows a change as soon as its file is saved; mistakes are
listed over the page until they are mended.";

pub(super) fn command() -> Command {
    let app = arguments::dir("app", arguments::APP_HELP);
    let host = Arg::new("host")
        .long("host")
        .value_name("HOST")
        .default_value("127.0.0.1")
        .help("IP address to listen on, or a name of this computer; 0.0.0.0 for all addresses");
    let port = Arg::new("port")
        .long("port")
        .value_name("PORT")
        .value_parser(value_parser!(u16))
        .default_value("8080")
        .help("Port; where it is taken, the next free one");
    let poll = "Compare all files every second, where the system reports no changes";
    let offline = "Turn the service worker on, which stores pages for reading offline";
    Command::new("serve")
        .about("Serve the site while it is written")
        .arg(arguments::content())
        .arg(app)
        .arg(host)
        .arg(port)
        .arg(arguments::flag("poll", poll))
        .arg(arguments::flag("open", "Open the site in a browser"))
        .arg(arguments::flag("offline", offline))
        .after_help(AFTER_HELP)
}

pub(super) fn run(matches: &ArgMatches) -> Result<String, PublishError> {
    let options = ServeOptions {
        content: arguments::path(matches, "content"),
        app: arguments::optional_path(matches, "app"),
        host: arguments::text(matches, "host"),
        port: *matches.get_one("port").expect("it has a default"),
        poll: matches.get_flag("poll"),
        open: matches.get_flag("open"),
        offline: matches.get_flag("offline"),
    };
    if options.app.is_none()
        && let Ok(EmbeddedAppStatus::SourceChanged(checkout)) = embedded_app_status()
    {
        eprintln!(
            "The app in this program was made from another source than is in {}: pages show the app \
             as it was then. `make dev` builds and serves it as it is now.",
            checkout.display()
        );
    }
    serve(&options).map(|()| String::new())
}
