//! How long publishing takes: 1,000 articles by default, or as many as an argument states, such as
//! `cargo bench --bench publish -- 50000`. More than 1,000 are published once, without a median.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use quanwen::publish;
use quanwen::publish::Options;

mod generated; // the articles

use generated::write_content;

const ARTICLES: usize = 1000;
const RUNS: usize = 3;

/// What Trunk adds to the page, for an app without content.
const SCRIPT_ELEMENT: &str =
    r#"<script type="module" src="./app.js" data-wasm="./app_bg.wasm"></script>"#;

fn main() {
    let articles = std::env::args().find_map(|it| it.parse().ok()).unwrap_or(ARTICLES);
    let count = if articles > ARTICLES { 1 } else { RUNS };
    let dir = tempfile::tempdir().expect("a temporary directory can be made");
    let (content, app) = (dir.path().join("content"), dir.path().join("app"));
    write(articles, &content, &app);
    let build = || {
        let options = Options {
            content: content.clone(),
            app: Some(app.clone()),
            out: dir.path().join("out"),
            base_url: None,
            drafts: false,
            precompress: false,
        };
        let start = Instant::now();
        let report = publish::build(&options, &()).expect("the generated content is valid");
        (start.elapsed(), report)
    };
    let mut runs: Vec<_> = (0..count).map(|_| build()).collect();
    runs.sort_by_key(|(time, _)| *time);
    let (time, report) = runs[count / 2];
    println!("{report}: {:.2} s (median of {count} runs)", time.as_secs_f64());
}

fn write(articles: usize, content: &Path, app: &Path) {
    let write = |path: PathBuf, text: &str| fs::write(path, text).expect("it can be written");
    write_content(content, articles);
    fs::create_dir_all(app).expect("it can be created");
    let page = include_str!("../index.html")
        .replace("<base data-trunk-public-url />", "<base href=\"/\" />")
        .replace("</body>", &format!("{SCRIPT_ELEMENT}</body>"));
    for (name, text) in [
        ("index.html", &*page),
        ("app.js", "function init() {} export { init as default };"),
        ("app_bg.wasm", ""),
        ("finder.js", "init('finder_bg.wasm'); export { init as default };"),
        ("finder_bg.wasm", ""),
    ] {
        write(app.join(name), text);
    }
}
