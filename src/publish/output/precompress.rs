//! Smaller copies beside files, for servers that have them ready: `.br` and `.gz`.

use std::io::Write;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

use crate::publish::error::{PublishError, WithPath};
use crate::publish::output::output_dir::{FileContent, Files};
use crate::publish::progress::Progress;

/// Ends of names worth it: what is text, and the program.
const EXTENSIONS: [&str; 8] = ["html", "json", "js", "wasm", "css", "svg", "xml", "txt"];

/// Below this, a packet holds the file anyhow.
const MIN_BYTES: usize = 1024;

type Encoder = fn(&[u8]) -> std::io::Result<Vec<u8>>;

const ENCODINGS: [(&str, Encoder); 2] = [("br", brotli), ("gz", gzip)];

/// The copies of `files` that are smaller. Those in `before`, a site published earlier, are taken
/// from there where their file is still the same.
pub(crate) fn files(
    files: &Files,
    before: &Path,
    progress: &dyn Progress,
) -> Result<Files, PublishError> {
    let worth_it =
        |path: &str| path.rsplit_once('.').is_some_and(|(_, it)| EXTENSIONS.contains(&it));
    let files: Vec<_> = files.iter().filter(|(path, _)| worth_it(path)).collect();
    progress.begin("packing", files.len());
    let packed = files.into_par_iter().map(|(path, content)| {
        progress.step();
        copies(path, content, before)
    });
    let packed: Vec<Vec<(String, FileContent)>> = packed.collect::<Result<_, _>>()?;
    Ok(packed.into_iter().flatten().collect())
}

fn copies(
    path: &str,
    content: &FileContent,
    before: &Path,
) -> Result<Vec<(String, FileContent)>, PublishError> {
    let bytes = match content {
        FileContent::Bytes(bytes) => bytes,
        FileContent::Copy(from) => &std::fs::read(from).with_path("read", from)?,
    };
    if bytes.len() <= MIN_BYTES {
        return Ok(Vec::new());
    }
    let is_same = std::fs::read(before.join(path)).is_ok_and(|it| it == *bytes);
    let mut copies = Vec::new();
    for (end, pack) in ENCODINGS {
        let path = format!("{path}.{end}");
        let ready = before.join(&path);
        if is_same && ready.is_file() {
            copies.push((path, FileContent::Copy(ready)));
            continue;
        }
        let packed = pack(bytes).with_path("pack", Path::new(&path))?;
        if packed.len() < bytes.len() {
            copies.push((path, FileContent::Bytes(packed)));
        }
    }
    Ok(copies)
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &best)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // No name and no time, so that the same file is always the same copy.
    let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    packed.finish()
}
