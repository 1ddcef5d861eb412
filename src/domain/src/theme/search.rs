//! What one text means, for finding texts like it, and which words of it carry a theme.

mod nearest;
mod sorting;

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::function_words::is_function_word;
use super::language::Language;
use super::matrix::{dot, normalise};
use super::semantics::semantics;
use super::stem::Stems;
use super::words;

pub use nearest::{Meanings, Near};
pub use sorting::{Example, sort_by_examples};

/// Two words this alike carry the same theme though they share no stem.
const ALIKE: f32 = 0.6;

/// What an English text means, small enough to be stored beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning(Vec<i8>);

impl Meaning {
    /// What a text means; `None` for a text without words the program knows, and for any
    /// text in another language than English: those are found by their words alone.
    pub fn of(text: &str, language: Language) -> Option<Self> {
        if language != Language::ENGLISH {
            return None;
        }
        let mut sum = vec![0f32; semantics().width()];
        let canonical = words::canonical(text);
        let mut said = BTreeSet::new();
        for word in words::words(&canonical) {
            let (plain, denies) = words::without_apostrophe(word);
            for word in [plain, words::NOT]
                .into_iter()
                .take(1 + usize::from(denies))
            {
                if said.insert(word) {
                    semantics().add(word, 1.0, &mut sum);
                }
            }
        }
        normalise(&mut sum);
        let cells: Vec<i8> = sum
            .iter()
            .map(|cell| (cell * 127.0).round() as i8)
            .collect();
        cells.iter().any(|&cell| cell != 0).then_some(Self(cells))
    }

    /// How alike two texts are, `-1..=1`. Above 0.5 they mostly speak of the same thing.
    pub fn likeness(&self, other: &Self) -> f32 {
        let product = |a: &[i8], b: &[i8]| -> f32 {
            let pairs = a.iter().zip(b);
            pairs
                .map(|(&a, &b)| i32::from(a) * i32::from(b))
                .sum::<i32>() as f32
        };
        let lengths = product(&self.0, &self.0) * product(&other.0, &other.0);
        if lengths > 0.0 {
            product(&self.0, &other.0) / lengths.sqrt()
        } else {
            0.0
        }
    }

    /// The bytes to store.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().map(|&cell| cell.cast_unsigned()).collect()
    }

    /// From stored bytes; `None` where they come from another table than today's.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let cells = || bytes.iter().map(|&byte| byte.cast_signed()).collect();
        (bytes.len() == semantics().width()).then(|| Self(cells()))
    }
}

/// The words of a text that carry a theme, as ranges of bytes in it: those that are one of the
/// theme's terms in any form, and in English those that mean nearly the same.
pub fn carrying(text: &str, language: Language, terms: &[String]) -> Vec<Range<usize>> {
    let stems = Stems::of(language);
    let plain = |word: &str| {
        let canonical = words::canonical(word);
        words::without_apostrophe(&canonical).0.to_owned()
    };
    let meaning = |word: &str| -> Option<Vec<f32>> {
        let mut sum = vec![0f32; semantics().width()];
        let known = language == Language::ENGLISH && semantics().add(word, 1.0, &mut sum);
        normalise(&mut sum);
        known.then_some(sum)
    };
    let wanted: Vec<(String, Option<Vec<f32>>)> = terms
        .iter()
        .flat_map(|term| term.unicode_words())
        .map(plain)
        .filter(|word| !is_function_word(language, word))
        .map(|word| (stems.stem(&word), meaning(&word)))
        .collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, word) in text.unicode_word_indices() {
        let plain = plain(word);
        if plain.is_empty() || is_function_word(language, &plain) {
            continue;
        }
        let stem = stems.stem(&plain);
        let carries = wanted.iter().any(|(wanted, _)| *wanted == stem) || {
            let meaning = meaning(&plain);
            meaning.is_some_and(|meaning| {
                let mut known = wanted.iter().filter_map(|(_, wanted)| wanted.as_ref());
                known.any(|wanted| dot(wanted, &meaning) >= ALIKE)
            })
        };
        if !carries {
            continue;
        }
        let end = at + word.len();
        match found.last_mut() {
            Some(last)
                if text
                    .get(last.end..at)
                    .is_some_and(|gap| gap.trim().is_empty()) =>
            {
                last.end = end;
            }
            _ => found.push(at..end),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(text: &str) -> Option<Meaning> {
        Meaning::of(text, Language::ENGLISH)
    }

    #[test]
    fn a_text_is_found_by_what_it_means() {
        let Some(query) = meaning("nowhere to leave the car") else {
            panic!("English words have a meaning")
        };
        let like = |text: &str| meaning(text).map_or(0.0, |other| query.likeness(&other));

        assert!(like("Parking is impossible here") > like("The nurses were kind"));
        assert!(like("nowhere to leave the car") > 0.99);
    }

    #[test]
    fn what_has_no_known_words_means_nothing() {
        assert_eq!(meaning(""), None);
        assert_eq!(meaning("42 !!"), None);
        assert_eq!(Meaning::of("Mae'n dda", Language::WELSH), None);
    }

    #[test]
    fn a_meaning_survives_being_stored() {
        let known = meaning("Long waits at the surgery");

        let bytes = known.as_ref().map(Meaning::to_bytes).unwrap_or_default();

        assert_eq!(Meaning::from_bytes(&bytes), known);
        assert_eq!(Meaning::from_bytes(b"other"), None);
    }

    #[test]
    fn the_words_that_carry_a_theme_are_marked() {
        let text = "The Receptionists were rude. Parking costs too much!";
        let marked = |terms: &[&str]| -> Vec<&str> {
            let terms: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
            let found = carrying(text, Language::ENGLISH, &terms);
            found
                .into_iter()
                .filter_map(|range| text.get(range))
                .collect()
        };

        assert_eq!(marked(&["receptionist"]), ["Receptionists"]);
        assert_eq!(marked(&["parking", "cost"]), ["Parking costs"]);
        assert_eq!(marked(&["the"]), [""; 0]);
    }
}
