//! Hashed files of earlier builds: pages that are still open somewhere load them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::publish::content_hash::is_hashed_name;
use crate::publish::error::PublishError;
use crate::publish::files::{FileContent, Files};
use crate::publish::output::build_manifest;

/// How many earlier builds keep their hashed files in the site.
const RETAINED_GENERATIONS: usize = 2;

/// Adds the hashed files of earlier builds in `out` to `files`. Returns the hashed files by
/// generation, this build first.
pub(crate) fn add_earlier_files(
    files: &mut Files,
    out: &Path,
) -> Result<Vec<BTreeSet<String>>, PublishError> {
    let earlier = build_manifest::read(out)?.map(|it| it.hashed).unwrap_or_default();
    let current = files.keys().filter(|it| is_hashed_name(it)).cloned().collect();
    let generations = retain_generations(current, earlier);
    for path in generations.iter().skip(1).flatten() {
        let from = out.join(path);
        if from.is_file() && !files.contains_key(path) {
            files.insert(path.clone(), FileContent::Copy(from));
        }
    }
    Ok(generations)
}

/// The generations after a build with the hashed files `current`. A build with the same files as the
/// latest one is no new generation.
fn retain_generations(
    current: BTreeSet<String>,
    earlier: Vec<BTreeSet<String>>,
) -> Vec<BTreeSet<String>> {
    if earlier.first() == Some(&current) {
        return earlier;
    }
    [current].into_iter().chain(earlier).take(1 + RETAINED_GENERATIONS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_earlier_builds_are_retained_and_the_same_build_is_no_new_one() {
        let of = |name: &str| BTreeSet::from([name.to_owned()]);
        let first = retain_generations(of("a"), Vec::new());
        assert_eq!(retain_generations(of("a"), first.clone()), first);
        let fourth =
            ["b", "c", "d"].into_iter().fold(first, |it, name| retain_generations(of(name), it));
        assert_eq!(fourth, [of("d"), of("c"), of("b")]);
    }
}
