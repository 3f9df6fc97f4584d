//! The files of the index, by name.

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndexFile {
    /// The manifest, which lists all others. It is the only file whose content changes.
    Manifest,
    /// The folding table of this name.
    Folding(String),
    /// A postings block, by the name of its segment and its number.
    Postings(String, u32),
    /// An article table, by the name of its segment and its number.
    ArticleTable(String, u32),
}

impl IndexFile {
    /// The path of the file, relative to the endpoint.
    pub fn path(&self) -> String {
        match self {
            Self::Manifest => "search/index.txt".to_owned(),
            Self::Folding(name) => format!("search/folding-{name}.txt"),
            Self::Postings(segment, number) => format!("search/{segment}/{number}.txt"),
            Self::ArticleTable(segment, number) => {
                format!("search/{segment}/articles-{number}.txt")
            }
        }
    }

    /// The file at this path. `None` if the path is not one of the index.
    pub fn from_path(path: &str) -> Option<Self> {
        let path = path.strip_prefix("search/")?.strip_suffix(".txt")?;
        let name = |it: &str| is_name(it).then(|| it.to_owned());
        match path.split_once('/') {
            None if path == "index" => Some(Self::Manifest),
            None => name(path.strip_prefix("folding-")?).map(Self::Folding),
            Some((segment, number)) => {
                let segment = name(segment)?;
                match number.strip_prefix("articles-") {
                    Some(number) => Some(Self::ArticleTable(segment, number.parse().ok()?)),
                    None => Some(Self::Postings(segment, number.parse().ok()?)),
                }
            }
        }
    }
}

/// Whether `name` may name a segment or a folding table. Names are hashes and become parts of URLs,
/// so a manifest that holds anything else is rejected.
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 64 && name.bytes().all(|it| it.is_ascii_alphanumeric())
}
