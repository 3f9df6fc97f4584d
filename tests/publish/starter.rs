//! `quanwen new`: the site it makes, and the articles in it.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};

use crate::support::program::{Run, command, quanwen, run};
use crate::support::site::{Fixture, PICTURE, files_in};

const FILES: [&str; 5] = [
    "content/site.toml",
    "content/articles/yaowen/first-article.md",
    "content/articles/yaowen/pencil.svg",
    "content/articles/pages/about.md",
    ".gitignore",
];

fn starter_site() -> TempDir {
    let dir = tempdir().unwrap();
    assert_eq!(quanwen(dir.path(), "new").code, 0);
    dir
}

fn write(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn read(dir: &Path, path: &str) -> String {
    fs::read_to_string(dir.join(path)).unwrap()
}

/// The names of everything in a directory.
fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = files_in(dir).into_keys().collect();
    names.sort_unstable();
    names
}

fn assert_no_diagnostics(dir: &Path) {
    let run = quanwen(dir, "check");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "no mistakes\n", ""));
}

#[test]
fn a_new_site_is_published_as_it_is() {
    let dir = tempdir().unwrap();
    let run = quanwen(dir.path(), "new");
    let expected = format!("{}\n\nNext: quanwen serve\n", FILES.join("\n"));
    assert_eq!((run.code, run.out, run.err), (0, expected, String::new()));
    assert_no_diagnostics(dir.path());
    let fixture = Fixture::new();
    let app = fixture.path("app");
    let run = quanwen(dir.path(), &format!("build --app {}", app.display()));
    assert_eq!(run.out.split(", ").next(), Some("1 articles and 1 pages published"), "{run:?}");
    let article = read(dir.path(), "public/articles/first-article/index.html");
    assert!(article.contains("怎样写下一篇") && article.contains("href=\"./articles/about/\""));
    let ignored = read(dir.path(), ".gitignore");
    assert!(ignored.lines().any(|it| it == "/public"), "{ignored}");
}

#[test]
fn a_new_site_is_dated_now() {
    let dir = starter_site();
    for path in FILES {
        let text = read(dir.path(), path);
        assert!(!text.contains("{now}") && !text.contains("{year}"), "{path}: {text}");
    }
    let article = read(dir.path(), FILES[1]);
    let date = article.lines().find_map(|it| it.strip_prefix("date: ")).unwrap();
    assert!(read(dir.path(), FILES[0]).contains(&format!("© {} 我的新闻站", &date[..4])));
}

#[test]
fn what_the_comments_of_a_new_site_offer_is_valid() {
    let dir = starter_site();
    // Comments for people are in Chinese.
    let is_toml = |it: &str| it.starts_with(|it: char| it.is_ascii_lowercase() || it == '[');
    let settings = read(dir.path(), FILES[0]);
    let lines: Vec<&str> = settings
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|it| is_toml(it)).unwrap_or(line))
        .collect();
    // The keys of the site come before the tables, so that they stay where they are.
    let with_all = lines.join("\n");
    for key in ["\nicon = ", "\noffline = ", "\n[[footer.registrations]]"] {
        assert!(with_all.contains(key) && !settings.contains(key), "{key}");
    }
    write(dir.path(), FILES[0], &with_all);
    write(dir.path(), "content/icon.svg", PICTURE.replace("30", "40").as_str());
    assert_no_diagnostics(dir.path());
}

#[test]
fn the_command_in_the_first_article_makes_an_article() {
    let dir = starter_site();
    let text = read(dir.path(), FILES[1]);
    let arguments = text.lines().find_map(|it| it.strip_prefix("quanwen new ")).unwrap();
    let run = quanwen(dir.path(), &format!("new {}", arguments.replace('"', "")));
    let path = "content/articles/shenghuo/泉水为什么是甜的.md";
    assert_eq!((run.code, run.out), (0, format!("{path}\n")), "{}", run.err);
    write(dir.path(), path, &format!("{}文。\n", read(dir.path(), path)));
    assert_no_diagnostics(dir.path());
}

#[test]
fn a_site_is_made_in_the_directory_that_is_named() {
    let dir = tempdir().unwrap();
    let run = quanwen(dir.path(), "new --content sites/mine");
    assert!(run.out.ends_with("\n\nNext: quanwen serve --content sites/mine\n"), "{run:?}");
    assert!(dir.path().join("sites/.gitignore").exists());
    assert_eq!(quanwen(dir.path(), "check --content sites/mine").code, 0);
}

#[test]
fn a_site_is_not_made_where_any_of_its_files_exists() {
    let dir = tempdir().unwrap();
    for path in [FILES[4], FILES[3]] {
        write(dir.path(), path, "mine");
    }
    let run = quanwen(dir.path(), "new");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    let expected = "these files exist already:\n  content/articles/pages/about.md\n  .gitignore\n";
    assert!(run.err.starts_with(expected), "{}", run.err);
    assert_eq!(names(dir.path()), [".gitignore", "content/articles/pages/about.md"]);
    assert_eq!(read(dir.path(), ".gitignore"), "mine");
}

#[test]
fn a_site_that_cannot_be_made_whole_is_not_made() {
    let dir = tempdir().unwrap();
    // Where a directory is needed there is a file, which is noticed after others were written.
    write(dir.path(), "content/articles/pages", "mine");
    let run = quanwen(dir.path(), "new");
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
    assert!(run.err.starts_with("cannot create content/articles/pages/about.md: "), "{run:?}");
    assert_eq!(names(dir.path()), ["content/articles/pages"]);
    assert!(!dir.path().join("content/articles/yaowen").exists());
}

#[test]
fn an_article_needs_a_site() {
    let dir = tempdir().unwrap();
    let missing: Run = run(&mut command(dir.path(), "new a"));
    assert_eq!(missing.code, 2);
    let expected = "cannot find content/site.toml: there is no site yet; call `quanwen new`";
    assert!(missing.err.starts_with(expected), "{missing:?}");
    assert_eq!(names(dir.path()), Vec::<String>::new());
}
