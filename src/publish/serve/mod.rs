//! `quanwen serve`: serves a site while it is written. Each file is made when it is asked for, and an
//! open page shows what has changed.
//!
//! Tests: `tests/publish/server.rs`, `tests/publish/builder.rs`, `tests/browser/serve.rs`

use std::path::{Path, PathBuf};
use std::thread;

use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::publish::content::settings::{FILE, Offline};
use crate::publish::error::{PublishError, WithPath, io_error};
use crate::publish::serve::app_files::AppFiles;
use crate::publish::serve::builder::Builder;
use crate::publish::serve::changes::Changes;
use crate::publish::serve::http::{AllowedHosts, Server};
use crate::publish::serve::status::Status;
use crate::publish::serve::terminal::{print, print_error};

mod app_files; // the app, in memory
mod sources; // articles, read again when they change
mod site; // files, made when they are asked for
mod status; // what is served at the moment
mod terminal; // what is printed
mod changes; // what has changed in the content directory
mod builder; // a new state after every change
mod check; // the bodies that were not asked for yet
mod build_loop; // build, check, wait
mod http; // requests and responses

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The content directory, with `site.toml` and `articles/`.
    pub content: PathBuf,
    /// The app: the output of Trunk, or a site published before. `None` for the app in this program.
    pub app: Option<PathBuf>,
    /// The IP address to listen on, or a name of this computer.
    pub host: String,
    /// The port. If it is taken, the next free one.
    pub port: u16,
    /// Whether to compare all files every second, where the system reports no changes.
    pub poll: bool,
    /// Whether to open the site in a browser.
    pub open: bool,
    /// Whether the service worker stores pages for reading without a network.
    pub offline: bool,
}

/// Serves the site until the program is ended. What happens is printed.
///
/// # Errors
/// There is no content directory, no port is free, or the app cannot be read.
pub fn serve(options: &ServeOptions) -> Result<(), PublishError> {
    let content = &options.content;
    check_content(content)?;
    let offline = if options.offline { Offline::On } else { Offline::Off };
    let runtime = Runtime::new().with_path("start a server for", content)?;
    let listener = runtime.block_on(http::listen(&options.host, options.port))?;
    let url = http::url(&listener, &options.host)?;
    let hosts = AllowedHosts::new(&options.host, http::is_open(&listener));
    print(format_args!("Reading {} ...", content.display()));
    let builder = Builder::new(content, AppFiles::load(options.app.as_deref())?, offline);
    let changes = Changes::watch(content, options.poll)?;
    let (sender, receiver) = watch::channel(Status::default());
    print(format_args!("The site is at {url} (Ctrl+C ends the server)."));
    if let Some(url) = http::url_for_others(&listener) {
        print(format_args!("Other devices in this network find it at {url}"));
    }
    if options.open
        && let Err(error) = open::that_detached(&url)
    {
        print_error(format_args!(
            "No browser could be opened ({error}): please open {url} yourself."
        ));
    }
    thread::spawn(move || build_loop::run(builder, changes, &sender));
    let server = Server::new(receiver, hosts);
    runtime.block_on(server.run(listener)).with_path("serve", content)
}

fn check_content(content: &Path) -> Result<(), PublishError> {
    if content.join(FILE).exists() {
        return Ok(());
    }
    let why =
        format!("there is no {FILE}; `quanwen new` makes a site, --content names another one");
    Err(io_error("serve", content, why))
}
