//! `quanwen completions`: prints what makes a shell complete the command line.

use clap::{Arg, ArgMatches, Command};
use clap_complete::generate;
use clap_complete::shells::{Bash, Fish, Zsh};

const AFTER_HELP: &str = "\
Examples, each in the file that the shell reads when it starts:
  bash, in ~/.bashrc:                  source <(quanwen completions bash)
  zsh, in ~/.zshrc, below compinit:    source <(quanwen completions zsh)
  fish, in ~/.config/fish/config.fish: quanwen completions fish | source";

pub(super) fn command() -> Command {
    let shell = Arg::new("shell")
        .required(true)
        .value_name("SHELL")
        .value_parser(["bash", "zsh", "fish"])
        .help("The shell that reads them");
    Command::new("completions")
        .about("Print completions for a shell")
        .arg(shell)
        .after_help(AFTER_HELP)
}

/// The script for the shell that `matches` name. `whole` is the command line it completes.
pub(super) fn script(matches: &ArgMatches, whole: &mut Command) -> String {
    let name = whole.get_name().to_owned();
    let mut script = Vec::new();
    match matches.get_one::<String>("shell").map(String::as_str) {
        Some("zsh") => generate(Zsh, whole, name, &mut script),
        Some("fish") => generate(Fish, whole, name, &mut script),
        _ => generate(Bash, whole, name, &mut script),
    }
    String::from_utf8_lossy(&script).trim_end().to_owned()
}
