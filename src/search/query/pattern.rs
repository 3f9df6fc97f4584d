//! A pattern: one word or quotation of a query, and the terms of the index to look it up by.

use crate::search::analysis::folding::Folding;
use crate::search::analysis::tokenizer::{MAX_WORD_CHARS, Run, index_prefix, runs};
use crate::text::script::{is_unspaced, is_word};

/// Characters of a pattern; the rest of what was entered is ignored.
const MAX_PATTERN_CHARS: usize = 64;

/// Adjacent characters that an article must contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The characters, folded.
    pub chars: Vec<char>,
    /// Whether its last word may be the beginning of a longer word.
    pub is_prefix: bool,
    /// Whether only titles are searched: it is a single character of a script without spaces,
    /// which nearly every body contains.
    pub title_only: bool,
}

/// A term to look up in the index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LookupTerm {
    pub(crate) term: Vec<char>,
    /// Whether longer terms that begin with it count too.
    pub(crate) is_prefix: bool,
}

impl Pattern {
    /// Parses `text`. `None` if it has no character of a word or of a script without spaces.
    pub(crate) fn parse(text: &str, is_quoted: bool, folding: &Folding) -> Option<Self> {
        let mut chars: Vec<char> = folding.fold(text).chars;
        for c in &mut chars {
            if *c == '\n' {
                *c = ' ';
            }
        }
        let mut chars: Vec<char> = trimmed(&chars).to_vec();
        let is_cut = chars.len() > MAX_PATTERN_CHARS;
        chars.truncate(MAX_PATTERN_CHARS);
        if !chars.iter().any(|it| is_word(*it) || is_unspaced(*it)) {
            return None;
        }
        let last_word = chars.iter().rev().take_while(|it| is_word(**it)).count();
        let mut pattern =
            Self { chars, is_prefix: is_cut || (!is_quoted && last_word > 1), title_only: false };
        pattern.title_only = pattern.lookup_terms().is_empty();
        Some(pattern)
    }

    /// The terms of every article that contains the pattern, the most selective ones first.
    pub(crate) fn lookup_terms(&self) -> Vec<LookupTerm> {
        if self.title_only {
            let single = self.chars.iter().filter(|it| is_unspaced(**it));
            return single.map(|it| LookupTerm { term: vec![*it], is_prefix: false }).collect();
        }
        let mut terms: Vec<LookupTerm> = Vec::new();
        let end = self.chars.as_ptr_range().end;
        for run in runs(&self.chars) {
            match run {
                Run::Unspaced(run) => {
                    let term = |pair: &[char]| LookupTerm { term: pair.to_vec(), is_prefix: false };
                    terms.extend(run.windows(2).map(term));
                }
                Run::Word(word) => {
                    let is_last = word.as_ptr_range().end == end;
                    let is_prefix = self.is_prefix && is_last && word.len() <= MAX_WORD_CHARS;
                    terms.push(LookupTerm { term: index_prefix(word).to_vec(), is_prefix });
                }
            }
        }
        most_selective_first(terms)
    }

    /// Whether the index alone decides which articles contain the pattern: it is a single term.
    pub(crate) fn is_exact(&self) -> bool {
        let is_whole = |it: &LookupTerm| it.term == self.chars && it.term.len() < MAX_WORD_CHARS;
        matches!(&self.lookup_terms()[..], [term] if is_whole(term))
    }
}

/// The first term, the last, then each time the one farthest from all before it: two bigrams that
/// overlap select nearly the same articles.
fn most_selective_first(terms: Vec<LookupTerm>) -> Vec<LookupTerm> {
    let count = terms.len();
    let mut order: Vec<usize> = Vec::with_capacity(count);
    while order.len() < count {
        let distance = |index: usize| order.iter().map(|it| it.abs_diff(index)).min();
        let rest = (0..count).filter(|it| !order.contains(it));
        // `max_by_key` returns the last of those that are equally far.
        let next = rest.max_by_key(|index| distance(*index).unwrap_or(count - index));
        order.extend(next);
    }
    order.into_iter().map(|it| terms[it].clone()).collect()
}

fn trimmed(chars: &[char]) -> &[char] {
    let is_space = |it: &&char| **it == ' ';
    let before = chars.iter().take_while(is_space).count();
    let behind = chars[before..].iter().rev().take_while(is_space).count();
    &chars[before..chars.len() - behind]
}
