//! Divides the articles of the index into segments. Older articles are in larger segments: there are
//! few segments, and a new article changes only the last.

use std::ops::Range;

/// How many articles a segment has at least, but for the last one.
pub(crate) const MIN_SIZE: usize = 32;

/// The ratio of two neighbouring sizes. A segment contains a multiple of a size.
const GROWTH: usize = 8;

/// The largest size. A larger site has several segments of this size.
pub(crate) const MAX_SIZE: usize = MIN_SIZE * GROWTH * GROWTH * GROWTH;

/// The segments of a site with this many articles, oldest first, as ranges of their numbers.
pub(crate) fn partition(articles: usize) -> Vec<Range<usize>> {
    let (mut segments, mut start, mut size) = (Vec::new(), 0, MAX_SIZE);
    while start < articles {
        let multiple = (articles - start) / size * size;
        let count = match size {
            MAX_SIZE => multiple.min(MAX_SIZE),
            _ if size < MIN_SIZE => articles - start,
            _ => multiple,
        };
        if count > 0 {
            segments.push(start..start + count);
            start += count;
        }
        if articles - start < size || size < MAX_SIZE {
            size /= GROWTH;
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_articles_are_in_larger_segments() {
        for (articles, sizes) in [
            (0, &[][..]),
            (1, &[1]),
            (31, &[31]),
            (32, &[32]),
            (65, &[64, 1]),
            (256, &[256]),
            (1000, &[768, 224, 8]),
            (10_000, &[8192, 1792, 16]),
            (50_000, &[16_384, 16_384, 16_384, 768, 64, 16]),
        ] {
            let segments = partition(articles);
            assert_eq!(segments.iter().map(Range::len).collect::<Vec<_>>(), sizes, "{articles}");
            assert!(segments.windows(2).all(|it| it[0].end == it[1].start));
        }
    }

    #[test]
    fn a_new_article_changes_the_last_segment_and_sometimes_merges_some() {
        let (mut rewritten, max) = (0, 4000);
        for articles in 0..max {
            let (before, after) = (partition(articles), partition(articles + 1));
            let unchanged =
                before.iter().zip(&after).take_while(|(one, other)| one == other).count();
            rewritten += articles + 1 - after[..unchanged].last().map_or(0, |it| it.end);
            assert!(after.len() <= 4, "{after:?}");
            if articles % MIN_SIZE != MIN_SIZE - 1 {
                assert!(before.len() - unchanged <= 1, "{before:?} {after:?}");
            }
        }
        assert!(rewritten / max < 80, "{}", rewritten / max);
    }
}
