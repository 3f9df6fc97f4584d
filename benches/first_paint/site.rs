//! The files of the server: the demo site as Quanwen publishes it, and plain pages with the same
//! text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use quanwen::publish::{Options, build};
use serde_json::Value;
use walkdir::WalkDir;

use crate::baseline;

/// The measured article is cut after the paragraph in which it reaches this length.
const CHARACTERS: usize = 5500;

/// A page with the characters, sizes and weights of all pages; each browser loads it first.
pub(crate) const WARM_UP: &str = "plain/warm-up/";

/// Files by their path.
#[derive(Debug, Default)]
pub(crate) struct Site {
    /// The paths have no slash at the beginning.
    pub(crate) files: BTreeMap<String, File>,
}

/// A file of the server.
#[derive(Debug, Default)]
pub(crate) struct File {
    /// The bytes, compressed or not.
    pub(crate) body: Vec<u8>,
    /// Whether the bytes are compressed with Brotli.
    pub(crate) is_packed: bool,
}

/// Two pages with the same text.
#[derive(Debug)]
pub(crate) struct Pair {
    /// The name of the pair for the tables.
    pub(crate) what: String,
    /// The path of Quanwen's page.
    pub(crate) quanwen: String,
    /// The path of the plain page.
    pub(crate) plain: String,
}

impl Site {
    /// Publishes the demo site with the app that was built last, and adds the plain pages.
    ///
    /// # Errors
    /// Says what is missing.
    pub(crate) fn publish() -> Result<(Self, Vec<Pair>), String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let app = std::env::var_os("QUANWEN_APP").map_or_else(|| root.join("dist"), PathBuf::from);
        // The directory stays, so that the next run compresses only what has changed.
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("paint");
        let content = with_one_cut(&root.join("content"))?;
        let options = Options {
            content,
            app: Some(app),
            out: out.clone(),
            base_url: Some("http://127.0.0.1/".to_owned()),
            drafts: false,
            precompress: true,
        };
        build(&options, &()).map_err(|it| format!("{it}; `make dist` writes the application"))?;
        let mut site = Self::read(&out);
        let pairs = site.add_plain(&out)?;
        Ok((site, pairs))
    }

    /// The files in a directory; those compressed with Brotli replace the others.
    fn read(dir: &Path) -> Self {
        let mut site = Self::default();
        for entry in WalkDir::new(dir).sort_by_file_name() {
            let entry = entry.expect("it was written just now");
            let path = entry.path().strip_prefix(dir).expect("it lies below");
            let path = path.to_str().expect("it is UTF-8");
            if !entry.file_type().is_file() {
                continue;
            }
            let body = fs::read(entry.path()).expect("it was written just now");
            // In the order of names, a compressed file comes after the file itself.
            let (path, is_packed) = match path.strip_suffix(".br") {
                Some(path) => (path, true),
                None => (path, false),
            };
            site.files.insert(path.to_owned(), File { body, is_packed });
        }
        site
    }

    /// Adds the plain pages, and returns the pairs to compare.
    fn add_plain(&mut self, dir: &Path) -> Result<Vec<Pair>, String> {
        let article = longest(dir)?;
        // Without an icon, browsers request one that does not exist.
        let icon = self.files.keys().find(|it| it.starts_with("icon")).cloned().unwrap_or_default();
        let slug = article["_quanwen"]["slug"].as_str().unwrap_or_default();
        let length = &article["_quanwen"]["length"];
        let home = read(&dir.join("content/feed.json"))?;
        let pairs = [
            (
                format!("an article of {length} characters"),
                format!("articles/{slug}/"),
                baseline::article(&article, &icon),
            ),
            ("the home page".to_owned(), String::new(), baseline::list(&home, &icon)),
        ];
        self.files.insert(format!("{WARM_UP}index.html"), pack(&baseline::list(&home, &icon)));
        let pairs = pairs.into_iter().map(|(what, quanwen, page)| {
            let plain = format!("plain/{quanwen}");
            self.files.insert(format!("{plain}index.html"), pack(&page));
            Pair { what, quanwen, plain }
        });
        Ok(pairs.collect())
    }
}

/// A copy of the content in which the longest article is cut to [`CHARACTERS`].
fn with_one_cut(content: &Path) -> Result<PathBuf, String> {
    let as_text = |error: std::io::Error| error.to_string();
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("paint-content");
    let mut longest = (0, PathBuf::new());
    for entry in WalkDir::new(content).into_iter().flatten() {
        let path = entry.path().strip_prefix(content).map_err(|error| error.to_string())?;
        let to = copy.join(path);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&to).map_err(as_text)?;
            continue;
        }
        fs::copy(entry.path(), &to).map_err(as_text)?;
        let text = fs::read_to_string(&to).unwrap_or_default();
        let is_article = to.extension().is_some_and(|it| it == "md");
        let length = if is_article { text.chars().count() } else { 0 };
        longest = longest.max((length, to));
    }
    if longest.0 < CHARACTERS {
        return Err(format!("no article has more than {CHARACTERS} characters"));
    }
    let text = fs::read_to_string(&longest.1).map_err(as_text)?;
    fs::write(&longest.1, cut(&text)).map_err(as_text)?;
    Ok(copy)
}

/// The front matter, and the paragraphs up to [`CHARACTERS`].
fn cut(text: &str) -> String {
    let (mut cut, mut length) = (String::new(), 0);
    for part in text.split_inclusive("\n\n") {
        cut.push_str(part);
        length += part.chars().filter(|it| it.is_alphanumeric()).count();
        if length > CHARACTERS {
            break;
        }
    }
    cut
}

/// The document of the longest article.
fn longest(dir: &Path) -> Result<Value, String> {
    let length = |it: &Value| it["_quanwen"]["length"].as_u64().unwrap_or_default();
    let documents = WalkDir::new(dir.join("content/articles")).into_iter().flatten();
    let documents = documents.filter(|it| it.path().extension().is_some_and(|it| it == "json"));
    let articles = documents.filter_map(|it| read(it.path()).ok());
    articles.max_by_key(length).ok_or_else(|| "there are no articles".to_owned())
}

/// A published document.
fn read(path: &Path) -> Result<Value, String> {
    let text = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Compresses a page as hard as the publisher does.
fn pack(page: &str) -> File {
    let best = BrotliEncoderParams { quality: 11, size_hint: page.len(), ..Default::default() };
    let mut body = Vec::new();
    brotli::BrotliCompress(&mut page.as_bytes(), &mut body, &best).expect("it is all in memory");
    File { body, is_packed: true }
}
