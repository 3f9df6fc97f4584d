//! Precompressed copies of files, `.br` and `.gz`, for servers that send such copies.

use std::io::Write;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

use crate::publish::error::{PublishError, WithPath};
use crate::publish::files::{FileContent, Files};
use crate::publish::progress::Progress;

/// The extensions of files that compression makes much smaller: text, and WebAssembly.
const EXTENSIONS: [&str; 8] = ["html", "json", "js", "wasm", "css", "svg", "xml", "txt"];

/// A smaller file fits into one network packet anyway.
const MIN_BYTES: usize = 1024;

type Encoder = fn(&[u8]) -> std::io::Result<Vec<u8>>;

/// Extensions of copies, and how each is made.
const ENCODINGS: [(&str, Encoder); 2] = [("br", brotli), ("gz", gzip)];

/// The copies of `files` that are smaller than the file. A file that is the same in `before`, a site
/// published earlier, keeps the copies it has there.
pub(crate) fn copies(
    files: &Files,
    before: &Path,
    progress: &dyn Progress,
) -> Result<Files, PublishError> {
    let is_compressible =
        |path: &str| path.rsplit_once('.').is_some_and(|(_, it)| EXTENSIONS.contains(&it));
    let files: Vec<_> = files.iter().filter(|(path, _)| is_compressible(path)).collect();
    progress.begin("packing", files.len());
    let copies = files.into_par_iter().map(|(path, content)| {
        progress.step();
        copies_of(path, content, before)
    });
    let copies: Vec<Vec<(String, FileContent)>> = copies.collect::<Result<_, _>>()?;
    Ok(copies.into_iter().flatten().collect())
}

fn copies_of(
    path: &str,
    content: &FileContent,
    before: &Path,
) -> Result<Vec<(String, FileContent)>, PublishError> {
    let bytes = content.bytes()?;
    if bytes.len() <= MIN_BYTES {
        return Ok(Vec::new());
    }
    let is_same = std::fs::read(before.join(path)).is_ok_and(|it| *it == *bytes);
    let mut copies = Vec::new();
    for (extension, encode) in ENCODINGS {
        let path = format!("{path}.{extension}");
        let earlier = before.join(&path);
        if is_same && earlier.is_file() {
            copies.push((path, FileContent::Copy(earlier)));
            continue;
        }
        let encoded = encode(&bytes).with_path("compress", Path::new(&path))?;
        if encoded.len() < bytes.len() {
            copies.push((path, FileContent::Bytes(encoded)));
        }
    }
    Ok(copies)
}

/// The bytes, compressed as much as Brotli can.
pub(crate) fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut encoded = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut encoded, &best)?;
    Ok(encoded)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // Without name and time, so that the same file always gives the same copy.
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
