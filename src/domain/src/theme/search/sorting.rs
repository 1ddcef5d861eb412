//! Sorting comments by examples of what each part of them is to say.

use std::collections::{BTreeMap, BTreeSet};

use super::super::function_words::is_function_word;
use super::super::language::{Language, detect};
use super::super::matrix::{dot, normalise};
use super::super::stem::Stems;
use super::Meaning;
use crate::finding::words_of;

/// How much what words mean counts beside the words themselves.
const MEANING: f32 = 0.6;
/// Of several parts a comment goes to the one it is so much more like than any other ...
const CLEAR: f32 = 0.08;
/// ... unless it is less like that one than any two comments are.
const UNLIKE: f32 = -0.1;
/// Where there is one part only, this is like its examples ...
const LEAST: f32 = 0.15;
/// ... and where those are themselves less alike, half of that is enough, but no less than this.
const LOOSE: f32 = 0.05;

/// What one part is to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// Positions of comments that say it.
    pub comments: Vec<usize>,
    /// A few words that say it; may be empty.
    pub words: String,
}

/// Which part each comment goes to; `None` for what is like no example. Examples go where they
/// stand.
///
/// What all the comments have in common tells no part from another and is taken away first: what
/// remains of a comment is compared with what remains of the examples, by what its words mean and by
/// the words themselves.
#[must_use]
pub fn sort_by_examples(
    comments: &[(&str, Option<Language>)],
    parts: &[Example],
) -> Vec<Option<usize>> {
    let mut given: BTreeMap<usize, usize> = BTreeMap::new();
    for (part, example) in parts.iter().enumerate() {
        for comment in &example.comments {
            given.entry(*comment).or_insert(part);
        }
    }
    let mut all: Vec<(&str, Option<Language>)> = comments.to_vec();
    all.extend(parts.iter().map(|part| (part.words.as_str(), None)));
    let features = Features::of(&all, comments.len());
    let pattern = |(number, part): (usize, &Example)| {
        let words = (!part.words.trim().is_empty()).then_some(comments.len() + number);
        features.mean(part.comments.iter().copied().chain(words))
    };
    let patterns: Vec<Place> = parts.iter().enumerate().map(pattern).collect();
    let least: Vec<f32> = parts
        .iter()
        .map(|part| features.least(&part.comments))
        .collect();
    let sorted = |at: usize| {
        if let Some(part) = given.get(&at) {
            return Some(*part);
        }
        let own = features.places.get(at)?;
        let mut likeness: Vec<(f32, usize)> = patterns
            .iter()
            .map(|pattern| own.likeness(pattern))
            .zip(0..)
            .collect();
        likeness.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (best, part) = likeness.first().copied()?;
        let clear = match likeness.get(1) {
            Some((second, _)) => best - second >= CLEAR && best >= UNLIKE,
            None => best >= least.get(part).copied().unwrap_or(LEAST),
        };
        clear.then_some(part)
    };
    (0..comments.len()).map(sorted).collect()
}

/// Where a text lies: what it means, and its words with their weights.
#[derive(Clone, Debug, Default)]
struct Place {
    meaning: Vec<f32>,
    words: BTreeMap<usize, f32>,
}

impl Place {
    fn likeness(&self, other: &Self) -> f32 {
        let meaning = match self.meaning.len() == other.meaning.len() {
            true => dot(&self.meaning, &other.meaning),
            false => 0.0,
        };
        let shared = self.words.iter().filter_map(|(word, weight)| {
            let other = other.words.get(word)?;
            Some(weight * other)
        });
        let words: f32 = shared.sum();
        // In another language than English the words are all there is.
        let by_words = self.meaning.is_empty() || other.meaning.is_empty();
        match by_words {
            true => words,
            false => MEANING * meaning + (1.0 - MEANING) * words,
        }
    }
}

struct Features {
    places: Vec<Place>,
}

impl Features {
    /// The places of texts, of which the first `counted` decide what they have in common.
    fn of(texts: &[(&str, Option<Language>)], counted: usize) -> Self {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut in_texts: Vec<u32> = Vec::new();
        let mut places: Vec<Place> = Vec::with_capacity(texts.len());
        for (at, (text, language)) in texts.iter().enumerate() {
            let language = language
                .or_else(|| detect(text))
                .unwrap_or(Language::ENGLISH);
            let stems = Stems::of(language);
            let said: BTreeSet<String> = words_of(text)
                .filter(|word| !is_function_word(language, &word.folded))
                .map(|word| stems.stem(&word.folded))
                .collect();
            let words = said.into_iter().map(|word| {
                let next = known.len();
                let number = *known.entry(word).or_insert(next);
                if in_texts.len() <= number {
                    in_texts.resize(number + 1, 0);
                }
                if let Some(count) = in_texts.get_mut(number).filter(|_| at < counted) {
                    *count += 1;
                }
                (number, 1.0)
            });
            let words = words.collect();
            let meaning = Meaning::of(text, language);
            let cells = meaning.iter().flat_map(|meaning| &meaning.0);
            places.push(Place {
                meaning: cells.map(|cell| f32::from(*cell)).collect(),
                words,
            });
        }
        let mut features = Self { places };
        features.weigh(&in_texts, counted);
        features.take_away_what_is_common(counted);
        features
    }

    /// A word that many comments have tells little.
    #[expect(clippy::cast_precision_loss, reason = "counts of comments")]
    fn weigh(&mut self, in_texts: &[u32], counted: usize) {
        for place in &mut self.places {
            for (word, weight) in &mut place.words {
                let texts = in_texts.get(*word).copied().unwrap_or(0).max(1) as f32;
                *weight = (1.0 + counted as f32 / texts).ln();
            }
            even(&mut place.words);
        }
    }

    fn take_away_what_is_common(&mut self, counted: usize) {
        for place in &mut self.places {
            normalise(&mut place.meaning);
        }
        let width = self.places.iter().map(|place| place.meaning.len()).max();
        let mut common = vec![0.0_f32; width.unwrap_or(0)];
        let mut many = 0.0_f32;
        let of_comments = self.places.iter().take(counted);
        for place in of_comments.filter(|place| !place.meaning.is_empty()) {
            many += 1.0;
            for (sum, cell) in common.iter_mut().zip(&place.meaning) {
                *sum += cell;
            }
        }
        // Of a few comments the common part is mostly their own.
        let share = if many > 0.0 {
            (many - 1.0).max(0.0) / many / many
        } else {
            0.0
        };
        for place in &mut self.places {
            for (cell, sum) in place.meaning.iter_mut().zip(&common) {
                *cell -= sum * share;
            }
            normalise(&mut place.meaning);
        }
    }

    /// How alike a comment has to be to these examples.
    #[expect(clippy::cast_precision_loss, reason = "a count of few examples")]
    fn least(&self, examples: &[usize]) -> f32 {
        let places: Vec<&Place> = examples
            .iter()
            .filter_map(|at| self.places.get(*at))
            .collect();
        let (mut sum, mut pairs) = (0.0_f32, 0_usize);
        for (at, one) in places.iter().enumerate() {
            for other in places.iter().skip(at + 1) {
                sum += one.likeness(other);
                pairs += 1;
            }
        }
        match pairs {
            0 => LEAST,
            _ => (sum / pairs as f32 / 2.0).clamp(LOOSE, LEAST),
        }
    }

    fn mean(&self, of: impl Iterator<Item = usize>) -> Place {
        let mut mean = Place::default();
        for place in of.filter_map(|at| self.places.get(at)) {
            if mean.meaning.is_empty() {
                mean.meaning.clone_from(&place.meaning);
            } else {
                for (sum, cell) in mean.meaning.iter_mut().zip(&place.meaning) {
                    *sum += cell;
                }
            }
            for (word, weight) in &place.words {
                *mean.words.entry(*word).or_insert(0.0) += weight;
            }
        }
        normalise(&mut mean.meaning);
        even(&mut mean.words);
        mean
    }
}

/// Makes the weights of words as long as one.
fn even(words: &mut BTreeMap<usize, f32>) {
    let length = words
        .values()
        .map(|weight| weight * weight)
        .sum::<f32>()
        .sqrt();
    if length > 0.0 {
        for weight in words.values_mut() {
            *weight /= length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCESS: [&str; 12] = [
        "There is no bus to the clinic after six",
        "The bus stops running before the group ends",
        "I cannot park anywhere near the surgery",
        "The car park is always full when I come",
        "A taxi home costs more than I have",
        "Trains and buses do not go there on Sundays",
        "Parking charges are far too high",
        "The bus stop is a long way from the door",
        "Nobody answers the telephone in the morning",
        "I rang forty times and was cut off",
        "The phone line is always engaged",
        "Please let us book by telephone again",
    ];

    fn sorted(texts: &[&str], parts: &[Example]) -> Vec<Option<usize>> {
        let comments: Vec<(&str, Option<Language>)> =
            texts.iter().map(|text| (*text, None)).collect();
        sort_by_examples(&comments, parts)
    }

    fn part(comments: &[usize], words: &str) -> Example {
        Example {
            comments: comments.to_vec(),
            words: words.to_owned(),
        }
    }

    #[test]
    fn the_rest_is_sorted_by_two_examples_each() {
        let found = sorted(&ACCESS, &[part(&[0, 2], ""), part(&[8, 10], "")]);

        let travel = found.iter().take(8).filter(|to| **to == Some(0)).count();
        let phone = found.iter().skip(8).filter(|to| **to == Some(1)).count();
        assert!(travel >= 5, "{found:?}");
        assert!(phone >= 3, "{found:?}");
        assert!(!found.iter().take(8).any(|to| *to == Some(1)), "{found:?}");
        assert_eq!((found[0], found[8]), (Some(0), Some(1)), "examples stay");
    }

    #[test]
    fn a_few_words_are_an_example_too() {
        let found = sorted(&ACCESS, &[part(&[], "telephone, phone line, calling")]);
        assert!(
            found.iter().skip(8).filter(|to| **to == Some(0)).count() >= 3,
            "{found:?}"
        );
        assert!(found.iter().take(8).all(Option::is_none), "{found:?}");
    }

    #[test]
    fn other_languages_are_sorted_by_their_words() {
        let texts = [
            "Does dim bws ar ôl chwech o'r gloch yn y pentref",
            "Mae'r bws bob amser yn hwyr yn y bore",
            "Mae angen mwy o feddygon yn y feddygfa",
            "Does dim digon o feddygon yma",
            "Dim bws ar y Sul",
            "Rhagor o feddygon os gwelwch yn dda",
        ];
        let found = sorted(&texts, &[part(&[0, 1], ""), part(&[2, 3], "")]);
        assert_eq!((found[4], found[5]), (Some(0), Some(1)), "{found:?}");
    }

    #[test]
    fn nothing_to_sort_and_nothing_to_sort_by() {
        assert_eq!(sorted(&[], &[part(&[3], "x")]), []);
        assert_eq!(sorted(&ACCESS, &[]), [None; 12]);
        assert_eq!(sorted(&ACCESS, &[part(&[], " ")]), [None; 12]);
        assert_eq!(sorted(&["", "!"], &[part(&[0], "")]), [Some(0), None]);
    }
}
