//! The code of the postings of one term: the numbers of the articles, then those of them whose title
//! or metadata contains the term, by their positions in the list.

use crate::search::format::bit_codes::{BitReader, BitWriter};
use crate::search::format::postings::{Field, Postings};

/// Writes the postings of a term in a segment of `articles` articles.
pub(super) fn write_postings(bits: &mut BitWriter, postings: &[(u32, Field)], articles: u32) {
    let numbers: Vec<u32> = postings.iter().map(|(number, _)| *number).collect();
    let count = u32::try_from(numbers.len()).unwrap_or_default();
    bits.elias_gamma(count.saturating_sub(1));
    bits.interpolative(&numbers, 0, articles);
    let positions = [Field::Title, Field::Metadata].map(|field| -> Vec<u32> {
        (0..).zip(postings).filter(|(_, it)| it.1 == field).map(|(at, _)| at).collect()
    });
    let has_other_fields = positions.iter().any(|it| !it.is_empty());
    bits.flag(has_other_fields);
    for positions in positions.iter().filter(|_| has_other_fields) {
        bits.elias_gamma(u32::try_from(positions.len()).unwrap_or_default());
        bits.interpolative(positions, 0, count);
    }
}

/// Reads them.
pub(super) fn read_postings(bits: &mut BitReader<'_>, articles: u32) -> Option<Postings> {
    let count = bits.elias_gamma()?.checked_add(1)?;
    let numbers = bits.interpolative(count, 0, articles)?;
    let mut postings: Postings = numbers.into_iter().map(|it| (it, Field::Body)).collect();
    if bits.flag()? {
        for field in [Field::Title, Field::Metadata] {
            let positions = bits.elias_gamma()?;
            for position in bits.interpolative(positions, 0, count)? {
                postings.get_mut(position as usize)?.1 = field;
            }
        }
    }
    Some(postings)
}
