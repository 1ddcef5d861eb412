//! A text as patterns read it: one form for every letter and digit, without marks nobody sees.

use unicode_normalization::UnicodeNormalization;

use super::{Candidate, Kind, Sign};
use crate::frame::Span;

/// The zeros of scripts that have digits of their own; nine more follow each.
const ZEROS: &[u32] = &[
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0xA620, 0xA8D0, 0xAA50, 0xFF10,
];

/// A text as patterns read it.
pub(super) struct Folded {
    /// Characters: digits of any script as ours, letters in their plain form and their own case.
    pub(super) chars: Vec<char>,
    /// Where each stood.
    places: Vec<usize>,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let (mut chars, mut places) = (Vec::new(), Vec::new());
        for (place, c) in text.chars().enumerate() {
            if is_unseen(c) {
                continue;
            }
            for plain in c.nfkc() {
                chars.push(digit(plain).unwrap_or(plain));
                places.push(place);
            }
        }
        Self { chars, places }
    }

    pub(super) fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).copied()
    }

    /// Whether a word, and not part of a longer one, may begin here.
    pub(super) fn begins(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|at| self.at(at));
        before.is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether a word may end before this.
    pub(super) fn ends(&self, index: usize) -> bool {
        self.at(index).is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether a word in small letters stands at a place.
    pub(super) fn says(&self, index: usize, word: &str) -> bool {
        let mut at = index;
        word.chars().all(|c| {
            let here = self.at(at).map(|here| here.to_ascii_lowercase());
            at += 1;
            here == Some(c)
        })
    }

    /// Small letters from one place to another.
    pub(super) fn lower(&self, from: usize, to: usize) -> String {
        let part = self.chars.get(from..to.min(self.chars.len()));
        part.unwrap_or_default()
            .iter()
            .flat_map(|c| c.to_lowercase())
            .collect()
    }

    /// The words in small letters just before a place, at most so many characters of them.
    pub(super) fn before(&self, index: usize, most: usize) -> String {
        self.lower(index.saturating_sub(most), index)
    }

    /// What was found from one place up to another.
    pub(super) fn finding(
        &self,
        (from, to): (usize, usize),
        kind: Kind,
        sign: Sign,
    ) -> Option<Candidate> {
        let start = *self.places.get(from)?;
        let last = *self.places.get(to.checked_sub(1)?)?;
        let length = (last + 1).checked_sub(start)?;
        let span = Span { start, length };
        Some(Candidate { span, kind, sign })
    }

    /// The words: where each begins and ends.
    pub(super) fn words(&self) -> Vec<(usize, usize)> {
        let mut words = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            let is_word = |c: char| c.is_alphanumeric() || is_mark(c);
            let start = at;
            while let Some(c) = self.at(at) {
                // O'Neill and Jean-Luc are one word.
                let joins = ['\'', '\u{2019}', '-'].contains(&c)
                    && at > start
                    && self.at(at + 1).is_some_and(char::is_alphabetic);
                if !is_word(c) && !joins {
                    break;
                }
                at += 1;
            }
            if at > start {
                words.push((start, at));
            } else {
                at += 1;
            }
        }
        words
    }
}

/// Marks that belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x064B..=0x065F | 0x0670 | 0x0900..=0x0903 | 0x093C..=0x094F)
}

fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let zero = ZEROS
        .iter()
        .find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// Marks of direction, joiners and soft hyphens, with which a number can be hidden from a pattern.
fn is_unseen(c: char) -> bool {
    matches!(u32::from(c), 0x00AD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x2069 | 0xFEFF)
}
