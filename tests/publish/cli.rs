//! The command line, with the real program.

use std::fs;
use std::io;
use std::process::Command;

use crate::support::program::{command, quanwen, run};
use crate::support::site::{Fixture, article};

const SUBCOMMANDS: [&str; 6] = ["new", "serve", "build", "check", "size", "completions"];

fn site() -> Fixture {
    Fixture::with(&[("a.md", &article("一", "2026-11-20", "文"))])
}

#[test]
fn the_exit_code_is_1_for_invalid_content_and_2_for_what_could_not_run() {
    let fixture = site();
    let dir = fixture.path("");
    for (arguments, code, out, err) in [
        ("check", 0, "no mistakes\n", ""),
        ("build --app app", 0, "1 articles and 0 pages published", ""),
        ("size public", 0, " brotli ", ""),
        ("build --app gone", 2, "", "cannot "),
        ("check --content gone", 2, "", "cannot read gone: there is no such directory"),
        ("size gone", 2, "", "there is no published site"),
        ("chekc", 2, "", "'check'"),
        ("check --draft", 2, "", "'--drafts'"),
        ("new --section yaowen", 2, "", "<TITLE>"),
        ("new a --section gone", 1, "", "there is no section \"gone\""),
        ("completions tcsh", 2, "", "bash, zsh, fish"),
        ("", 2, "", "Examples:"),
    ] {
        let run = quanwen(&dir, arguments);
        assert_eq!(run.code, code, "{arguments}: {run:?}");
        assert!(run.out.contains(out) && run.err.contains(err), "{arguments}: {run:?}");
        assert!(run.out.is_empty() == out.is_empty() && run.err.is_empty() == err.is_empty());
    }
    fixture.article("b.md", "没有前言");
    for arguments in ["check", "build --app app"] {
        let run = quanwen(&dir, arguments);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{arguments}: {run:?}");
        assert!(run.err.contains("b.md:1: ") && run.err.contains("1 mistake;"), "{run:?}");
    }
}

#[test]
fn an_environment_variable_names_the_content_for_every_subcommand() {
    let fixture = site();
    fs::rename(fixture.path("content"), fixture.path("texts")).unwrap();
    let dir = fixture.path("");
    for arguments in ["check", "build --app app", "new b"] {
        let with_variable = run(command(&dir, arguments).env("QUANWEN_CONTENT", "texts"));
        assert_eq!(with_variable.code, 0, "{arguments}: {with_variable:?}");
        assert_ne!(quanwen(&dir, arguments).code, 0, "{arguments}");
    }
    assert!(fixture.path("texts/articles/yaowen/b.md").exists());
    let argument = run(command(&dir, "check --content gone").env("QUANWEN_CONTENT", "texts"));
    assert_eq!(argument.code, 2, "{argument:?}");
}

#[test]
fn a_hook_of_trunk_publishes_around_the_app() {
    let fixture = site();
    let run = run(command(&fixture.path(""), "build").env("TRUNK_STAGING_DIR", "app"));
    assert_eq!(run.code, 0, "{run:?}");
    assert!(fixture.path("app/content/site.json").exists());
    assert!(!fixture.path("public").exists());
}

#[test]
fn help_has_examples_and_the_exit_codes() {
    let fixture = site();
    let dir = fixture.path("");
    let help = quanwen(&dir, "--help");
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for part in ["Examples:", "Exit codes:", "\n  1  the content has mistakes"] {
        assert!(help.out.contains(part), "{part} in {}", help.out);
    }
    for name in SUBCOMMANDS {
        let run = quanwen(&dir, &format!("{name} --help"));
        assert!(run.code == 0 && run.out.contains("Examples"), "{run:?}");
        assert!(help.out.contains(&format!("\n  {name} ")), "{name} in {}", help.out);
    }
}

#[test]
fn the_version_begins_with_the_name_of_the_program() {
    let run = quanwen(&site().path(""), "--version");
    let expected = format!("quanwen {}\n", env!("CARGO_PKG_VERSION"));
    assert!(run.code == 0 && run.out.starts_with(&expected), "{run:?}");
}

#[test]
fn completions_name_every_subcommand() {
    let fixture = site();
    for shell in ["bash", "zsh", "fish"] {
        let run = quanwen(&fixture.path(""), &format!("completions {shell}"));
        assert_eq!(run.code, 0, "{run:?}");
        for name in SUBCOMMANDS.into_iter().chain(["base-url", "precompress"]) {
            assert!(run.out.contains(name), "{shell} has no {name}");
        }
    }
}

#[test]
fn bash_completes_a_subcommand() {
    let fixture = site();
    fixture.write("completions.sh", &quanwen(&fixture.path(""), "completions bash").out);
    let script = "set -e; source completions.sh; COMP_WORDS=(quanwen ch); COMP_CWORD=1; \
        _quanwen quanwen ch quanwen; echo ${COMPREPLY[@]}";
    for (arguments, printed) in [(["-n", "completions.sh"], ""), (["-c", script], "check\n")] {
        let run = run(Command::new("bash").args(arguments).current_dir(fixture.path("")));
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, printed, ""));
    }
}

#[test]
fn a_pipe_that_is_closed_early_is_no_panic() {
    let fixture = site();
    fixture.build().unwrap();
    let dir = fixture.path("");
    for (arguments, code) in
        [("size out", 0), ("--help", 0), ("completions zsh", 0), ("check --content gone", 2)]
    {
        let (pipe, closed_pipe) = io::pipe().unwrap();
        drop(pipe);
        let (out, err) = (closed_pipe.try_clone().unwrap(), closed_pipe);
        let run = run(command(&dir, arguments).stdout(out).stderr(err));
        assert_eq!(run.code, code, "{arguments}");
    }
}
