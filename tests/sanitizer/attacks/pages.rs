//! The attacks in content, published: in front matter, bodies and settings.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use quanwen::model::slug::Slug;
use serde_json::{Value, json};

use crate::support::attack_corpus;
use crate::support::attack_corpus::Attack;
use crate::support::html_parser::{Tag, tags, wrong_anywhere, wrong_in_a_body, wrong_in_a_tag};
use crate::support::site::{Fixture, PICTURE, SITE, Tree};

/// What no content may add to a page.
const PARTS: [&str; 14] = [
    "script", "style", "base", "iframe", "frame", "object", "embed", "applet", "form", "input",
    "template", "math", "noscript", "body",
];

/// How often each of the parts stands on a page.
fn parts(tags: &[Tag]) -> Vec<usize> {
    let count = |name: &&str| tags.iter().filter(|it| !it.is_end && it.name == *name).count();
    PARTS.iter().map(count).collect()
}

/// The tags inside the body of the article.
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
    &tags[start + 1..start + end.expect("it ends")]
}

/// Where a page stands: what it is one of.
fn kind(path: &str) -> &str {
    path.split_once('/').map_or(path, |it| it.0)
}

/// What every page of the kind may be made of, from a site whose articles mean no harm.
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

fn kinds(tree: &Tree) -> BTreeMap<String, Vec<Vec<usize>>> {
    let mut kinds = BTreeMap::<String, Vec<Vec<usize>>>::new();
    for (path, page) in pages(tree) {
        kinds.entry(kind(&path).to_owned()).or_default().push(parts(&tags(&page)));
    }
    kinds
}

/// Whether a file is called as those of this kind are.
fn is(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == extension)
}

fn pages(tree: &Tree) -> impl Iterator<Item = (String, String)> {
    let is_page = |it: &(&String, &Vec<u8>)| is(it.0, "html");
    let text = |(path, bytes): (&String, &Vec<u8>)| {
        (path.clone(), String::from_utf8(bytes.clone()).unwrap())
    };
    tree.iter().filter(is_page).map(text)
}

/// An article that says this in every text of its front matter.
fn texts(text: &str) -> String {
    let is_a_label = Slug::from_label(text).is_some();
    let text = json!(text);
    let tags = if is_a_label { format!("tags: [{text}]\n") } else { String::new() };
    format!(
        "---\ntitle: {text}\ndate: 2026-11-20\nsection: yaowen\nsummary: {text}\n\
         authors: [{text}]\n{tags}source: {{ name: {text} }}\nimage: {{ src: a.svg, alt: {text} }}\n\
         ---\n\n文\n"
    )
}

/// An article with this body, behind a text that stays, whatever else does.
fn bodied(body: &str) -> String {
    format!("---\ntitle: 一\ndate: 2026-11-20\nsection: yaowen\n---\n\n文\n\n{body}\n")
}

/// An article whose addresses are this.
fn addressed(text: &str) -> String {
    let text = json!(text);
    let front = format!("source: {{ name: 一, url: {text} }}\nimage: {{ src: {text}, alt: 二 }}");
    format!("---\ntitle: 一\ndate: 2026-11-20\nsection: yaowen\n{front}\n---\n\n文\n")
}

/// Takes out what the publisher calls a mistake; how many files that are.
fn without_mistakes(fixture: &Fixture) -> usize {
    let mut refused = 0;
    loop {
        let mut files: Vec<_> = fixture.mistakes().into_iter().map(|it| it.file).collect();
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

/// Checks all that was published; how many pages that are.
fn all_is_harmless(tree: &Tree, known: &BTreeMap<String, Vec<Vec<usize>>>) -> usize {
    let mut count = 0;
    for (path, page) in pages(tree) {
        let tags = tags(&page);
        let wrong: Vec<_> = tags.iter().flat_map(wrong_anywhere).collect();
        assert_eq!(wrong, [""; 0], "{path}");
        let wrong: Vec<_> = body(&tags).iter().flat_map(wrong_in_a_tag).collect();
        assert_eq!(wrong, [""; 0], "{path}");
        assert!(known[kind(&path)].contains(&parts(&tags)), "{path}: {:?}", parts(&tags));
        for it in tags.iter().filter(|it| it.value("http-equiv").is_some()) {
            assert_eq!(it.value("http-equiv"), Some("Content-Security-Policy"), "{path}");
        }
        count += 1;
    }
    for (path, bytes) in tree {
        if is(path, "xml") {
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

/// Publishes an article for each attack, and checks the pages: how many, and how many articles the
/// publisher has refused.
fn publish_each(
    write: impl Fn(&str) -> String,
    text: impl Fn(&Attack) -> String,
) -> (usize, usize) {
    let fixture = Fixture::new();
    fixture.article("a.svg", PICTURE);
    for attack in attack_corpus::all() {
        fixture.article(&format!("n{}.md", attack.number), &write(&text(&attack)));
    }
    let refused = without_mistakes(&fixture);
    fixture.build().unwrap();
    (all_is_harmless(&fixture.published(), &harmless(write)), refused)
}

#[test]
fn texts_in_front_matter_stay_texts() {
    let (pages, refused) = publish_each(texts, |it| it.text.clone());
    println!("texts: {pages} pages, {refused} articles refused");
    assert!(refused < 50, "{refused}");
}

#[test]
fn bodies_are_made_of_what_is_on_the_list() {
    let (pages, refused) = publish_each(bodied, Attack::body);
    println!("bodies: {pages} pages, {refused} articles refused");
    assert!(refused < 500, "{refused}");
}

#[test]
fn addresses_in_front_matter_are_offered_or_refused() {
    let (pages, refused) = publish_each(addressed, |it| it.text.clone());
    println!("addresses: {pages} pages, {refused} articles refused");
    assert!(pages > 45, "{pages}");
}

/// Settings that say these texts, each in all places where settings say one.
fn settings(texts: &[String]) -> String {
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

fn published_with(settings: &str) -> Tree {
    let fixture = Fixture::with(&[("a.md", &bodied("文"))]);
    fixture.write("content/site.toml", settings);
    let mistakes: Vec<_> = fixture.mistakes().iter().map(ToString::to_string).collect();
    assert_eq!(mistakes, [""; 0]);
    fixture.build().unwrap();
    fixture.published()
}

#[test]
fn texts_in_settings_stay_texts() {
    let attacks = attack_corpus::all();
    let join =
        |some: &[Attack]| some.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ");
    let texts: Vec<String> = attacks.chunks(20).map(join).collect();
    let harmless = published_with(&settings(&vec!["一".to_owned(); texts.len()]));
    let hostile = published_with(&settings(&texts));
    all_is_harmless(&hostile, &kinds(&harmless));
}

/// The text as TOML writes it.
fn toml(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
