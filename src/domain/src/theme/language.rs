//! Which language a comment is written in, when that can be told.
//!
//! *Unknown* is an answer: a wrong language costs more (wrong stems, a wrong
//! interpreter) than none. The script is looked at first, because it settles many
//! languages alone; then the small words that hold sentences together; statistics on
//! letter triples come last, and only for texts long enough to carry them.

use std::fmt;

use serde::{Deserialize, Serialize};
use whatlang::{Detector, Lang, Script};

use super::function_words::language_of;

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

/// Languages with a Latin, Arabic, Cyrillic or Devanagari script that a service in the
/// United Kingdom should expect. Guessing among fewer is guessing better; a language
/// outside this list comes out as unknown or as a relative.
const EXPECTED: [Lang; 33] = [
    Lang::Eng,
    Lang::Cym,
    Lang::Pol,
    Lang::Ron,
    Lang::Fra,
    Lang::Spa,
    Lang::Por,
    Lang::Ita,
    Lang::Deu,
    Lang::Nld,
    Lang::Tur,
    Lang::Lit,
    Lang::Lav,
    Lang::Hun,
    Lang::Ces,
    Lang::Slk,
    Lang::Vie,
    Lang::Tgl,
    Lang::Hrv,
    Lang::Swe,
    Lang::Dan,
    Lang::Nob,
    Lang::Fin,
    Lang::Ara,
    Lang::Urd,
    Lang::Pes,
    Lang::Rus,
    Lang::Ukr,
    Lang::Bul,
    Lang::Srp,
    Lang::Hin,
    Lang::Nep,
    Lang::Mar,
];

/// Letters a text needs before triples of letters mean anything.
const LETTERS_NEEDED: usize = 14;

/// What whatlang must claim before it is believed, for a text of 60 letters and more;
/// shorter texts need twice as much.
const BELIEVED: f64 = 0.25;

/// How many characters of a text are looked at. More do not change the answer.
const ENOUGH: usize = 300;

/// Holds what detecting needs, for many comments in a row.
pub(super) struct Ear(Detector);

impl Ear {
    pub(super) fn new() -> Self {
        Self(Detector::with_allowlist(EXPECTED.to_vec()))
    }

    /// See [`detect`].
    pub(super) fn detect(&self, text: &str) -> Option<Language> {
        let start: String = text
            .chars()
            .take(ENOUGH)
            .flat_map(char::to_lowercase)
            .collect();
        let letters = start.chars().filter(|c| c.is_alphabetic()).count();
        let script = whatlang::detect_script(&start)?;
        if letters >= 3
            && let Some(language) = settled_by_script(script)
        {
            return Some(language);
        }
        if let Some(language) = language_of(words(&start)).or_else(|| settled_by_letters(&start)) {
            return Some(language);
        }
        if letters < LETTERS_NEEDED {
            return None;
        }
        let found = self.0.detect(&start)?;
        let needed = if letters < 60 {
            2.0 * BELIEVED
        } else {
            BELIEVED
        };
        (found.confidence() >= needed).then(|| Language::parse(found.lang().code()).ok())?
    }
}

/// The language of a text, or `None` where it cannot be told: too short, no letters, or
/// too close between two languages.
pub fn detect(text: &str) -> Option<Language> {
    Ear::new().detect(text)
}

/// Runs of letters; apostrophes part them, as the small words of French ask for.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
}

/// Letters that, among the languages expected here, only one uses.
const OWN_LETTERS: [(&str, Language); 15] = [
    ("ŵŷ", Language::WELSH),
    ("łńśźż", Language::of(*b"pol")),
    ("țșţ", Language::of(*b"ron")),
    ("ğı", Language::of(*b"tur")),
    ("ñ¿¡", Language::of(*b"spa")),
    ("ãõ", Language::of(*b"por")),
    ("ß", Language::of(*b"deu")),
    ("őű", Language::of(*b"hun")),
    ("ėįų", Language::of(*b"lit")),
    ("ļņķģ", Language::of(*b"lav")),
    ("ơưạảấầậắằặẻẽếềểệộ", Language::of(*b"vie")),
    ("їєґ", Language::of(*b"ukr")),
    ("ٹڈڑںےہھ", Language::of(*b"urd")),
    ("ښځږ", Language::of(*b"pus")),
    ("ةىأإ", Language::of(*b"ara")),
];

/// One letter can be enough, if it is one no other language here has.
fn settled_by_letters(text: &str) -> Option<Language> {
    let mut found = OWN_LETTERS
        .iter()
        .filter(|(letters, _)| text.contains(|c| letters.contains(c)));
    let (_, language) = found.next()?;
    found.next().is_none().then_some(*language)
}

/// Scripts that one language uses so much more than any other here that the script
/// is the answer.
fn settled_by_script(script: Script) -> Option<Language> {
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
        for text in ["", "ok", "Parking", "10/10", "!!!", "👍"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_is_three_letters_in_either_case() {
        assert_eq!(Language::parse(" CYM "), Ok(Language::WELSH));
        for code in ["", "en", "engl", "e1g", "ééé"] {
            assert_eq!(Language::parse(code), Err(NotALanguageCode), "{code}");
        }
    }
}
