//! Divides the terms of a segment into blocks, and reads a block.
//!
//! A block begins with three bytes: the two widths of gaps (`term`), four bits each, then the number
//! of terms, little-endian. Each term is followed by its postings (`list`).

use crate::search::format::bit_codes::{BitReader, BitWriter};
use crate::search::format::postings::list::{read_postings, write_postings};
use crate::search::format::postings::term::{common_prefix, gap_widths, read_term, write_term};
use crate::search::format::postings::{Postings, PostingsBlock, TermPostings};

/// Target size of a block: this times √(articles in the segment). A search loads one or two blocks
/// of each segment, and the manifest, which lists all blocks; √n minimises the sum: with four times
/// as many articles it costs least if there are twice as many blocks of twice the size.
const BYTES_PER_SQRT_ARTICLE: usize = 34;

/// The smallest target size: fewer bytes are hardly worth a request.
const MIN_BLOCK_BYTES: usize = 1024;

/// Postings of all terms of a block together. A block with more was not written by this program.
const MAX_POSTINGS: usize = 1 << 20;

/// The size at which a block of a segment of `articles` articles is closed. Its last term may
/// exceed it.
pub fn max_block_bytes(articles: u32) -> usize {
    let side = usize::try_from(articles.isqrt()).unwrap_or(usize::MAX);
    side.saturating_mul(BYTES_PER_SQRT_ARTICLE).max(MIN_BLOCK_BYTES)
}

/// The blocks for the terms of a segment of `articles` articles.
pub fn write_blocks(terms: &TermPostings, articles: u32) -> Vec<PostingsBlock> {
    let (mut blocks, mut at) = (Vec::new(), 0);
    while at < terms.len() {
        let last = at.checked_sub(1).map_or(&[][..], |it| &terms[it].0);
        let first = &terms[at].0;
        let shared = common_prefix(last, first);
        let first = if at == 0 { &[][..] } else { &first[..=shared] };
        let (bytes, count) = write_block(&terms[at..], articles);
        blocks.push(PostingsBlock { first_term: first.iter().collect(), bytes });
        at += count;
    }
    blocks
}

/// The bytes of a block that begins with these terms, and how many of them it contains.
fn write_block(terms: &[(Box<[char]>, Postings)], articles: u32) -> (Vec<u8>, usize) {
    let widths = gap_widths(terms);
    let full_bits = max_block_bytes(articles) * 8;
    let (mut bits, mut last, mut count) = (BitWriter::default(), &[][..], 0);
    for (term, postings) in terms.iter().take(usize::from(u16::MAX)) {
        write_term(&mut bits, last, term, widths);
        write_postings(&mut bits, postings, articles);
        (last, count) = (term, count + 1);
        if bits.bit_count() >= full_bits {
            break;
        }
    }
    let [low, high] = u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
    let widths = u8::try_from(widths[0] << 4 | widths[1]).unwrap_or_default();
    ([vec![widths, low, high], bits.into_bytes()].concat(), count)
}

/// Whether `bytes` are a block, with at least one term, of a segment of `articles` articles.
pub fn is_valid(bytes: &[u8], articles: u32) -> bool {
    let mut terms = 0;
    let visit = |_: &[char], _| {
        terms += 1;
        true
    };
    read_block(bytes, articles, visit).is_some() && terms > 0
}

/// Hands each term of a block with its postings to `visit`, until that returns `false`. `None` if
/// `bytes` are not a block of a segment of `articles` articles.
pub fn read_block(
    bytes: &[u8],
    articles: u32,
    mut visit: impl FnMut(&[char], Postings) -> bool,
) -> Option<()> {
    let [widths, low, high, bytes @ ..] = bytes else { return None };
    let widths = [u32::from(widths >> 4), u32::from(widths & 15)];
    let (mut bits, mut term, mut total) = (BitReader::new(bytes), Vec::new(), 0);
    for _ in 0..u16::from_le_bytes([*low, *high]) {
        read_term(&mut bits, &mut term, widths)?;
        let postings = read_postings(&mut bits, articles)?;
        total += postings.len();
        if total > MAX_POSTINGS {
            return None;
        }
        if !visit(&term, postings) {
            break;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::format::postings::Field;

    fn field() -> impl Strategy<Value = Field> {
        prop_oneof![4 => Just(Field::Body), 1 => Just(Field::Metadata), 1 => Just(Field::Title)]
    }

    proptest! {
        #[test]
        fn written_blocks_read_back_unchanged(
            terms in prop::collection::btree_map(
                prop_oneof![
                    prop::collection::vec(prop::char::range('\u{4e00}', '\u{5000}'), 1..3),
                    prop::collection::vec(prop::char::range('a', 'f'), 1..7),
                    prop::collection::vec(any::<char>(), 1..4),
                ],
                prop::collection::btree_map(0_u32..700, field(), 1..40),
                0..300,
            ),
        ) {
            let terms: TermPostings = terms
                .into_iter()
                .map(|(term, postings)| (term.into(), postings.into_iter().collect()))
                .collect();
            let blocks = write_blocks(&terms, 700);
            let mut read_back = TermPostings::new();
            for (index, block) in blocks.iter().enumerate() {
                read_block(&block.bytes, 700, |term, postings| {
                    let text: String = term.iter().collect();
                    assert!(block.first_term <= text && blocks[..index].iter().all(|it| it.first_term <= block.first_term));
                    read_back.push((term.into(), postings));
                    true
                }).unwrap();
            }
            prop_assert_eq!(read_back, terms);
        }

        #[test]
        fn any_bytes_are_a_postings_block_or_none(bytes: Vec<u8>, articles: u32) {
            let _ = read_block(&bytes, articles, |_, _| true);
        }
    }
}
