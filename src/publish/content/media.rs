//! Media files: the images and other files that articles show or link to.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use percent_encoding::percent_decode_str;

use crate::model::slug::Slug;
use crate::publish::content::image_size::{raster_size, svg_size};
use crate::publish::content_hash;
use crate::publish::content_hash::MEDIA_DIGITS;
use crate::publish::diagnostic::Problem;
use crate::route::encode_segment;

/// The most bytes of a file's own name in its published name.
const MAX_STEM_BYTES: usize = 100;

/// A file that is published under a name with a content hash.
#[derive(Clone, Debug)]
pub(crate) struct MediaFile {
    pub(crate) name: Slug,
    /// Relative to the content directory.
    pub(crate) file: PathBuf,
    /// Width and height in pixels, of an image that can be read.
    pub(crate) size: Option<(u32, u32)>,
    /// The size of the file.
    pub(crate) bytes: usize,
}

impl MediaFile {
    /// Whether the file has these bytes still.
    pub(crate) fn is_still(&self, bytes: &[u8]) -> bool {
        bytes.len() == self.bytes
            && self.name.as_str().contains(&content_hash::sha256_hex(bytes)[..MEDIA_DIGITS])
    }

    /// The URL, relative to the site.
    pub(crate) fn url(&self) -> String {
        media_path(encode_segment(&self.name))
    }
}

/// The path of the media file of this name, relative to the site.
pub(crate) fn media_path(name: impl Display) -> String {
    format!("media/{name}")
}

/// The file that `path` names, which is written in `file`. Both files are relative to the content
/// directory; a path that leads out of that directory is a problem.
pub(crate) fn resolve_in_content(file: &Path, path: &str) -> Result<PathBuf, Problem> {
    let outside = || {
        let message = format!("`{path}` is outside the content directory");
        Problem::new(message, "put the file inside, and correct the path")
    };
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let mut resolved = file.parent().map(Path::to_owned).unwrap_or_default();
    for component in Path::new(&*decoded).components() {
        match component {
            Component::Normal(name) => resolved.push(name),
            Component::CurDir => {}
            Component::ParentDir if resolved.pop() => {}
            _ => return Err(outside()),
        }
    }
    Ok(resolved)
}

/// When a file was last written, and its size; `None` for one that cannot be read. A file with the
/// same stamp is the same.
pub(crate) type Stamp = Option<(SystemTime, u64)>;

/// The stamp of the file at a path.
pub(crate) fn stamp(path: &Path) -> Stamp {
    let metadata = path.metadata().ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// The media files that the content uses. Each file is read once; several threads may read at once.
#[derive(Debug)]
pub(crate) struct MediaLibrary {
    content: PathBuf,
    /// By path; `None` for a file that is missing.
    files: Mutex<BTreeMap<PathBuf, (Stamp, Option<MediaFile>)>>,
    follows_changes: bool,
}

impl MediaLibrary {
    /// The media files in a content directory, none read yet.
    pub(crate) fn new(content: &Path) -> Self {
        Self { content: content.to_owned(), files: Mutex::default(), follows_changes: false }
    }

    /// The same, for content that changes: a file is read again after it has changed.
    pub(crate) fn following(content: &Path) -> Self {
        Self { follows_changes: true, ..Self::new(content) }
    }

    /// The file at a path, relative to the content directory.
    pub(crate) fn file(&self, path: &Path) -> Result<MediaFile, Problem> {
        let files = || self.files.lock().unwrap_or_else(PoisonError::into_inner);
        // From before the file is read: if it changes meanwhile, it is read once more.
        let stamp = self.follows_changes.then(|| stamp(&self.content.join(path))).flatten();
        let cached = files().get(path).filter(|it| it.0 == stamp).map(|it| it.1.clone());
        let file = cached.unwrap_or_else(|| {
            let file = self.read(path);
            files().insert(path.to_owned(), (stamp, file.clone()));
            file
        });
        file.ok_or_else(|| {
            let message = format!("there is no file {}", path.display());
            Problem::new(message, "add it, or correct the path")
        })
    }

    /// The image at a path, with its size.
    pub(crate) fn image(&self, path: &Path) -> Result<(MediaFile, (u32, u32)), Problem> {
        let file = self.file(path)?;
        match file.size {
            Some(size) => Ok((file, size)),
            None => Err(Problem::new(
                format!("{} is not an image that can be read", path.display()),
                "use PNG, JPEG, WebP, AVIF, GIF, or SVG with a size",
            )),
        }
    }

    /// All files that were requested and exist.
    pub(crate) fn files(&self) -> Vec<MediaFile> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.values().filter_map(|it| it.1.clone()).collect()
    }

    /// The content directory.
    pub(crate) fn content(&self) -> &Path {
        &self.content
    }

    fn read(&self, path: &Path) -> Option<MediaFile> {
        let bytes = std::fs::read(self.content.join(path)).ok()?;
        let part = |it: Option<&std::ffi::OsStr>| it.map(|it| it.to_string_lossy().to_lowercase());
        let extension = part(path.extension()).unwrap_or_default();
        let stem = part(path.file_stem()).and_then(|it| Slug::from_label(&it));
        let stem = stem.as_ref().map_or("file", |it| it.as_str());
        let stem = &stem[..stem.floor_char_boundary(MAX_STEM_BYTES)];
        let name = content_hash::media_name(stem, &extension, &bytes);
        let size = if extension == "svg" { svg_size(&bytes) } else { raster_size(&bytes) };
        let name = Slug::new(&name).ok()?;
        Some(MediaFile { name, file: path.to_owned(), size, bytes: bytes.len() })
    }
}
