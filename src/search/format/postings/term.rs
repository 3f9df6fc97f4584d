//! The code of a term: how many characters it shares with the term before, how many follow, and
//! these. The first of them is written as its distance from the character that the term before has
//! at this position, minus one: terms are in order, so it is greater.

use crate::search::format::bit_codes::{BitReader, BitWriter};
use crate::search::format::postings::Postings;

/// Terms that are examined to choose the widths of gaps.
const SAMPLED_TERMS: usize = 800;

/// The block of Han characters. After a Han character the next one is most often Han too, so they
/// have a code of their own.
const HAN: std::ops::Range<u32> = 0x4e00..0xa000;

/// The longest term, in characters.
const MAX_TERM_CHARS: usize = 256;

/// Widths of the Golomb-Rice codes of distances: where no character is shared, and where some are.
pub(super) type GapWidths = [u32; 2];

/// The widths for a block that begins with these terms.
pub(super) fn gap_widths(terms: &[(Box<[char]>, Postings)]) -> GapWidths {
    [true, false].map(|is_first| typical_gap_bits(terms, is_first))
}

/// The typical bits of the distance of a first character, or else of any other.
fn typical_gap_bits(terms: &[(Box<[char]>, Postings)], is_first: bool) -> u32 {
    let (mut sum, mut count) = (0_u64, 1);
    for two in terms[..terms.len().min(SAMPLED_TERMS)].windows(2) {
        let shared = common_prefix(&two[0].0, &two[1].0);
        if let (true, Some(before)) = ((shared == 0) == is_first, two[0].0.get(shared)) {
            sum += u64::from(u32::from(two[1].0[shared]) - u32::from(*before) - 1);
            count += 1;
        }
    }
    (sum / count * 7 / 10).max(1).ilog2().min(15)
}

/// The number of characters that both terms begin with.
pub(super) fn common_prefix(one: &[char], other: &[char]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

/// Writes `term`, which follows `last`.
pub(super) fn write_term(bits: &mut BitWriter, last: &[char], term: &[char], widths: GapWidths) {
    let shared = common_prefix(last, term);
    let new = term.len() - shared;
    // Most terms are bigrams whose first character is shared.
    bits.flag(shared == 1 && new == 1);
    if shared != 1 || new != 1 {
        bits.elias_gamma(u32::try_from(shared).unwrap_or_default());
        bits.elias_gamma(u32::try_from(new).unwrap_or_default());
    }
    for (index, c) in (shared..).zip(&term[shared..]) {
        match last.get(index) {
            Some(before) if index == shared => {
                let gap = u32::from(*c) - u32::from(*before) - 1;
                bits.golomb_rice(gap, widths[usize::from(shared > 0)]);
            }
            _ => write_character(bits, u32::from(*c)),
        }
    }
}

/// Replaces `term`, the term before, by the next one.
pub(super) fn read_term(
    bits: &mut BitReader<'_>,
    term: &mut Vec<char>,
    widths: GapWidths,
) -> Option<()> {
    let is_bigram = bits.flag()?;
    let (shared, new) = if is_bigram { (1, 1) } else { (bits.elias_gamma()?, bits.elias_gamma()?) };
    let (shared, new) = (usize::try_from(shared).ok()?, usize::try_from(new).ok()?);
    if shared > term.len() || shared.checked_add(new)? > MAX_TERM_CHARS {
        return None;
    }
    let before = term.get(shared).copied();
    term.truncate(shared);
    for index in 0..new {
        let code = match before {
            Some(before) if index == 0 => {
                let gap = bits.golomb_rice(widths[usize::from(shared > 0)])?;
                gap.checked_add(1)?.checked_add(u32::from(before))?
            }
            _ => read_character(bits)?,
        };
        term.push(char::from_u32(code)?);
    }
    Some(())
}

/// Writes a character: Han in truncated binary, ASCII in 7 bits, any other in 21.
fn write_character(bits: &mut BitWriter, code: u32) {
    let is_han = HAN.contains(&code);
    bits.flag(!is_han);
    if is_han {
        return bits.truncated_binary(code - HAN.start, HAN.end - HAN.start);
    }
    bits.flag(code >= 0x80);
    bits.fixed_width(code, if code < 0x80 { 7 } else { 21 });
}

fn read_character(bits: &mut BitReader<'_>) -> Option<u32> {
    if !bits.flag()? {
        return Some(HAN.start + bits.truncated_binary(HAN.end - HAN.start)?);
    }
    let is_wide = bits.flag()?;
    bits.fixed_width(if is_wide { 21 } else { 7 })
}
