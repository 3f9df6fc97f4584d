//! Publishes whole sites with the attacks in front matter, bodies and settings.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use quanwen::model::slug::Slug;
use serde_json::{Value, json};

use crate::support::attack_corpus;
use crate::support::attack_corpus::Attack;
use crate::support::html_parser::{Tag, tags, wrong_anywhere, wrong_in_a_body, wrong_in_a_tag};
use crate::support::site::{FilesByPath, Fixture, PICTURE, SITE};

/// The elements that no content may add to a page.
const ELEMENTS: [&str; 14] = [
    "script", "style", "base", "iframe", "frame", "object", "embed", "applet", "form", "input",
    "template", "math", "noscript", "body",
];

/// How often a page has each of [`ELEMENTS`].
fn count_elements(tags: &[Tag]) -> Vec<usize> {
    let count = |name: &&str| tags.iter().filter(|it| !it.is_end && it.name == *name).count();
    ELEMENTS.iter().map(count).collect()
}

/// The tags inside the body of the article on a page.
fn body(tags: &[Tag]) -> &[Tag] {
    let is_body = |it: &Tag| it.value("class") == Some("prose");
    let Some(start) = tags.iter().position(is_body) else { return &[] };
    let mut depth = 0_usize;
    let end = tags[start..].iter().position(|it| {
        match (it.name.as_str(), it.is_end) {
            ("div", false) => depth += 1,
            ("div", true) => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    &tags[start + 1..start + end.expect("the body ends")]
}

/// The kind of a page: the first segment of its path.
fn kind(path: &str) -> &str {
    path.split_once('/').map_or(path, |it| it.0)
}

/// For each kind of page, the counts that a site of harmless articles has.
fn harmless(write: impl Fn(&str) -> String) -> BTreeMap<String, Vec<Vec<usize>>> {
    let fixture = Fixture::new();
    for number in 0..45 {
        let text = format!("https://a.example/{number}");
        fixture.article(&format!("x{number}.md"), &write(&text));
    }
    fixture.article("a.svg", PICTURE);
    fixture.build().unwrap();
    kinds(&fixture.published())
}

/// For each kind of page, the counts of [`ELEMENTS`] on its pages.
fn kinds(files: &FilesByPath) -> BTreeMap<String, Vec<Vec<usize>>> {
    let mut kinds = BTreeMap::<String, Vec<Vec<usize>>>::new();
    for (path, page) in pages(files) {
        kinds.entry(kind(&path).to_owned()).or_default().push(count_elements(&tags(&page)));
    }
    kinds
}

/// Whether the path has this extension.
fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == extension)
}

fn pages(files: &FilesByPath) -> impl Iterator<Item = (String, String)> {
    let is_page = |it: &(&String, &Vec<u8>)| has_extension(it.0, "html");
    let text = |(path, bytes): (&String, &Vec<u8>)| {
        (path.clone(), String::from_utf8(bytes.clone()).unwrap())
    };
    files.iter().filter(is_page).map(text)
}

/// An article with this text in every text of its front matter.
fn with_texts(text: &str) -> String {
    let is_label = Slug::from_label(text).is_some();
    let text = json!(text);
    let tags = if is_label { format!("tags: [{text}]\n") } else { String::new() };
    format!(
        "---\ntitle: {text}\ndate: 2026-11-20\nsection: yaowen\nsummary: {text}\n\
         authors: [{text}]\n{tags}source: {{ name: {text} }}\nimage: {{ src: a.svg, alt: {text} }}\n\
         ---\n\n文\n"
    )
}

/// An article with this body, after a paragraph that always stays.
fn with_body(body: &str) -> String {
    format!("---\ntitle: 一\ndate: 2026-11-20\nsection: yaowen\n---\n\n文\n\n{body}\n")
}

/// An article with this text in every URL of its front matter.
fn with_urls(text: &str) -> String {
    let text = json!(text);
    let urls = format!("source: {{ name: 一, url: {text} }}\nimage: {{ src: {text}, alt: 二 }}");
    format!("---\ntitle: 一\ndate: 2026-11-20\nsection: yaowen\n{urls}\n---\n\n文\n")
}

/// Removes the files with diagnostics, and returns how many there were.
fn remove_invalid(fixture: &Fixture) -> usize {
    let mut refused = 0;
    loop {
        let mut files: Vec<_> = fixture.diagnostics().into_iter().map(|it| it.file).collect();
        files.dedup();
        if files.is_empty() {
            return refused;
        }
        for file in files {
            assert!(file.starts_with("articles"), "{}", file.display());
            std::fs::remove_file(fixture.path("content").join(file)).unwrap();
            refused += 1;
        }
    }
}

/// Checks all published files against the counts of a harmless site, and returns the number of pages.
fn check_published(files: &FilesByPath, harmless: &BTreeMap<String, Vec<Vec<usize>>>) -> usize {
    let mut count = 0;
    for (path, page) in pages(files) {
        let tags = tags(&page);
        let wrong: Vec<_> = tags.iter().flat_map(wrong_anywhere).collect();
        assert_eq!(wrong, [""; 0], "{path}");
        let wrong: Vec<_> = body(&tags).iter().flat_map(wrong_in_a_tag).collect();
        assert_eq!(wrong, [""; 0], "{path}");
        let counts = count_elements(&tags);
        assert!(harmless[kind(&path)].contains(&counts), "{path}: {counts:?}");
        for it in tags.iter().filter(|it| it.value("http-equiv").is_some()) {
            assert_eq!(it.value("http-equiv"), Some("Content-Security-Policy"), "{path}");
        }
        count += 1;
    }
    for (path, bytes) in files {
        if has_extension(path, "xml") {
            let text = std::str::from_utf8(bytes).unwrap();
            roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        if path.starts_with("content/articles/") {
            let article: Value = serde_json::from_slice(bytes).unwrap();
            let body = article["content_html"].as_str().unwrap();
            assert_eq!(wrong_in_a_body(body), [""; 0], "{path}");
        }
    }
    count
}

/// Publishes an article for each attack and checks the pages. Returns the number of pages, and of
/// articles that the publisher has refused.
fn publish_each(
    write: impl Fn(&str) -> String,
    text: impl Fn(&Attack) -> String,
) -> (usize, usize) {
    let fixture = Fixture::new();
    fixture.article("a.svg", PICTURE);
    for attack in attack_corpus::all() {
        fixture.article(&format!("n{}.md", attack.number), &write(&text(&attack)));
    }
    let refused = remove_invalid(&fixture);
    fixture.build().unwrap();
    (check_published(&fixture.published(), &harmless(write)), refused)
}

#[test]
fn texts_in_front_matter_stay_texts() {
    let (pages, refused) = publish_each(with_texts, |it| it.text.clone());
    println!("texts: {pages} pages, {refused} articles refused");
    assert!(refused < 50, "{refused}");
}

#[test]
fn bodies_have_only_what_is_on_the_allowlist() {
    let (pages, refused) = publish_each(with_body, Attack::body);
    println!("bodies: {pages} pages, {refused} articles refused");
    assert!(refused < 500, "{refused}");
}

#[test]
fn urls_in_front_matter_are_linked_or_refused() {
    let (pages, refused) = publish_each(with_urls, |it| it.text.clone());
    println!("URLs: {pages} pages, {refused} articles refused");
    assert!(pages > 45, "{pages}");
}

/// A `site.toml` with these texts in every text of the settings.
fn settings_with(texts: &[String]) -> String {
    let all = toml(&texts.join(" "));
    let mut site = format!("title = {all}\ndescription = {all}\n");
    site.extend(SITE.lines().skip(2).map(|it| format!("{it}\n")));
    let mut links = String::new();
    for (text, number) in texts.iter().map(|it| toml(it)).zip(0..) {
        let link = format!("title = {text}\nurl = \"https://a.example/\"\n");
        write!(
            site,
            "[[section]]\nslug = \"s{number}\"\ntitle = {text}\ndescription = {text}\n[[menu]]\n{link}"
        )
        .unwrap();
        write!(links, "[[footer.links]]\n{link}[[footer.registrations]]\n{link}").unwrap();
    }
    write!(site, "[footer]\ncopyright = {all}\n{links}").unwrap();
    site
}

fn published_with(settings: &str) -> FilesByPath {
    let fixture = Fixture::with(&[("a.md", &with_body("文"))]);
    fixture.write("content/site.toml", settings);
    let diagnostics: Vec<_> = fixture.diagnostics().iter().map(ToString::to_string).collect();
    assert_eq!(diagnostics, [""; 0]);
    fixture.build().unwrap();
    fixture.published()
}

#[test]
fn texts_in_settings_stay_texts() {
    let attacks = attack_corpus::all();
    let join =
        |some: &[Attack]| some.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ");
    let texts: Vec<String> = attacks.chunks(20).map(join).collect();
    let harmless = published_with(&settings_with(&vec!["一".to_owned(); texts.len()]));
    let hostile = published_with(&settings_with(&texts));
    check_published(&hostile, &kinds(&harmless));
}

/// The text as a TOML string.
fn toml(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
