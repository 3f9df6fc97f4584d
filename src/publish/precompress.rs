//! Smaller copies beside files, for servers that have them ready: `.br` and `.gz`.

use std::io::Write;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

use crate::publish::failure::{Context, Failure};
use crate::publish::progress::Progress;
use crate::publish::tree::{Content, Files};

/// Ends of names worth it: what is text, and the program.
const ENDS: [&str; 8] = ["html", "json", "js", "wasm", "css", "svg", "xml", "txt"];

/// Below this, a packet holds the file anyhow.
const LEAST_BYTES: usize = 1024;

type Pack = fn(&[u8]) -> std::io::Result<Vec<u8>>;

const PACKS: [(&str, Pack); 2] = [("br", brotli), ("gz", gzip)];

/// The copies of `files` that are smaller. Those in `before`, a site published earlier, are taken
/// from there where their file is still the same.
pub(crate) fn files(
    files: &Files,
    before: &Path,
    progress: &dyn Progress,
) -> Result<Files, Failure> {
    let worth_it = |path: &str| path.rsplit_once('.').is_some_and(|(_, it)| ENDS.contains(&it));
    let files: Vec<_> = files.iter().filter(|(path, _)| worth_it(path)).collect();
    progress.begin("packing", files.len());
    let packed = files.into_par_iter().map(|(path, content)| {
        progress.step();
        copies(path, content, before)
    });
    let packed: Vec<Vec<(String, Content)>> = packed.collect::<Result<_, _>>()?;
    Ok(packed.into_iter().flatten().collect())
}

fn copies(path: &str, content: &Content, before: &Path) -> Result<Vec<(String, Content)>, Failure> {
    let bytes = match content {
        Content::Bytes(bytes) => bytes,
        Content::Copy(from) => &std::fs::read(from).while_trying("read", from)?,
    };
    if bytes.len() <= LEAST_BYTES {
        return Ok(Vec::new());
    }
    let is_same = std::fs::read(before.join(path)).is_ok_and(|it| it == *bytes);
    let mut copies = Vec::new();
    for (end, pack) in PACKS {
        let path = format!("{path}.{end}");
        let ready = before.join(&path);
        if is_same && ready.is_file() {
            copies.push((path, Content::Copy(ready)));
            continue;
        }
        let packed = pack(bytes).while_trying("pack", Path::new(&path))?;
        if packed.len() < bytes.len() {
            copies.push((path, Content::Bytes(packed)));
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
