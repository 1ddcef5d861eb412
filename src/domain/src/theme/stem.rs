//! Words of one family brought to one form, by language.
//!
//! A stem is for counting, never for showing: "appointments" and "appointment" share
//! one, but it may not be a word at all. Languages without a stemmer (Welsh among
//! them) keep whole words.

use rust_stemmers::{Algorithm, Stemmer};

use super::language::Language;

/// One language's way from word to stem.
pub(super) struct Stems(Option<Stemmer>);

impl Stems {
    pub(super) fn of(language: Language) -> Self {
        Self(algorithm(language).map(Stemmer::create))
    }

    /// `word` is lower case already.
    pub(super) fn stem(&self, word: &str) -> String {
        match &self.0 {
            Some(stemmer) if word.chars().all(char::is_alphabetic) => {
                let stem = stemmer.stem(word);
                if stem.is_empty() {
                    word.to_owned()
                } else {
                    stem.into_owned()
                }
            }
            _ => word.to_owned(),
        }
    }
}

fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language.code() {
        "ara" => Algorithm::Arabic,
        "dan" => Algorithm::Danish,
        "nld" => Algorithm::Dutch,
        "eng" => Algorithm::English,
        "fin" => Algorithm::Finnish,
        "fra" => Algorithm::French,
        "deu" => Algorithm::German,
        "ell" => Algorithm::Greek,
        "hun" => Algorithm::Hungarian,
        "ita" => Algorithm::Italian,
        "nob" | "nno" | "nor" => Algorithm::Norwegian,
        "por" => Algorithm::Portuguese,
        "ron" => Algorithm::Romanian,
        "rus" => Algorithm::Russian,
        "spa" => Algorithm::Spanish,
        "swe" => Algorithm::Swedish,
        "tam" => Algorithm::Tamil,
        "tur" => Algorithm::Turkish,
        _ => return None,
    })
}
