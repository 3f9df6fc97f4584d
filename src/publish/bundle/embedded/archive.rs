//! The files of an app in one archive: tar, compressed with Brotli.

use std::io;
use std::io::Read;

use tar::{Archive, Builder, EntryType, Header};

use crate::publish::bundle::trunk::{PAGE, TrunkOutput};
use crate::publish::output::precompress;

/// Read and written by its owner, read by all.
const MODE: u32 = 0o644;

/// Packs the files by name, without times and owners: the same files give the same bytes.
pub(crate) fn pack(output: &TrunkOutput) -> io::Result<Vec<u8>> {
    let mut tar = Builder::new(Vec::new());
    let files = output.files.iter().map(|(path, bytes)| (&**path, &**bytes));
    for (path, bytes) in [(PAGE, output.page.as_bytes())].into_iter().chain(files) {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(MODE);
        header.set_mtime(0);
        header.set_uid(0);
        header.set_gid(0);
        header.set_size(bytes.len() as u64);
        tar.append_data(&mut header, path, bytes)?;
    }
    precompress::brotli(&tar.into_inner()?)
}

/// The files of an archive.
pub(crate) fn unpack(archive: &[u8]) -> Result<TrunkOutput, String> {
    let mut output = read(archive).map_err(|error| format!("its archive is damaged: {error}"))?;
    let page = output.take_text(PAGE)?;
    Ok(TrunkOutput { page, ..output })
}

fn read(archive: &[u8]) -> io::Result<TrunkOutput> {
    let mut tar = Vec::new();
    brotli::BrotliDecompress(&mut &*archive, &mut tar)?;
    let mut output = TrunkOutput::default();
    for entry in Archive::new(&*tar).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        output.files.insert(path, bytes);
    }
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output() -> TrunkOutput {
        let files = [("b/c.svg", "<svg/>"), ("a.js", "a()")];
        TrunkOutput {
            page: "<p>泉闻".to_owned(),
            files: files.map(|(path, text)| (path.to_owned(), text.into())).into(),
        }
    }

    #[test]
    fn an_archive_has_the_files_and_the_same_files_give_the_same_bytes() {
        let archive = pack(&output()).unwrap();
        assert_eq!(unpack(&archive).unwrap(), output());
        assert_eq!(pack(&output()).unwrap(), archive);
    }

    #[test]
    fn an_archive_has_neither_times_nor_users() {
        let mut tar = Vec::new();
        brotli::BrotliDecompress(&mut &*pack(&output()).unwrap(), &mut tar).unwrap();
        let mut archive = Archive::new(&*tar);
        for entry in archive.entries().unwrap() {
            let entry = entry.unwrap();
            let header = entry.header();
            let numbers = [header.mtime(), header.uid(), header.gid()].map(Result::unwrap);
            assert_eq!((numbers, header.mode().unwrap()), ([0; 3], MODE));
            assert_eq!((header.username(), header.groupname()), (Ok(Some("")), Ok(Some(""))));
        }
    }

    #[test]
    fn what_is_no_archive_is_rejected() {
        let archive = pack(&output()).unwrap();
        for damaged in [&archive[..archive.len() / 2], b"tar", b""] {
            let error = unpack(damaged).unwrap_err();
            assert!(error.starts_with("its archive is damaged: "), "{error}");
        }
    }
}
