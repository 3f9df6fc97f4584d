//! Pictures and other files that stand beside the articles.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use percent_encoding::percent_decode_str;

use crate::model::slug::Slug;
use crate::publish::diagnostic::Problem;
use crate::publish::hash;
use crate::route::encode_segment;

/// The most bytes of a file's own name in its published name.
const MAX_STEM_BYTES: usize = 100;

/// A file that will be published under a name made from its content.
#[derive(Clone, Debug)]
pub(crate) struct MediaFile {
    pub(crate) name: Slug,
    /// Relative to the content's directory.
    pub(crate) file: PathBuf,
    /// Pixels across and down, of a picture that can be read.
    pub(crate) size: Option<(u32, u32)>,
    /// How large the file is.
    pub(crate) bytes: usize,
}

impl MediaFile {
    /// Relative to the site.
    pub(crate) fn url(&self) -> String {
        format!("media/{}", encode_segment(&self.name))
    }
}

/// The path of what `file` names, both relative to the content's directory, out of which nothing
/// leads.
pub(crate) fn resolve_in_content(file: &Path, written: &str) -> Result<PathBuf, Problem> {
    let outside = || {
        let problem = format!("`{written}` leads out of the content");
        Problem::new(problem, "put the file inside, and correct the path")
    };
    let decoded = percent_decode_str(written).decode_utf8_lossy();
    let mut path = file.parent().map(Path::to_owned).unwrap_or_default();
    for component in Path::new(&*decoded).components() {
        match component {
            Component::Normal(name) => path.push(name),
            Component::CurDir => {}
            Component::ParentDir if path.pop() => {}
            _ => return Err(outside()),
        }
    }
    Ok(path)
}

/// The files articles have asked for; each is read once.
#[derive(Debug)]
pub(crate) struct MediaLibrary {
    content: PathBuf,
    found: Mutex<BTreeMap<PathBuf, Option<MediaFile>>>,
}

impl MediaLibrary {
    pub(crate) fn new(content: &Path) -> Self {
        Self { content: content.to_owned(), found: Mutex::default() }
    }

    /// The file at a path relative to the content's directory.
    pub(crate) fn file(&self, path: &Path) -> Result<MediaFile, Problem> {
        let found = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let known = found().get(path).cloned();
        let medium = known.unwrap_or_else(|| {
            let medium = self.read(path);
            found().insert(path.to_owned(), medium.clone());
            medium
        });
        medium.ok_or_else(|| {
            let problem = format!("there is no file {}", path.display());
            Problem::new(problem, "put it there, or correct the path")
        })
    }

    /// The picture at a path, with its size.
    pub(crate) fn picture(&self, path: &Path) -> Result<(MediaFile, (u32, u32)), Problem> {
        let medium = self.file(path)?;
        match medium.size {
            Some(size) => Ok((medium, size)),
            None => Err(Problem::new(
                format!("{} is no picture that can be read", path.display()),
                "use PNG, JPEG, WebP, AVIF, GIF, or SVG with a size",
            )),
        }
    }

    /// All files that were asked for and are there.
    pub(crate) fn into_files(self) -> impl Iterator<Item = MediaFile> {
        let found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        found.into_values().flatten()
    }

    fn read(&self, path: &Path) -> Option<MediaFile> {
        let bytes = std::fs::read(self.content.join(path)).ok()?;
        let part = |it: Option<&std::ffi::OsStr>| it.map(|it| it.to_string_lossy().to_lowercase());
        let extension = part(path.extension()).unwrap_or_default();
        let stem = part(path.file_stem()).and_then(|it| Slug::from_label(&it));
        let stem = stem.as_ref().map_or("file", |it| it.as_str());
        let stem = &stem[..stem.floor_char_boundary(MAX_STEM_BYTES)];
        let name = format!("{stem}-{}.{extension}", &hash::sha256_hex(&bytes)[..12]);
        let size = if extension == "svg" { svg_size(&bytes) } else { raster_size(&bytes) };
        let name = Slug::new(&name).ok()?;
        Some(MediaFile { name, file: path.to_owned(), size, bytes: bytes.len() })
    }
}

fn raster_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width.try_into().ok()?, size.height.try_into().ok()?))
}

/// The size an SVG states, or that of its `viewBox`; whole pixels.
fn svg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).ok()?;
    let root = document.root_element();
    let stated = |name| pixels(root.attribute(name)?.trim_end_matches("px"));
    if let (Some(width), Some(height)) = (stated("width"), stated("height")) {
        return Some((width, height));
    }
    let view = root.attribute("viewBox")?.split([' ', ',']).filter(|it| !it.is_empty());
    match view.collect::<Vec<_>>()[..] {
        [_, _, width, height] => Some((pixels(width)?, pixels(height)?)),
        _ => None,
    }
}

fn pixels(text: &str) -> Option<u32> {
    let whole = format!("{:.0}", text.trim().parse::<f64>().ok()?);
    whole.parse().ok().filter(|it| *it > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_is_as_large_as_its_size_or_its_view_box_states() {
        for (attributes, size) in [
            (r#"width="1200" height="800""#, Some((1200, 800))),
            (r#"width="12.6px" height="8" viewBox="0 0 1 1""#, Some((13, 8))),
            (r#"viewBox="0 0 900 600""#, Some((900, 600))),
            (r#"width="100%" height="100%" viewBox="0,0,3,2""#, Some((3, 2))),
            (r#"width="0" height="8""#, None),
            (r#"width="1e99" height="8""#, None),
            ("", None),
        ] {
            let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>");
            assert_eq!(svg_size(svg.as_bytes()), size, "{attributes}");
        }
        assert_eq!(svg_size(b"<svg"), None);
    }
}
