//! Tests one can find: each file of tests has some, and says which module it is about.

use crate::architecture::sources::{Source, check, files, in_repository, read};

/// Files that only list modules.
const LISTS: &[&str] = &["mod", "main", "native"];

/// The test files, without helpers and lists.
fn test_files() -> Vec<Source> {
    let is_helper = |it: &Source| it.path.contains("/support/");
    let all = files(&["tests"], &["rs"]).into_iter();
    all.filter(|it| !is_helper(it) && !LISTS.contains(&it.stem())).collect()
}

#[test]
fn every_test_file_has_a_test() {
    let has_test =
        |it: &Source| ["#[test]", "#[tokio::test"].iter().any(|test| it.text.contains(test));
    let without = test_files().into_iter().filter(|it| !has_test(it));
    check(&without.map(|it| format!("{}: move it to support/", it.path)).collect::<Vec<_>>());
}

#[test]
fn every_test_of_the_publisher_names_a_module_or_is_listed_as_a_journey() {
    let readme = read("tests/README.md");
    let modules = files(&["src/publish"], &["rs"]);
    let is_module = |it: &Source| {
        let folder = format!("src/publish/{}", it.stem());
        modules.iter().any(|module| module.stem() == it.stem()) || in_repository(&folder).is_dir()
    };
    let is_journey = |it: &Source| readme.contains(&format!("publish/{}.rs", it.stem()));
    let tests = test_files().into_iter().filter(|it| it.folder() == "tests/publish");
    let lost = tests.filter(|it| !is_module(it) && !is_journey(it));
    let fault =
        |it: Source| format!("{}: name it after a module, or list it in tests/README.md", it.path);
    check(&lost.map(fault).collect::<Vec<_>>());
}
