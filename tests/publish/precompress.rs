//! Precompressed copies of files.

use std::io::Read;

use flate2::read::GzDecoder;
use quanwen::publish;
use quanwen::publish::Options;

use crate::support::site::{Fixture, PICTURE, article};

fn site() -> Fixture {
    let long = "泉水从石灰岩的裂隙里涌上来。".repeat(200);
    Fixture::with(&[
        ("a.md", &article("一", "2026-11-20", &format!("{long}\n\n![图](pic.svg)"))),
        ("pic.svg", PICTURE),
    ])
}

fn decompress(extension: &str, bytes: &[u8]) -> Vec<u8> {
    let mut decompressed = Vec::new();
    if extension == "gz" {
        GzDecoder::new(bytes).read_to_end(&mut decompressed).unwrap();
    } else {
        brotli::BrotliDecompress(&mut &*bytes, &mut decompressed).unwrap();
    }
    decompressed
}

fn with_copies(fixture: &Fixture) -> Options {
    Options { precompress: true, ..fixture.options() }
}

#[test]
fn copies_decompress_to_the_same_bytes_and_are_smaller() {
    let fixture = site();
    publish::build(&with_copies(&fixture), &()).unwrap();
    let files = fixture.published();
    let mut copies = 0;
    for (path, bytes) in &files {
        let Some((path, end)) = path.rsplit_once('.').filter(|it| ["br", "gz"].contains(&it.1))
        else {
            continue;
        };
        assert_eq!(decompress(end, bytes), files[path], "{path}");
        assert!(bytes.len() < files[path].len() && files[path].len() > 1024, "{path}");
        copies += 1;
    }
    assert!(copies > 4, "{copies}");
    for path in ["content/articles/a.json", "feed.xml", "hosting/nginx.conf"] {
        let has_copies = ["br", "gz"].map(|it| files.contains_key(&format!("{path}.{it}")));
        assert_eq!(has_copies, [path != "hosting/nginx.conf"; 2], "{path}");
    }
}

#[test]
fn copies_change_with_their_files_and_disappear_without_the_option() {
    let fixture = site();
    let build = || publish::build(&with_copies(&fixture), &()).unwrap();
    build();
    let before = fixture.published();
    build();
    assert_eq!(fixture.published(), before);
    fixture.article("b.md", &article("二", "2026-11-21", "文"));
    build();
    let after = fixture.published();
    let path = "feed.xml.br";
    assert_ne!(after[path], before[path]);
    assert_eq!(decompress("br", &after[path]), after["feed.xml"]);
    let again = Options { app: Some(fixture.path("out")), ..fixture.options() };
    publish::build(&again, &()).unwrap();
    assert!(fixture.published().keys().all(|it| !it.contains(".br") && !it.contains(".gz")));
}
