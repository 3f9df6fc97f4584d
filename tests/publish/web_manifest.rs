//! The web manifest and the icons of a site.

use std::fs;

use serde_json::{Value, json};

use crate::publish::diagnostics::{only_diagnostic, site};
use crate::support::site::{Fixture, PICTURE, SITE, article};

const SQUARE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>"#;

/// The start of a PNG image with this size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

fn with_icon(icon: &str) -> Fixture {
    let fixture = site();
    fixture.write("content/site.toml", &format!("icon = {icon}\n{SITE}"));
    fixture.write("content/mark.svg", SQUARE);
    fs::write(fixture.path("content/large.png"), png(512, 512)).unwrap();
    fs::write(fixture.path("content/small.png"), png(64, 64)).unwrap();
    fixture
}

fn manifest(fixture: &Fixture) -> Value {
    serde_json::from_slice(&fs::read(fixture.path("out/manifest.webmanifest")).unwrap()).unwrap()
}

/// The member `name` of each icon, without the hashes in names.
fn icons(manifest: &Value, name: &str) -> Vec<String> {
    let icons = manifest["icons"].as_array().unwrap().iter();
    icons.map(|it| without_hash(it[name].as_str().unwrap())).collect()
}

fn without_hash(url: &str) -> String {
    match (url.rsplit_once('-'), url.rsplit_once('.')) {
        (Some((stem, _)), Some((_, extension))) => format!("{stem}.{extension}"),
        _ => url.to_owned(),
    }
}

/// The URLs of the links with this `rel` in the head of a page.
fn links(page: &str, rel: &str) -> Vec<String> {
    let links = page.split("<link rel=\"").filter(|it| it.starts_with(&format!("{rel}\"")));
    let href = |it: &str| it.split("href=\"").nth(1)?.split('"').next().map(str::to_owned);
    links.filter_map(href).collect()
}

#[test]
fn the_manifest_has_the_values_of_the_settings() {
    let fixture = site();
    fixture.build().unwrap();
    let manifest = manifest(&fixture);
    for (name, value) in [
        ("name", "泉闻"),
        ("short_name", "泉闻"),
        ("description", "新闻资讯"),
        ("lang", "zh-Hans"),
        ("dir", "ltr"),
        ("id", "/sub/"),
        ("start_url", "./"),
        ("scope", "./"),
        ("display", "minimal-ui"),
    ] {
        assert_eq!(manifest[name], json!(value), "{name}");
    }
    fixture.write("content/site.toml", &format!("language = \"fa-IR\"\n{SITE}"));
    fixture.build().unwrap();
    assert_eq!(self::manifest(&fixture)["dir"], json!("rtl"));
}

#[test]
fn the_colours_are_those_of_the_page() {
    let fixture = site();
    fixture.build().unwrap();
    let manifest = manifest(&fixture);
    let page = include_str!("../../index.html");
    for name in ["theme_color", "background_color"] {
        let colour = manifest[name].as_str().unwrap();
        let stated = format!("<meta name=\"theme-color\" content=\"{colour}\"");
        assert!(page.contains(&stated), "{name}");
    }
}

#[test]
fn a_site_without_an_icon_has_those_of_the_app() {
    let fixture = site();
    fixture.build().unwrap();
    let manifest = manifest(&fixture);
    let names = ["icon.svg", "icon-192.png", "icon-512.png", "icon-maskable.png"];
    assert_eq!(icons(&manifest, "src"), names.map(|it| format!("media/{it}")));
    assert_eq!(icons(&manifest, "sizes"), ["any", "192x192", "512x512", "512x512"]);
    assert_eq!(icons(&manifest, "purpose"), ["any", "any", "any", "maskable"]);
    for icon in manifest["icons"].as_array().unwrap() {
        let (path, sizes) = (icon["src"].as_str().unwrap(), icon["sizes"].as_str().unwrap());
        let file = fixture.path(&format!("out/{path}"));
        let size = imagesize::size(&file).map(|it| format!("{}x{}", it.width, it.height));
        assert!(fs::metadata(&file).unwrap().len() < 5000, "{path}");
        assert!(sizes == "any" || size.unwrap() == sizes, "{path}");
    }
}

#[test]
fn every_page_links_to_the_manifest_and_to_icons_that_exist() {
    let fixture = with_icon("[\"mark.svg\", \"large.png\"]");
    fixture.write(
        "app/index.html",
        &fs::read_to_string(fixture.path("app/index.html"))
            .unwrap()
            .replace("<title>", "<link rel=\"icon\" href=\"./icon.svg\"/><title>"),
    );
    fixture.build().unwrap();
    let files = fixture.published();
    let pages: Vec<_> = files.iter().filter(|it| it.0.rsplit('.').next() == Some("html")).collect();
    assert!(pages.len() > 6);
    for (path, bytes) in pages.into_iter().filter(|it| it.0 != "shell.html") {
        let page = std::str::from_utf8(bytes).unwrap();
        assert_eq!(links(page, "manifest"), ["manifest.webmanifest"], "{path}");
        for (rel, icon) in [("icon", "media/mark.svg"), ("apple-touch-icon", "media/large.png")] {
            let [href] = &links(page, rel)[..] else { panic!("{path}: {rel}") };
            assert_eq!(without_hash(href), icon, "{path}");
            assert!(files.contains_key(href), "{path}: {href}");
        }
    }
}

#[test]
fn a_site_has_the_icons_it_states_and_no_others() {
    for (icon, sizes, touch_icons) in [
        ("\"mark.svg\"", &["any"][..], 0),
        ("\"small.png\"", &["64x64"], 0),
        ("[\"small.png\", \"large.png\", \"./mark.svg\"]", &["64x64", "512x512", "any"], 1),
    ] {
        let fixture = with_icon(icon);
        fixture.article("a.md", &article("一", "2026-11-20", "文"));
        fixture.build().unwrap();
        assert_eq!(icons(&manifest(&fixture), "sizes"), sizes, "{icon}");
        let home = fs::read_to_string(fixture.path("out/index.html")).unwrap();
        assert_eq!(links(&home, "apple-touch-icon").len(), touch_icons, "{icon}");
        let media = fixture.published().into_keys().filter(|it| it.starts_with("media/"));
        assert_eq!(media.count(), sizes.len(), "{icon}");
    }
}

#[test]
fn an_icon_that_cannot_be_used_is_reported_with_its_line() {
    for (icon, message) in [
        ("\"gone.svg\"", "there is no file gone.svg"),
        ("\"../mark.svg\"", "is outside the content directory"),
        ("\"site.toml\"", "is not an image that can be read"),
        ("\"wide.svg\"", "is 40 pixels wide and 30 high; make it a square"),
        ("[\"mark.svg\", \"mark.webp\"]", "is neither SVG nor PNG"),
        ("{ src = \"mark.svg\" }", "`icon` is not text"),
    ] {
        let fixture = with_icon(icon);
        fixture.write("content/wide.svg", PICTURE);
        let webp = [&b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\x07\xc0\x01\0"[..], &[0; 9]].concat();
        fs::write(fixture.path("content/mark.webp"), webp).unwrap();
        let diagnostic = only_diagnostic(&fixture, icon);
        assert!(
            diagnostic.starts_with("site.toml:1: ") && diagnostic.contains(message),
            "{diagnostic}"
        );
    }
}
