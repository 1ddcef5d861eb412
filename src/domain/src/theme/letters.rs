//! How likely letters follow each other in forty languages.
//!
//! The table is made by `tools/semantic-table` from the models of the language detector
//! Lingua; `data/README.md` says how. A *run* is one to five letters inside a word; the
//! table knows for each, in each language, what its last letter costs after those before:
//! the negative logarithm of its probability.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::language::Language;

static BYTES: &[u8] = include_bytes!("../../data/letters.bin");

/// Letters in the longest run, the last one counted.
const LONGEST: usize = 5;

/// What a letter costs that stands in no run of any language.
const STRANGE: f32 = 14.0;

/// Costs are kept in sixteenths.
const STEPS: f32 = 16.0;

/// See the module.
pub(super) struct Letters {
    /// In the order of the columns.
    pub(super) languages: Vec<Language>,
    rows: HashMap<&'static str, u32>,
    costs: &'static [u8],
}

static LETTERS: LazyLock<Letters> =
    LazyLock::new(|| Letters::read(BYTES).unwrap_or_else(Letters::empty));

/// The table, read once.
pub(super) fn letters() -> &'static Letters {
    &LETTERS
}

impl Letters {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let (languages, bytes) = number(bytes)?;
        let (runs, bytes) = number(bytes)?;
        let (codes, mut bytes) = bytes.split_at_checked(3 * languages)?;
        let languages = codes.as_chunks::<3>().0;
        let languages: Vec<Language> = languages.iter().map(|&code| Language::of(code)).collect();
        let mut rows = HashMap::with_capacity(runs);
        for row in 0..runs {
            let (&length, rest) = bytes.split_first()?;
            let (run, rest) = rest.split_at_checked(usize::from(length))?;
            rows.insert(std::str::from_utf8(run).ok()?, row as u32);
            bytes = rest;
        }
        (bytes.len() == runs * languages.len()).then_some(Self {
            languages,
            rows,
            costs: bytes,
        })
    }

    fn empty() -> Self {
        Self {
            languages: Vec::new(),
            rows: HashMap::new(),
            costs: &[],
        }
    }

    /// What a text in lower case costs in each language, and how many letters were met.
    pub(super) fn costs(&self, text: &str) -> (Vec<f32>, usize) {
        let mut sums = vec![0f32; self.languages.len()];
        let mut letters = 0;
        // Where the last letters of the word began, oldest first.
        let mut starts: Vec<usize> = Vec::with_capacity(LONGEST);
        for (at, letter) in text.char_indices() {
            if !letter.is_alphabetic() {
                starts.clear();
                continue;
            }
            if starts.len() == LONGEST {
                starts.remove(0);
            }
            starts.push(at);
            letters += 1;
            let end = at + letter.len_utf8();
            let row = starts
                .iter()
                .find_map(|&start| self.rows.get(text.get(start..end)?));
            match row {
                Some(&row) => {
                    let from = row as usize * sums.len();
                    let costs = &self.costs[from..from + sums.len()];
                    for (sum, &cost) in sums.iter_mut().zip(costs) {
                        *sum += f32::from(cost) / STEPS;
                    }
                }
                None => sums.iter_mut().for_each(|sum| *sum += STRANGE),
            }
        }
        (sums, letters)
    }
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*head) as usize, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let letters = letters();

        assert_eq!(letters.languages.len(), 40);
        assert!(letters.rows.len() > 10_000);
    }

    #[test]
    fn a_word_costs_least_in_its_own_language() {
        let letters = letters();
        for (word, language) in [
            ("through", "eng"),
            ("którzy", "pol"),
            ("wasanaethau", "cym"),
        ] {
            let (costs, met) = letters.costs(word);
            let best = costs.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1));

            assert_eq!(
                best.map(|(at, _)| letters.languages[at].code()),
                Some(language)
            );
            assert_eq!(met, word.chars().count());
        }
    }

    #[test]
    fn letters_of_no_language_here_do_no_harm() {
        let (costs, met) = letters().costs("ԱԲԳ ሀለሐ 👍 12");

        assert_eq!(met, 6);
        assert!(costs.iter().all(|cost| cost.is_finite()));
    }
}
