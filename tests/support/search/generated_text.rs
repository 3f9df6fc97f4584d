//! Generated articles, the same in every run: two thirds Chinese, words by Zipf's law, each article
//! with a subject of its own.

use std::sync::OnceLock;

use character_converter::traditional_to_simplified;
use quanwen::model::slug::Slug;
use quanwen::model::timestamp::Timestamp;
use quanwen::publish::search_index::IndexedArticle;
use quanwen::search::format::article_table::ArticleRow;
use quanwen::search::query::document::SearchDocument;

/// Words of each language.
const WORDS: usize = 12_000;

/// Characters that words are made of: as many as news use.
const CHARACTERS: usize = 3_200;

/// Pseudorandom numbers (xorshift), the same in every run.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The same numbers for the same seed.
    pub(crate) fn new(seed: usize) -> Self {
        Self((seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `range`.
    pub(crate) fn below(&mut self, range: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % range
    }

    /// A number below `range`, by about Zipf's law: as often from 1 to 2 as from 1,000 to 2,000.
    fn rank(&mut self, range: usize) -> usize {
        let width = 1 << self.below(range.ilog2() as usize + 1);
        (width - 1 + self.below(width)) % range
    }
}

/// A Chinese word of one to three characters; frequent words are short.
fn han(word: usize) -> String {
    let mut dice = Dice::new(word + 77);
    let length = if word < 150 { 1 } else { 2 + usize::from(dice.below(6) == 0) };
    (0..length).map(|_| han_character(dice.rank(CHARACTERS))).collect()
}

/// The character of this rank. All have a single variant, so that comparing texts without folding
/// finds the same articles.
fn han_character(rank: usize) -> char {
    static CHARACTERS_USED: OnceLock<Vec<char>> = OnceLock::new();
    let used = CHARACTERS_USED.get_or_init(|| {
        // Frequent characters are spread over the block.
        let codes = (0..20_900).map(|it| 0x4e00 + it * 7919 % 20_900);
        let one = |it: &char| traditional_to_simplified(&it.to_string()).chars().eq([*it]);
        codes.filter_map(char::from_u32).filter(one).take(CHARACTERS).collect()
    });
    used[rank]
}

fn latin(word: usize) -> String {
    let mut dice = Dice::new(word + 99);
    let syllables = 1 + dice.below(3) + usize::from(word > 200);
    let letters = |dice: &mut Dice| {
        let consonant = b"bcdfghklmnprstvw"[dice.below(16)];
        let vowel = b"aeiou"[dice.below(5)];
        [char::from(consonant), char::from(vowel)]
    };
    (0..syllables).flat_map(|_| letters(&mut dice)).collect()
}

/// The article of this number.
pub(crate) fn article(number: usize) -> IndexedArticle {
    let mut dice = Dice::new(number + 1);
    let chinese = number % 3 != 2;
    let subject: Vec<usize> = (0..25).map(|_| 300 + dice.below(WORDS - 300)).collect();
    let title = sentence(&mut dice, &subject, chinese, 6);
    let summary = sentence(&mut dice, &subject, chinese, 20);
    let mut body = String::new();
    for _ in 0..8 + dice.below(10) {
        for _ in 0..2 + dice.below(4) {
            body.push_str(&sentence(&mut dice, &subject, chinese, 18));
            body.push_str(if chinese { "。" } else { ". " });
        }
        body.push('\n');
    }
    let (year, month, day) = (2000 + number / 672, 1 + number / 56 % 12, 1 + number / 2 % 28);
    let date = format!("{year}-{month:02}-{day:02}T08:00:00+08:00");
    IndexedArticle {
        row: ArticleRow {
            slug: Slug::new(&format!("article-{number}")).expect("it is a slug"),
            section: Slug::new(["yaowen", "guonei", "keji"][number % 3]).ok(),
            published: Timestamp::parse(&date),
            title: title.clone(),
        },
        document: SearchDocument {
            title,
            metadata: vec![summary, format!("标签{}", number % 40)],
            body,
        },
    }
}

fn sentence(dice: &mut Dice, subject: &[usize], chinese: bool, words: usize) -> String {
    let mut text = String::new();
    for index in 0..words / 2 + dice.below(words) {
        let subject_word = subject[dice.below(subject.len())];
        let word = if dice.below(4) == 0 { subject_word } else { dice.rank(WORDS) };
        // Sometimes a name in the other script.
        match (chinese == (dice.below(40) > 0), chinese) {
            (true, false) => text.push_str(&latin(word)),
            (false, true) => text.extend([" ", &latin(word), " "]),
            _ => text.push_str(&han(word)),
        }
        match (chinese, index % 9) {
            (true, 8) => text.push('，'),
            (false, _) => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// `count` articles, oldest first.
pub(crate) fn articles(count: usize) -> Vec<IndexedArticle> {
    (0..count).map(article).collect()
}
