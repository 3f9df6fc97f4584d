//! Pieces of the index: terms in order, each with the articles it is in.
//!
//! Three bytes say how wide the steps from one character to the next usually are (for the first of a
//! term and for all others) and how many terms follow. A term says how much of the one before it
//! keeps, then its characters, then its articles.

use crate::search::format::bit_codes::{BitReader, BitWriter};

/// A piece is closed once it has so many bytes for each article along a side, if all articles of its
/// segment stood in a square. A search takes one or two pieces of each segment and the directory,
/// which names all pieces: with four times as many articles that costs least if twice as many pieces
/// are twice as large.
const BYTES_PER_SQRT_ARTICLE: usize = 34;

/// Fewer are hardly worth a request.
const MIN_BLOCK_BYTES: usize = 1024;

/// Terms looked at to choose how wide steps are.
const SAMPLED_TERMS: usize = 800;

/// Characters of Han, by far the most common after one another.
const HAN: std::ops::Range<u32> = 0x4e00..0xa000;

/// A term has fewer characters.
const MAX_TERM_CHARS: usize = 256;

/// Where in an article a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// In its text.
    Body,
    /// In its summary, its source or a tag.
    Metadata,
    /// In its title.
    Title,
}

/// Articles by number in their segment, in order, and the best place a term has in each.
pub type Postings = Vec<(u32, Field)>;

/// Terms in order, with their articles.
pub type TermPostings = Vec<(Box<[char]>, Postings)>;

/// One piece.
#[derive(Clone, Debug)]
pub struct PostingsBlock {
    /// Everything in it is at or behind this, everything in the piece before it before.
    pub first_term: String,
    /// What it says.
    pub bytes: Vec<u8>,
}

/// A piece of a segment of so many articles is closed once it has so many bytes; the last term may
/// take it further.
pub fn max_block_bytes(articles: u32) -> usize {
    let side = usize::try_from(articles.isqrt()).unwrap_or(usize::MAX);
    side.saturating_mul(BYTES_PER_SQRT_ARTICLE).max(MIN_BLOCK_BYTES)
}

/// The pieces for terms of a segment of so many articles.
pub fn write_blocks(terms: &TermPostings, articles: u32) -> Vec<PostingsBlock> {
    let (mut pieces, mut at) = (Vec::new(), 0);
    while at < terms.len() {
        let before = at.checked_sub(1).map_or(&[][..], |it| &terms[it].0);
        let from = &terms[at].0;
        let kept = common_prefix(before, from);
        let from = if at == 0 { &[][..] } else { &from[..=kept] };
        let (bytes, count) = write_block(&terms[at..], articles);
        pieces.push(PostingsBlock { first_term: from.iter().collect(), bytes });
        at += count;
    }
    pieces
}

fn write_block(terms: &[(Box<[char]>, Postings)], articles: u32) -> (Vec<u8>, usize) {
    let widths = [true, false].map(|first| typical_gap_bits(terms, first));
    let full_bits = max_block_bytes(articles) * 8;
    let (mut writer, mut last, mut count) = (BitWriter::default(), &[][..], 0);
    for (term, postings) in terms.iter().take(usize::from(u16::MAX)) {
        write_term(&mut writer, last, term, widths);
        write_postings(&mut writer, postings, articles);
        (last, count) = (term, count + 1);
        if writer.bits() >= full_bits {
            break;
        }
    }
    let [low, high] = u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
    let widths = u8::try_from(widths[0] << 4 | widths[1]).unwrap_or_default();
    ([vec![widths, low, high], writer.into_bytes()].concat(), count)
}

/// How many bits a step from one character to the next usually has.
fn typical_gap_bits(terms: &[(Box<[char]>, Postings)], first: bool) -> u32 {
    let (mut sum, mut count) = (0_u64, 1);
    for two in terms[..terms.len().min(SAMPLED_TERMS)].windows(2) {
        let kept = common_prefix(&two[0].0, &two[1].0);
        if let (true, Some(from)) = ((kept == 0) == first, two[0].0.get(kept)) {
            sum += u64::from(u32::from(two[1].0[kept]) - u32::from(*from) - 1);
            count += 1;
        }
    }
    (sum / count * 7 / 10).max(1).ilog2().min(15)
}

fn common_prefix(one: &[char], other: &[char]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

fn write_term(writer: &mut BitWriter, last: &[char], term: &[char], widths: [u32; 2]) {
    let kept = common_prefix(last, term);
    let new = term.len() - kept;
    // Most terms are two characters of which the first is kept.
    writer.flag(kept == 1 && new == 1);
    if kept != 1 || new != 1 {
        writer.elias_gamma(u32::try_from(kept).unwrap_or_default());
        writer.elias_gamma(u32::try_from(new).unwrap_or_default());
    }
    for (place, c) in (kept..).zip(&term[kept..]) {
        match last.get(place) {
            Some(from) if place == kept => {
                let step = u32::from(*c) - u32::from(*from) - 1;
                writer.golomb_rice(step, widths[usize::from(kept > 0)]);
            }
            _ => write_character(writer, u32::from(*c)),
        }
    }
}

fn write_character(writer: &mut BitWriter, code: u32) {
    let is_han = HAN.contains(&code);
    writer.flag(!is_han);
    if is_han {
        return writer.truncated_binary(code - HAN.start, HAN.end - HAN.start);
    }
    writer.flag(code >= 0x80);
    writer.fixed_width(code, if code < 0x80 { 7 } else { 21 });
}

fn write_postings(writer: &mut BitWriter, postings: &[(u32, Field)], articles: u32) {
    let numbers: Vec<u32> = postings.iter().map(|(number, _)| *number).collect();
    let count = u32::try_from(numbers.len()).unwrap_or_default();
    writer.elias_gamma(count.saturating_sub(1));
    writer.interpolative(&numbers, 0, articles);
    let places = [Field::Title, Field::Metadata].map(|level| -> Vec<u32> {
        (0..).zip(postings).filter(|(_, it)| it.1 == level).map(|(at, _)| at).collect()
    });
    let special = places.iter().any(|it| !it.is_empty());
    writer.flag(special);
    for places in places.iter().filter(|_| special) {
        writer.elias_gamma(u32::try_from(places.len()).unwrap_or_default());
        writer.interpolative(places, 0, count);
    }
}

/// Articles of all terms of a piece together: more are nothing that was written here.
const MAX_POSTINGS: usize = 1 << 20;

/// Whether it is a piece, none of which is empty, of a segment of so many articles.
pub fn is_valid(bytes: &[u8], articles: u32) -> bool {
    let mut terms = 0;
    let visit = |_: &[char], _| {
        terms += 1;
        true
    };
    read_block(bytes, articles, visit).is_some() && terms > 0
}

/// Hands every term of a piece and its articles to `visit`, until that says that it is enough.
/// `None` when the piece is none.
pub fn read_block(
    bytes: &[u8],
    articles: u32,
    mut visit: impl FnMut(&[char], Postings) -> bool,
) -> Option<()> {
    let [widths, low, high, bits @ ..] = bytes else { return None };
    let widths = [u32::from(widths >> 4), u32::from(widths & 15)];
    let (mut reader, mut term, mut all) = (BitReader::new(bits), Vec::new(), 0);
    for _ in 0..u16::from_le_bytes([*low, *high]) {
        read_term(&mut reader, &mut term, widths)?;
        let postings = read_postings(&mut reader, articles)?;
        all += postings.len();
        if all > MAX_POSTINGS {
            return None;
        }
        if !visit(&term, postings) {
            break;
        }
    }
    Some(())
}

fn read_term(reader: &mut BitReader<'_>, term: &mut Vec<char>, widths: [u32; 2]) -> Option<()> {
    let usual = reader.flag()?;
    let (kept, new) = if usual { (1, 1) } else { (reader.elias_gamma()?, reader.elias_gamma()?) };
    let (kept, new) = (usize::try_from(kept).ok()?, usize::try_from(new).ok()?);
    if kept > term.len() || kept.checked_add(new)? > MAX_TERM_CHARS {
        return None;
    }
    let from = term.get(kept).copied();
    term.truncate(kept);
    for place in 0..new {
        let code = match from {
            Some(from) if place == 0 => {
                let step = reader.golomb_rice(widths[usize::from(kept > 0)])?;
                step.checked_add(1)?.checked_add(u32::from(from))?
            }
            _ => read_character(reader)?,
        };
        term.push(char::from_u32(code)?);
    }
    Some(())
}

fn read_character(reader: &mut BitReader<'_>) -> Option<u32> {
    if !reader.flag()? {
        return Some(HAN.start + reader.truncated_binary(HAN.end - HAN.start)?);
    }
    let wide = reader.flag()?;
    reader.fixed_width(if wide { 21 } else { 7 })
}

fn read_postings(reader: &mut BitReader<'_>, articles: u32) -> Option<Postings> {
    let count = reader.elias_gamma()?.checked_add(1)?;
    let numbers = reader.interpolative(count, 0, articles)?;
    let mut postings: Postings = numbers.into_iter().map(|it| (it, Field::Body)).collect();
    if reader.flag()? {
        for level in [Field::Title, Field::Metadata] {
            let places = reader.elias_gamma()?;
            for place in reader.interpolative(places, 0, count)? {
                postings.get_mut(place as usize)?.1 = level;
            }
        }
    }
    Some(postings)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
            let pieces = write_blocks(&terms, 700);
            let mut read_back = TermPostings::new();
            for (place, piece) in pieces.iter().enumerate() {
                read_block(&piece.bytes, 700, |term, postings| {
                    let text: String = term.iter().collect();
                    assert!(piece.first_term <= text && pieces[..place].iter().all(|it| it.first_term <= piece.first_term));
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
