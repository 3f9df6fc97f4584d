//! The command line `quanwen`: parses the arguments, calls the publisher, prints the result.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::path::PathBuf;
    use std::process::ExitCode;

    use clap::{Parser, Subcommand};
    use quanwen::publish;
    use quanwen::publish::Options;
    use quanwen::publish::error::PublishError;
    use quanwen::publish::progress::TerminalProgress;
    use quanwen::publish::size_report;

    /// Publishes Markdown as a news site that any static host can serve.
    #[derive(Parser)]
    #[command(version)]
    struct Arguments {
        #[command(subcommand)]
        command: Command,
    }

    #[derive(Subcommand)]
    enum Command {
        /// Build the site
        Build {
            /// Directory with site.toml and articles/
            #[arg(long, env = "QUANWEN_CONTENT", default_value = "content")]
            content: PathBuf,
            // Trunk's hook sets the variable to the directory of its output so far: the publisher
            // reads the app there and writes the whole site back into it.
            /// Directory with the app: Trunk's output, or a site published before
            #[arg(long, env = "TRUNK_STAGING_DIR", hide_env = true)]
            app: PathBuf,
            /// Directory to write; replaced as a whole
            #[arg(long, env = "TRUNK_STAGING_DIR", hide_env = true)]
            out: PathBuf,
            /// URL of the site; overrides `base_url` in site.toml
            #[arg(long)]
            base_url: Option<String>,
            /// Publish drafts too
            #[arg(long)]
            drafts: bool,
            /// Also write .br and .gz copies, for servers that send precompressed files
            #[arg(long)]
            precompress: bool,
        },
        /// Check the content and report every mistake
        Check {
            /// Directory with site.toml and articles/
            #[arg(long, default_value = "content")]
            content: PathBuf,
            /// Check drafts too
            #[arg(long)]
            drafts: bool,
        },
        /// Print what a reader of a published site downloads, in bytes
        Size {
            /// Directory of the site
            site: PathBuf,
        },
        /// Create an article
        New {
            /// Title of the article
            title: String,
            /// Directory with site.toml and articles/
            #[arg(long, default_value = "content")]
            content: PathBuf,
            /// Section of the article [default: the first section in site.toml]
            #[arg(long)]
            section: Option<String>,
        },
    }

    pub(crate) fn main() -> ExitCode {
        match run(Arguments::parse().command) {
            Ok(message) => {
                println!("{message}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        }
    }

    fn run(command: Command) -> Result<String, PublishError> {
        match command {
            Command::Build { content, app, out, base_url, drafts, precompress } => {
                let options = Options { content, app, out, base_url, drafts, precompress };
                publish::build(&options, &TerminalProgress::default())
                    .map(|report| report.to_string())
            }
            Command::Check { content, drafts } => match publish::check(&content, drafts)? {
                diagnostics if diagnostics.is_empty() => Ok("no mistakes".to_owned()),
                diagnostics => Err(PublishError::InvalidContent(diagnostics)),
            },
            Command::Size { site } => size_report::measure(&site).map(|sizes| sizes.to_string()),
            Command::New { title, content, section } => {
                publish::new_article(&content, &title, section.as_deref())
                    .map(|path| path.display().to_string())
            }
        }
    }
}
