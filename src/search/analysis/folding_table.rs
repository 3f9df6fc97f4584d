//! The table of spellings as a file: text, so that any host sends it compressed.
//!
//! Four lines. Rows of characters that stand apart evenly and all become the one as far away, such
//! as the letters of an alphabet: first, step, count and distance. Then all others that become one
//! character: how far each is from the one before, and what they become. Last those that become
//! none or several.

use std::fmt::Write;

use crate::search::analysis::folding::Folding;

/// Fewer than these are no row.
const MIN_RUN: usize = 4;

/// More characters in rows are nothing that was written here.
const MAX_IN_RUNS: u32 = 0x1_0000;

/// No character becomes more than so many (Unicode, the longest decomposition).
const MAX_EXPANSION: usize = 18;

/// A distance of 0 is written as the character behind this one.
const GAP_OFFSET: u32 = 0x20;

impl Folding {
    /// The file that says it.
    pub fn write(&self) -> String {
        let mut rows = String::new();
        let (mut gaps, mut targets, mut others) = (String::new(), String::new(), String::new());
        let singles: Vec<(u32, u32)> =
            self.singles.iter().map(|(from, to)| (u32::from(*from), u32::from(*to))).collect();
        let (mut at, mut last) = (0, 0);
        while at < singles.len() {
            let (from, to) = singles[at];
            let row = run_length(&singles[at..]);
            if row >= MIN_RUN {
                let step = singles[at + 1].0 - from;
                let far = i64::from(to) - i64::from(from);
                // Writing to a string cannot fail.
                let _ = write!(rows, "{from} {step} {row} {far} ");
                at += row;
                continue;
            }
            let target = char::from_u32(to).into_iter();
            if let Some(gap) = char::from_u32(GAP_OFFSET + from - last) {
                gaps.push(gap);
                targets.extend(target);
                last = from;
            } else {
                others.extend(char::from_u32(from).into_iter().chain(target).chain(['\t']));
            }
            at += 1;
        }
        for (from, to) in &self.others {
            others.push(*from);
            others.push_str(to);
            others.push('\t');
        }
        format!("{rows}\n{gaps}\n{targets}\n{others}\n")
    }

    /// The table a file says, if it is one.
    pub fn read(text: &str) -> Option<Self> {
        let mut folding = Self::default();
        let mut lines = text.split('\n');
        let [rows, gaps, targets, others] = [(); 4].map(|()| lines.next());
        let numbers: Result<Vec<i64>, _> = rows?.split_whitespace().map(str::parse).collect();
        let mut left = MAX_IN_RUNS;
        for row in numbers.ok()?.chunks(4) {
            let [from, step, count, far] = row else { return None };
            let count = u32::try_from(*count).ok()?;
            left = left.checked_sub(count)?;
            for place in 0..i64::from(count) {
                let from = from.checked_add(step.checked_mul(place)?)?;
                folding.singles.insert(character(from)?, character(from.checked_add(*far)?)?);
            }
        }
        let (mut last, mut targets) = (0, targets?.chars());
        for gap in gaps?.chars() {
            last = u32::from(gap).checked_sub(GAP_OFFSET)?.checked_add(last)?;
            folding.singles.insert(char::from_u32(last)?, targets.next()?);
        }
        for other in others?.split('\t').filter(|it| !it.is_empty()) {
            let mut chars = other.chars();
            let (from, to) = (chars.next()?, chars.as_str());
            if to.chars().count() > MAX_EXPANSION {
                return None;
            }
            folding.set(from, to);
        }
        Some(folding)
    }
}

/// How many of the first stand apart evenly and become the one as far away.
fn run_length(pairs: &[(u32, u32)]) -> usize {
    let [first, second, ..] = pairs else { return 1 };
    let step = second.0 - first.0;
    let fits = |it: &&[(u32, u32)]| {
        it[1].0 - it[0].0 == step && it[1].1.checked_sub(it[0].1) == Some(step)
    };
    1 + pairs.windows(2).take_while(fits).count()
}

fn character(code: i64) -> Option<char> {
    u32::try_from(code).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_written_folding_reads_back_unchanged(pairs: Vec<(char, String)>, from in 0x400_u32..0x4000) {
            let mut folding = Folding::default();
            for place in 0..9 {
                let (upper, lower) = (from + 2 * place, from + 2 * place + 1);
                folding.set(char::from_u32(upper).unwrap(), &char::from_u32(lower).unwrap().to_string());
            }
            for (from, to) in pairs {
                let plain = |c: char| c > '\u{20}';
                let to: String = to.chars().take(MAX_EXPANSION).collect();
                if plain(from) && to.chars().all(plain) {
                    folding = Folding { singles: folding.singles.into_iter().filter(|it| it.0 != from).collect(), ..folding };
                    folding.others.remove(&from);
                    folding.set(from, &to);
                }
            }
            prop_assert_eq!(Folding::read(&folding.write()), Some(folding));
        }

        #[test]
        fn any_text_is_a_folding_or_none(text: String) {
            let _ = Folding::read(&text);
        }
    }
}
