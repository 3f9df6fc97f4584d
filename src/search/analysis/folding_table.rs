//! The folding as a file of the index: text, which every host compresses.
//!
//! It has four lines:
//!
//! 1. Runs: evenly spaced characters that all map to the character at the same distance, such as the
//!    letters of an alphabet. Each run is four numbers: first character, step, count, distance.
//! 2. Gaps: all other characters that map to one character, each as its distance from the one
//!    before, written as a character.
//! 3. Targets: the characters those map to.
//! 4. Others: characters that map to none or several, each followed by what it maps to and a tab.

use std::fmt::Write;

use crate::search::analysis::folding::Folding;

/// Fewer characters make no run: listed one by one they take less space.
const MIN_RUN: usize = 4;

/// Characters in all runs together. A file with more was not written by this program.
const MAX_IN_RUNS: u32 = 0x1_0000;

/// Characters that one character maps to: the longest decomposition in Unicode.
const MAX_EXPANSION: usize = 18;

/// The character that is written for a gap of 0; greater gaps follow it.
const GAP_OFFSET: u32 = 0x20;

impl Folding {
    /// Writes the file.
    pub fn write(&self) -> String {
        let mut runs = String::new();
        let (mut gaps, mut targets, mut others) = (String::new(), String::new(), String::new());
        let singles: Vec<(u32, u32)> =
            self.singles.iter().map(|(from, to)| (u32::from(*from), u32::from(*to))).collect();
        let (mut at, mut last) = (0, 0);
        while at < singles.len() {
            let (from, to) = singles[at];
            let count = run_length(&singles[at..]);
            if count >= MIN_RUN {
                let step = singles[at + 1].0 - from;
                let distance = i64::from(to) - i64::from(from);
                // Writing to a string cannot fail.
                let _ = write!(runs, "{from} {step} {count} {distance} ");
                at += count;
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
        format!("{runs}\n{gaps}\n{targets}\n{others}\n")
    }

    /// Reads the file. `None` if `text` is not a folding table.
    pub fn read(text: &str) -> Option<Self> {
        let mut folding = Self::default();
        let mut lines = text.split('\n');
        let [runs, gaps, targets, others] = [(); 4].map(|()| lines.next());
        let numbers: Result<Vec<i64>, _> = runs?.split_whitespace().map(str::parse).collect();
        let mut left = MAX_IN_RUNS;
        for run in numbers.ok()?.chunks(4) {
            let [from, step, count, distance] = run else { return None };
            let count = u32::try_from(*count).ok()?;
            left = left.checked_sub(count)?;
            for index in 0..i64::from(count) {
                let from = from.checked_add(step.checked_mul(index)?)?;
                folding.singles.insert(character(from)?, character(from.checked_add(*distance)?)?);
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

/// How many of the first pairs make a run: evenly spaced, and all at the same distance from their
/// targets.
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
            for index in 0..9 {
                let (upper, lower) = (from + 2 * index, from + 2 * index + 1);
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
