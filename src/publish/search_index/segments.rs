//! Which articles stand together in the index: the older, the more, so that there are few segments
//! and one more article changes only the last.

use std::ops::Range;

/// As many articles a segment has at least, but for the last.
pub const MIN_SIZE: usize = 32;

/// Segments hold a multiple of a size; sizes are so many times one another.
const GROWTH: usize = 8;

/// The largest size; a larger site has several segments of it.
pub const MAX_SIZE: usize = MIN_SIZE * GROWTH * GROWTH * GROWTH;

/// The segments of so many articles, oldest first, by the places of articles.
pub fn partition(articles: usize) -> Vec<Range<usize>> {
    let (mut segments, mut at, mut size) = (Vec::new(), 0, MAX_SIZE);
    while at < articles {
        let multiple = (articles - at) / size * size;
        let take = match size {
            MAX_SIZE => multiple.min(MAX_SIZE),
            _ if size < MIN_SIZE => articles - at,
            _ => multiple,
        };
        if take > 0 {
            segments.push(at..at + take);
            at += take;
        }
        if articles - at < size || size < MAX_SIZE {
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
    fn one_more_article_changes_the_last_segment_and_now_and_then_merges_some() {
        let (mut rewritten, most) = (0, 4000);
        for articles in 0..most {
            let (before, after) = (partition(articles), partition(articles + 1));
            let kept = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
            rewritten += articles + 1 - after[..kept].last().map_or(0, |it| it.end);
            assert!(after.len() <= 4, "{after:?}");
            if articles % MIN_SIZE != MIN_SIZE - 1 {
                assert!(before.len() - kept <= 1, "{before:?} {after:?}");
            }
        }
        assert!(rewritten / most < 80, "{}", rewritten / most);
    }
}
