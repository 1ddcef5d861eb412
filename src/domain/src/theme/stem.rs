//! Words of one family brought to one form, by language.
//!
//! A stem is for counting, never for showing: "appointments" and "appointment" share
//! one, but it may not be a word at all. Languages without a stemmer (Welsh among them)
//! keep whole words.

use rust_stemmers::{Algorithm, Stemmer};

use super::language::Language;

/// One language's way from word to stem.
pub struct Stems(Option<Stemmer>);

impl Stems {
    /// The way of `language`, or whole words where there is none.
    pub fn of(language: Language) -> Self {
        Self(algorithm(language).map(Stemmer::create))
    }

    /// The stem of a word that is in lower case already; never empty for a word that is
    /// not.
    pub fn stem(&self, word: &str) -> String {
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
        "deu" => Algorithm::German,
        "ell" => Algorithm::Greek,
        "eng" => Algorithm::English,
        "fin" => Algorithm::Finnish,
        "fra" => Algorithm::French,
        "hun" => Algorithm::Hungarian,
        "ita" => Algorithm::Italian,
        "nld" => Algorithm::Dutch,
        "nno" | "nob" | "nor" => Algorithm::Norwegian,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        let english = Stems::of(Language::ENGLISH);

        assert_eq!(english.stem("appointments"), english.stem("appointment"));
        assert_eq!(english.stem("waiting"), english.stem("waited"));
    }

    #[test]
    fn a_language_without_a_stemmer_keeps_whole_words() {
        assert_eq!(
            Stems::of(Language::WELSH).stem("apwyntiadau"),
            "apwyntiadau"
        );
    }

    #[test]
    fn no_stem_is_empty() {
        let arabic = Stems::of(Language::of(*b"ara"));

        assert!(
            ["ال", "و", "ة", "ات"]
                .iter()
                .all(|word| !arabic.stem(word).is_empty())
        );
    }
}
