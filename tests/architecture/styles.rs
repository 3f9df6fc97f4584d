//! The stylesheets: each is linked, and each names its layer.

use std::collections::BTreeSet;

use crate::architecture::scanner::{Language, scan};
use crate::architecture::sources::{files, read};

#[test]
fn every_stylesheet_is_linked_and_every_link_leads_to_one() {
    let page = read("index.html");
    let links = page.split("href=\"").skip(1).filter_map(|it| it.split('"').next());
    let links: BTreeSet<String> =
        links.filter(|it| it.rsplit('.').next() == Some("css")).map(str::to_owned).collect();
    let files = files(&["style"], &["css"]).into_iter().map(|it| it.path).collect();
    assert_eq!(links, files, "left: linked in index.html; right: in style/");
}

#[test]
fn every_stylesheet_stands_in_one_of_the_layers_index_html_declares() {
    let page = read("index.html");
    let declared = page.split_once("@layer ").and_then(|(_, it)| it.split_once(';')).unwrap().0;
    let declared: Vec<&str> = declared.split(", ").collect();
    for sheet in files(&["style"], &["css"]) {
        let (path, code) = (&sheet.path, scan(&sheet.text, Language::Css).code);
        let code = code.trim();
        let layer = code.strip_prefix("@layer ").and_then(|it| it.split_once(" {"));
        let Some((layer, rest)) = layer else { panic!("{path}:1: begin with `@layer name {{`") };
        assert!(declared.contains(&layer), "{path}: `{layer}` is none of {declared:?}");
        let mut depth = 1_i32;
        let end = rest.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        assert_eq!(end, Some(rest.len() - 1), "{path}: something follows the layer");
    }
}
