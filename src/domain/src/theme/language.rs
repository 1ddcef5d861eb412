//! Which language a comment is written in, when that can be told.
//!
//! *Unknown* is an answer: a wrong language costs more (wrong stems, a wrong
//! interpreter) than none. The script is looked at first, because it settles many
//! languages alone; then how letters follow each other (`letters`), the small words that
//! hold sentences together, and what is to be expected: English above all, and the
//! language of the form that was answered.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use whatlang::{Lang, Script};

use super::function_words::small_words;
use super::letters::letters;

/// A language, held by its ISO 639-3 code such as `eng`, `cym` or `urd`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Language([u8; 3]);

/// The text was not three Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALanguageCode;

impl fmt::Display for NotALanguageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a language is three letters, like eng or cym")
    }
}

impl std::error::Error for NotALanguageCode {}

impl Language {
    /// English.
    pub const ENGLISH: Self = Self(*b"eng");
    /// Welsh.
    pub const WELSH: Self = Self(*b"cym");

    /// Takes any three-letter code, in either case. Codes nobody has assigned pass
    /// too: a comment in a rare language must not be refused.
    pub fn parse(code: &str) -> Result<Self, NotALanguageCode> {
        match code.trim().as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_alphabetic) => {
                Ok(Self([a, b, c].map(|letter| letter.to_ascii_lowercase())))
            }
            _ => Err(NotALanguageCode),
        }
    }

    pub(super) const fn of(code: [u8; 3]) -> Self {
        Self(code)
    }

    /// What it is called in English, where that is known; otherwise its code.
    pub fn english_name(&self) -> &str {
        Lang::from_code(self.code()).map_or_else(|| self.code(), |lang| lang.eng_name())
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({})", self.code())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.code().to_owned()
    }
}

impl TryFrom<String> for Language {
    type Error = NotALanguageCode;

    fn try_from(code: String) -> Result<Self, NotALanguageCode> {
        Self::parse(&code)
    }
}

/// What an ear expects before it hears a word, in nats: how much likelier a language is,
/// in answers to a council in the United Kingdom, than one not listed.
const EXPECTED: [(Language, f32); 16] = [
    (Language::ENGLISH, 6.0),
    (Language::WELSH, 2.0),
    (Language::of(*b"pol"), 2.0),
    (Language::of(*b"ron"), 2.0),
    (Language::of(*b"urd"), 2.0),
    (Language::of(*b"ara"), 2.0),
    (Language::of(*b"fra"), 1.5),
    (Language::of(*b"spa"), 1.5),
    (Language::of(*b"por"), 1.5),
    (Language::of(*b"ita"), 1.0),
    (Language::of(*b"tur"), 1.5),
    (Language::of(*b"som"), 1.0),
    (Language::of(*b"lit"), 1.0),
    (Language::of(*b"deu"), 1.0),
    (Language::of(*b"rus"), 1.0),
    (Language::of(*b"hin"), 1.0),
];

/// How much the language of the form an answer came in counts, in nats.
const FORM: f32 = 4.0;

/// What a small word of a language counts for it, in nats.
const SMALL_WORD: f32 = 2.5;

/// Letters follow from each other, so that each says less than its cost.
const LESS: f32 = 0.9;

/// The likelihood a language needs to be believed.
const BELIEVED: f32 = 0.5;

/// What a letter may cost on average in the language believed: more, and it is none here.
const STRANGE: f32 = 4.2;

/// Fewer letters than this tell nothing, unless the script does.
const LETTERS_NEEDED: usize = 5;

/// How many characters of a text are looked at. More do not change the answer.
const ENOUGH: usize = 300;

/// The language of a text, or `None` where it cannot be told: too short, no letters, or
/// too close between two languages.
pub fn detect(text: &str) -> Option<Language> {
    detect_from(text, None)
}

/// As [`detect`], for an answer given in a form whose language is known: people answer in
/// it more often than not.
pub fn detect_from(text: &str, form: Option<Language>) -> Option<Language> {
    let start: String = text
        .nfc()
        .take(ENOUGH)
        .flat_map(char::to_lowercase)
        .collect();
    let (script, start) = of_one_script(&start)?;
    let (costs, met) = letters().costs(&start);
    if let Some(language) = settled_by_script(script, &start) {
        return (met >= 2).then_some(language);
    }
    if met < LETTERS_NEEDED && form.is_none() {
        return None;
    }
    let small = small_words(words(&start));
    let mut likely: Vec<(f32, usize)> = letters()
        .languages
        .iter()
        .enumerate()
        .filter(|&(_, &language)| script_of(language) == script)
        .map(|(at, &language)| {
            let expected = EXPECTED.iter().find(|(known, _)| *known == language);
            let said = small.iter().find(|(known, _)| *known == language);
            let score = expected.map_or(0.0, |(_, nats)| *nats)
                + if form == Some(language) { FORM } else { 0.0 }
                + said.map_or(0.0, |&(_, times)| times as f32 * SMALL_WORD)
                - costs[at] * LESS;
            (score, at)
        })
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    let &(best, at) = likely.first()?;
    let all: f32 = likely.iter().map(|(score, _)| (score - best).exp()).sum();
    let language = letters().languages[at];
    let usual = costs[at] / (met.max(1) as f32) <= STRANGE;
    (usual && 1.0 / all >= BELIEVED).then_some(language)
}

/// The script of a text, and the text without the letters of others. Latin letters among
/// those of another script are names and addresses more often than not.
fn of_one_script(text: &str) -> Option<(Script, String)> {
    let other: String = text.chars().filter(|&c| !is_latin(c)).collect();
    let count = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let (strange, all) = (count(&other), count(text));
    if strange * 5 > all {
        Some((whatlang::detect_script(&other)?, other))
    } else {
        let latin: String = text
            .chars()
            .map(|c| {
                if c.is_alphabetic() && !is_latin(c) {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        (strange < all).then_some((Script::Latin, latin))
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
            && c.is_alphabetic()
}

/// The script a language of the table of letters is written in.
fn script_of(language: Language) -> Script {
    match language.code() {
        "ara" | "urd" | "pes" => Script::Arabic,
        "rus" | "ukr" | "bul" | "srp" => Script::Cyrillic,
        "hin" | "mar" => Script::Devanagari,
        _ => Script::Latin,
    }
}

/// Runs of letters; apostrophes part them, as the small words of French ask for.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
}

/// Scripts that one language uses so much more than any other here that the script
/// is the answer.
fn settled_by_script(script: Script, text: &str) -> Option<Language> {
    let code = match script {
        Script::Bengali => b"ben",
        Script::Gurmukhi => b"pan",
        Script::Gujarati => b"guj",
        Script::Tamil => b"tam",
        Script::Telugu => b"tel",
        Script::Malayalam => b"mal",
        Script::Kannada => b"kan",
        Script::Sinhala => b"sin",
        Script::Greek => b"ell",
        Script::Georgian => b"kat",
        Script::Armenian => b"hye",
        Script::Thai => b"tha",
        Script::Khmer => b"khm",
        Script::Myanmar => b"mya",
        Script::Hangul => b"kor",
        Script::Hiragana | Script::Katakana => b"jpn",
        Script::Mandarin => b"cmn",
        // No other language here has these letters.
        Script::Arabic if text.contains(['ښ', 'ځ', 'ږ', 'ټ', 'ډ', 'ړ']) => b"pus",
        _ => return None,
    };
    Some(Language(*code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<String> {
        detect(text).map(String::from)
    }

    #[test]
    fn a_sentence_is_told_from_its_small_words() {
        for (text, language) in [
            ("The new opening hours are no use to people who work", "eng"),
            ("Mae angen mwy o wasanaethau yn yr ardal hon", "cym"),
            ("Czas oczekiwania na wizytę jest za długi", "pol"),
            (
                "Il faut attendre trop longtemps pour un rendez-vous avec le médecin",
                "fra",
            ),
        ] {
            assert_eq!(code(text).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn a_script_that_one_language_uses_is_enough() {
        for (text, language) in [
            ("দীর্ঘ অপেক্ষা", "ben"),
            ("ਲੰਮੀ ਉਡੀਕ", "pan"),
            ("等候时间太长", "cmn"),
            ("கட்டணம்", "tam"),
        ] {
            assert_eq!(code(text).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn urdu_and_arabic_differ_by_their_letters() {
        assert_eq!(code("ڈاکٹر سے ملنا مشکل ہے").as_deref(), Some("urd"));
        assert_eq!(code("الخدمة بطيئة جدا في المدينة").as_deref(), Some("ara"));
    }

    #[test]
    fn a_very_short_text_is_unknown() {
        for text in ["", "ok", "10/10", "!!!", "👍", "Ali", "xxx"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn two_words_are_enough_for_most_languages() {
        for (text, language) in [
            ("Soggy toast", "eng"),
            ("Friendly staff", "eng"),
            ("amser aros", "cym"),
            ("długie kolejki", "pol"),
            ("çok yavaş", "tur"),
            ("timp de așteptare", "ron"),
            ("waqti dheer", "som"),
        ] {
            assert_eq!(code(text).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn the_language_of_the_form_settles_what_is_close() {
        let spanish = Language::parse("spa").ok();

        assert_eq!(detect_from("Número decimal", spanish), spanish);
        assert_eq!(
            detect_from("The staff were very kind to me", spanish),
            Some(Language::ENGLISH)
        );
    }

    #[test]
    fn names_in_latin_letters_do_not_hide_another_script() {
        assert_eq!(
            code("يجب أن تكون قيمة Microsoft Office صالحة").as_deref(),
            Some("ara")
        );
        assert_eq!(code("请安装 docutils").as_deref(), Some("cmn"));
    }

    #[test]
    fn a_code_is_three_letters_in_either_case() {
        assert_eq!(Language::parse(" CYM "), Ok(Language::WELSH));
        for code in ["", "en", "engl", "e1g", "ééé"] {
            assert_eq!(Language::parse(code), Err(NotALanguageCode), "{code}");
        }
    }
}
