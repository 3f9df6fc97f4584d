//! Numbers in few bits. Reading never goes past the end and never fails otherwise.

/// Bits, one after another.
#[derive(Clone, Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    bits: usize,
}

impl Writer {
    pub(super) fn bits(&self) -> usize {
        self.bits
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(super) fn flag(&mut self, flag: bool) {
        if self.bits.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(flag) << (self.bits % 8);
        }
        self.bits += 1;
    }

    /// The lowest `count` bits, highest first.
    pub(super) fn plain(&mut self, value: u32, count: u32) {
        (0..count).rev().for_each(|it| self.flag(value >> it & 1 == 1));
    }

    /// Small numbers in few bits: 0 in one.
    pub(super) fn gamma(&mut self, value: u32) {
        let width = (value + 1).ilog2();
        (0..width).for_each(|_| self.flag(false));
        self.plain(value + 1, width + 1);
    }

    /// A number below `range`.
    pub(super) fn below(&mut self, value: u32, range: u32) {
        let (width, short) = shape(range);
        if value < short {
            self.plain(value, width);
        } else {
            self.plain(value + short, width + 1);
        }
    }

    /// A number of about `1 << width`.
    pub(super) fn rice(&mut self, value: u32, width: u32) {
        let high = value >> width;
        if high >= MOST_UNARY {
            (0..MOST_UNARY).for_each(|_| self.flag(true));
            return self.plain(value, u32::BITS);
        }
        (0..high).for_each(|_| self.flag(true));
        self.flag(false);
        self.plain(value, width);
    }

    /// Numbers that rise, from `low` to below `high`; how many there are the reader has to know.
    pub(super) fn rising(&mut self, values: &[u32], low: u32, high: u32) {
        let Some(middle) = values.len().checked_sub(1).map(|it| it / 2) else { return };
        let count = |them: &[u32]| u32::try_from(them.len()).unwrap_or(u32::MAX);
        let (before, behind) = (count(&values[..middle]), count(&values[middle + 1..]));
        self.below(values[middle] - low - before, high - behind - low - before);
        self.rising(&values[..middle], low, values[middle]);
        self.rising(&values[middle + 1..], values[middle] + 1, high);
    }
}

/// What a [`Writer`] wrote, or anything else.
#[derive(Clone, Debug)]
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let flag = byte >> (self.at % 8) & 1 == 1;
        self.at += 1;
        Some(flag)
    }

    pub(super) fn plain(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            value = value << 1 | u32::from(self.flag()?);
        }
        Some(value)
    }

    pub(super) fn gamma(&mut self) -> Option<u32> {
        let mut width = 0;
        while !self.flag()? {
            width += 1;
        }
        if width >= u32::BITS {
            return None;
        }
        Some((1 << width | self.plain(width)?) - 1)
    }

    pub(super) fn below(&mut self, range: u32) -> Option<u32> {
        let (width, short) = shape(range);
        let value = self.plain(width)?;
        if value < short {
            return Some(value);
        }
        (value << 1 | u32::from(self.flag()?)).checked_sub(short).filter(|it| *it < range)
    }

    pub(super) fn rice(&mut self, width: u32) -> Option<u32> {
        let mut high = 0;
        while self.flag()? {
            high += 1;
            if high == MOST_UNARY {
                return self.plain(u32::BITS);
            }
        }
        Some(high << width | self.plain(width)?)
    }

    /// `count` numbers that rise, from `low` to below `high`.
    pub(super) fn rising(&mut self, count: u32, low: u32, high: u32) -> Option<Vec<u32>> {
        if count > high.checked_sub(low)? {
            return None;
        }
        let mut values = Vec::new();
        self.rise(count, low, high, &mut values)?;
        Some(values)
    }

    fn rise(&mut self, count: u32, low: u32, high: u32, values: &mut Vec<u32>) -> Option<()> {
        let Some(before) = count.checked_sub(1).map(|it| it / 2) else { return Some(()) };
        let behind = count - 1 - before;
        let middle = low + before + self.below(high - behind - low - before)?;
        self.rise(before, low, middle, values)?;
        values.push(middle);
        self.rise(behind, middle + 1, high, values)
    }
}

/// Longer runs of ones are given up for the plain number.
const MOST_UNARY: u32 = 20;

/// Numbers below `range` take one of two widths that differ by one: the narrow one, and how many
/// numbers have it.
fn shape(range: u32) -> (u32, u32) {
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
        fn what_is_written_is_read(
            numbers: Vec<u16>,
            rising: BTreeSet<u16>,
            width in 0_u32..12,
        ) {
            let rising: Vec<u32> = rising.into_iter().map(u32::from).collect();
            let mut writer = Writer::default();
            for it in numbers.iter().copied().map(u32::from) {
                writer.gamma(it);
                writer.rice(it, width);
                writer.below(it, it + 1 + width);
            }
            writer.rising(&rising, 0, 65_536);
            let bytes = writer.into_bytes();
            let mut reader = Reader::of(&bytes);
            for it in numbers.into_iter().map(u32::from) {
                prop_assert_eq!(reader.gamma(), Some(it));
                prop_assert_eq!(reader.rice(width), Some(it));
                prop_assert_eq!(reader.below(it + 1 + width), Some(it));
            }
            let count = u32::try_from(rising.len()).unwrap();
            prop_assert_eq!(reader.rising(count, 0, 65_536), Some(rising));
        }

        #[test]
        fn any_bytes_can_be_read(bytes: Vec<u8>, count in 0_u32..99, high: u32) {
            let mut reader = Reader::of(&bytes);
            let _ = (reader.gamma(), reader.rice(31), reader.below(high), reader.below(0));
            let rising = reader.rising(count, 0, high);
            prop_assert!(rising.is_none_or(|it| it.windows(2).all(|it| it[0] < it[1])));
        }
    }
}
