//! Integers in few bits, by four textbook codes: Elias gamma, Golomb-Rice, truncated binary, and the
//! binary interpolative code of Moffat and Stuiver. Reading returns `None` at the end of the bytes
//! and for numbers that the writer does not write; it never panics.

/// Writes bits one after another, the lowest bit of each byte first.
#[derive(Clone, Debug, Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    bits: usize,
}

impl BitWriter {
    /// The number of bits written so far.
    pub(crate) fn bit_count(&self) -> usize {
        self.bits
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// One bit.
    pub(crate) fn flag(&mut self, flag: bool) {
        if self.bits.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(flag) << (self.bits % 8);
        }
        self.bits += 1;
    }

    /// The lowest `count` bits of `value`, highest first.
    pub(crate) fn fixed_width(&mut self, value: u32, count: u32) {
        (0..count).rev().for_each(|it| self.flag(value >> it & 1 == 1));
    }

    /// The Elias gamma code of `value + 1`: 0 takes one bit, `n` about `2 × log2(n)`.
    pub(crate) fn elias_gamma(&mut self, value: u32) {
        let width = (value + 1).ilog2();
        (0..width).for_each(|_| self.flag(false));
        self.fixed_width(value + 1, width + 1);
    }

    /// A number below `range` in truncated binary: `log2(range)` bits, rounded down for the first
    /// numbers and up for the others.
    pub(crate) fn truncated_binary(&mut self, value: u32, range: u32) {
        let (width, short) = truncated_binary_shape(range);
        if value < short {
            self.fixed_width(value, width);
        } else {
            self.fixed_width(value + short, width + 1);
        }
    }

    /// A Golomb-Rice code: `value >> width` in unary, then the lowest `width` bits. It is short for
    /// numbers of about `1 << width`. After [`MAX_UNARY`] ones the whole number follows.
    pub(crate) fn golomb_rice(&mut self, value: u32, width: u32) {
        let high = value >> width;
        if high >= MAX_UNARY {
            (0..MAX_UNARY).for_each(|_| self.flag(true));
            return self.fixed_width(value, u32::BITS);
        }
        (0..high).for_each(|_| self.flag(true));
        self.flag(false);
        self.fixed_width(value, width);
    }

    /// The binary interpolative code of strictly rising numbers from `low` to below `high`: the
    /// middle one in truncated binary, then both halves, whose bounds it narrows. The count is not
    /// written.
    pub(crate) fn interpolative(&mut self, values: &[u32], low: u32, high: u32) {
        let Some(middle) = values.len().checked_sub(1).map(|it| it / 2) else { return };
        let count = |them: &[u32]| u32::try_from(them.len()).unwrap_or(u32::MAX);
        let (before, behind) = (count(&values[..middle]), count(&values[middle + 1..]));
        self.truncated_binary(values[middle] - low - before, high - behind - low - before);
        self.interpolative(&values[..middle], low, values[middle]);
        self.interpolative(&values[middle + 1..], values[middle] + 1, high);
    }
}

/// Reads what a [`BitWriter`] wrote. The bytes may be any.
#[derive(Clone, Debug)]
pub(crate) struct BitReader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> BitReader<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(crate) fn flag(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let flag = byte >> (self.at % 8) & 1 == 1;
        self.at += 1;
        Some(flag)
    }

    pub(crate) fn fixed_width(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            value = value << 1 | u32::from(self.flag()?);
        }
        Some(value)
    }

    pub(crate) fn elias_gamma(&mut self) -> Option<u32> {
        let mut width = 0;
        while !self.flag()? {
            width += 1;
        }
        if width >= u32::BITS {
            return None;
        }
        Some((1 << width | self.fixed_width(width)?) - 1)
    }

    pub(crate) fn truncated_binary(&mut self, range: u32) -> Option<u32> {
        let (width, short) = truncated_binary_shape(range);
        let value = self.fixed_width(width)?;
        if value < short {
            return Some(value);
        }
        (value << 1 | u32::from(self.flag()?)).checked_sub(short).filter(|it| *it < range)
    }

    pub(crate) fn golomb_rice(&mut self, width: u32) -> Option<u32> {
        let mut high = 0;
        while self.flag()? {
            high += 1;
            if high == MAX_UNARY {
                return self.fixed_width(u32::BITS);
            }
        }
        Some(high << width | self.fixed_width(width)?)
    }

    /// `count` strictly rising numbers from `low` to below `high`.
    pub(crate) fn interpolative(&mut self, count: u32, low: u32, high: u32) -> Option<Vec<u32>> {
        if count > high.checked_sub(low)? {
            return None;
        }
        let mut values = Vec::new();
        self.interpolative_into(count, low, high, &mut values)?;
        Some(values)
    }

    fn interpolative_into(
        &mut self,
        count: u32,
        low: u32,
        high: u32,
        values: &mut Vec<u32>,
    ) -> Option<()> {
        let Some(before) = count.checked_sub(1).map(|it| it / 2) else { return Some(()) };
        let behind = count - 1 - before;
        let middle = low + before + self.truncated_binary(high - behind - low - before)?;
        self.interpolative_into(before, low, middle, values)?;
        values.push(middle);
        self.interpolative_into(behind, middle + 1, high, values)
    }
}

/// Ones in the unary part of a Golomb-Rice code; after that many the number follows as it is.
const MAX_UNARY: u32 = 20;

/// The shape of the truncated binary code below `range`: its smaller width, and how many numbers have
/// that width. All others take one bit more.
fn truncated_binary_shape(range: u32) -> (u32, u32) {
    let width = range.max(1).ilog2();
    let short = (1_u64 << (width + 1)) - u64::from(range.max(1));
    (width, u32::try_from(short).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn written_numbers_read_back_unchanged(
            numbers: Vec<u16>,
            rising: BTreeSet<u16>,
            width in 0_u32..12,
        ) {
            let rising: Vec<u32> = rising.into_iter().map(u32::from).collect();
            let mut bits = BitWriter::default();
            for it in numbers.iter().copied().map(u32::from) {
                bits.elias_gamma(it);
                bits.golomb_rice(it, width);
                bits.truncated_binary(it, it + 1 + width);
            }
            bits.interpolative(&rising, 0, 65_536);
            let bytes = bits.into_bytes();
            let mut bits = BitReader::new(&bytes);
            for it in numbers.into_iter().map(u32::from) {
                prop_assert_eq!(bits.elias_gamma(), Some(it));
                prop_assert_eq!(bits.golomb_rice(width), Some(it));
                prop_assert_eq!(bits.truncated_binary(it + 1 + width), Some(it));
            }
            let count = u32::try_from(rising.len()).unwrap();
            prop_assert_eq!(bits.interpolative(count, 0, 65_536), Some(rising));
        }

        #[test]
        fn reading_any_bytes_never_panics(bytes: Vec<u8>, count in 0_u32..99, high: u32) {
            let mut bits = BitReader::new(&bytes);
            let _ = (bits.elias_gamma(), bits.golomb_rice(31), bits.truncated_binary(high), bits.truncated_binary(0));
            let rising = bits.interpolative(count, 0, high);
            prop_assert!(rising.is_none_or(|it| it.windows(2).all(|it| it[0] < it[1])));
        }
    }
}
