//! Command line: parse arguments, call the publisher, print mistakes.

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
        /// Write the site
        Build {
            /// Directory with site.toml and articles/
            #[arg(long, env = "QUANWEN_CONTENT", default_value = "content")]
            content: PathBuf,
            // Trunk calls this command with the directory of what it has built so far: the
            // publisher writes the site around it, in the same place.
            /// Directory with the application: what Trunk wrote, or an earlier site
            #[arg(long, env = "TRUNK_STAGING_DIR", hide_env = true)]
            app: PathBuf,
            /// Directory to write; replaced as a whole
            #[arg(long, env = "TRUNK_STAGING_DIR", hide_env = true)]
            out: PathBuf,
            /// Where the site will lie, instead of what site.toml says
            #[arg(long)]
            base_url: Option<String>,
            /// Publish drafts as well
            #[arg(long)]
            drafts: bool,
            /// Write .br and .gz copies beside files, for servers that have such ready
            #[arg(long)]
            precompress: bool,
        },
        /// Name all mistakes in the content
        Check {
            /// Directory with site.toml and articles/
            #[arg(long, default_value = "content")]
            content: PathBuf,
            /// Look at drafts as well
            #[arg(long)]
            drafts: bool,
        },
        /// Print what a reader of a published site downloads, in bytes
        Size {
            /// Directory of the site
            site: PathBuf,
        },
        /// Begin an article
        New {
            /// Its title
            title: String,
            /// Directory with site.toml and articles/
            #[arg(long, default_value = "content")]
            content: PathBuf,
            /// Its section; the first of the site when not given
            #[arg(long)]
            section: Option<String>,
        },
    }

    pub(crate) fn main() -> ExitCode {
        match run(Arguments::parse().command) {
            Ok(said) => {
                println!("{said}");
                ExitCode::SUCCESS
            }
            Err(failure) => {
                eprintln!("{failure}");
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
                mistakes if mistakes.is_empty() => Ok("no mistakes".to_owned()),
                mistakes => Err(PublishError::InvalidContent(mistakes)),
            },
            Command::Size { site } => size_report::measure(&site).map(|sizes| sizes.to_string()),
            Command::New { title, content, section } => {
                publish::new_article(&content, &title, section.as_deref())
                    .map(|path| path.display().to_string())
            }
        }
    }
}
