//! Texts of a questionnaire in several languages, and which of them have gone stale.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::pipe;

/// Marks the easy read wording of a language: `en-x-easy` (a private subtag of BCP 47).
pub const EASY_READ: &str = "-x-easy";
/// English in easy read.
pub const EASY_ENGLISH: &str = "en-x-easy";

/// The language of a tag, whether or not it means easy read: `en` of `en-x-easy`.
#[must_use]
pub fn plain_tag(tag: &str) -> &str {
    tag.strip_suffix(EASY_READ).unwrap_or(tag)
}

/// One text in the languages it exists in, by language tag.
///
/// In a file a plain string stands for English alone; frozen versions always write the map. A
/// translation may carry a mark of the source text it was made of: `{"text": "..", "of": "1f2e.."}`;
/// when the source has another mark by now, the translation is stale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "InFile")]
pub struct Text(BTreeMap<String, Wording>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WordingInFile", into = "WordingInFile")]
struct Wording {
    text: String,
    of: Option<String>,
    /// The text as it reads without answers, where it has places for them.
    plain: Option<String>,
}

impl Wording {
    fn new(text: String, of: Option<String>) -> Self {
        let plain = pipe::without_answers(&text);
        Self { text, of, plain }
    }

    fn plain(&self) -> &str {
        self.plain.as_deref().unwrap_or(&self.text)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WordingInFile {
    Plain(String),
    Made { text: String, of: String },
}

impl From<WordingInFile> for Wording {
    fn from(wording: WordingInFile) -> Self {
        match wording {
            WordingInFile::Plain(text) => Self::new(text, None),
            WordingInFile::Made { text, of } => Self::new(text, Some(of)),
        }
    }
}

impl From<Wording> for WordingInFile {
    fn from(wording: Wording) -> Self {
        match wording.of {
            None => Self::Plain(wording.text),
            Some(of) => Self::Made {
                text: wording.text,
                of,
            },
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum InFile {
    English(String),
    Languages(BTreeMap<String, Wording>),
}

impl From<InFile> for Text {
    fn from(text: InFile) -> Self {
        match text {
            InFile::English(text) => Self::english(&text),
            InFile::Languages(map) => Self(map),
        }
    }
}

impl Text {
    /// A text in English alone.
    #[must_use]
    pub fn english(text: &str) -> Self {
        let mut made = Self::default();
        made.set("en", text, "en");
        made
    }

    /// The text for a reader of `lang`, with the language it is really in. Places of earlier answers
    /// hold what the officer wrote for those who gave none.
    ///
    /// Easy read falls back to the plain wording of its language, everything else to English and
    /// then to whatever there is, so that an untranslated question is asked rather than lost; the
    /// page marks it with its real language.
    #[must_use]
    pub fn get(&self, lang: &str) -> (&str, &str) {
        self.found(lang)
            .map_or(("", "en"), |(tag, wording)| (wording.plain(), tag))
    }

    /// The same text as it was written, where it has places of earlier answers.
    pub(super) fn written(&self, lang: &str) -> Option<(&str, &str)> {
        let (tag, wording) = self.found(lang)?;
        wording.plain.as_ref()?;
        Some((&wording.text, tag))
    }

    fn found(&self, lang: &str) -> Option<(&str, &Wording)> {
        let plain = lang.strip_suffix(EASY_READ);
        let (tag, wording) = self
            .0
            .get_key_value(lang)
            .or_else(|| self.0.get_key_value(plain?))
            .or_else(|| self.0.get_key_value("en"))
            .or_else(|| self.0.first_key_value())?;
        Some((plain_tag(tag), wording))
    }

    /// The text in exactly this language as it reads without answers; empty when there is none.
    #[must_use]
    pub fn without_answers(&self, lang: &str) -> &str {
        self.0.get(lang).map_or("", Wording::plain)
    }

    /// Leaves out the places of earlier answers, in every language: from now on everybody reads what
    /// was written for those who gave none.
    pub fn drop_pipes(&mut self) {
        for wording in self.0.values_mut() {
            if let Some(plain) = wording.plain.take() {
                wording.text = plain;
            }
        }
    }

    /// The text in exactly this language, as it was written; empty when there is none.
    #[must_use]
    pub fn exactly(&self, lang: &str) -> &str {
        self.0.get(lang).map_or("", |wording| wording.text.as_str())
    }

    /// Writes the text of one language; an empty one takes it away.
    ///
    /// `source` is the language the survey is written in. A translation is marked with the source
    /// text it was made of. When the source itself changes, translations without a mark are given
    /// that of the text they were made of, so that from now on they count as stale.
    pub fn set(&mut self, lang: &str, text: &str, source: &str) {
        let before = self.exactly(source).to_owned();
        if lang == source && before != text {
            for (tag, wording) in &mut self.0 {
                if tag != source && wording.of.is_none() {
                    wording.of = Some(mark(&before));
                }
            }
        }
        if text.trim().is_empty() {
            self.0.remove(lang);
            // Without its source nothing is left to be translated, and nobody is to read a
            // translation of what is not said any more.
            if lang == source {
                self.0.clear();
            }
            return;
        }
        let of = (lang != source && !before.is_empty()).then(|| mark(&before));
        let wording = Wording::new(text.to_owned(), of);
        self.0.insert(lang.to_owned(), wording);
    }

    /// Writes a translation that was made of a source text which may not be the one there is now.
    pub fn set_made_of(&mut self, lang: &str, text: &str, made_of: &str) {
        let wording = Wording::new(text.to_owned(), Some(mark(made_of)));
        self.0.insert(lang.to_owned(), wording);
    }

    /// The mark of the source text a translation was made of, where it is known.
    #[must_use]
    pub fn made_of(&self, lang: &str) -> Option<&str> {
        self.0.get(lang)?.of.as_deref()
    }

    /// Whether the text of `lang` was made of another source text than there is now.
    #[must_use]
    pub fn is_stale(&self, lang: &str, source: &str) -> bool {
        let made_of = self.0.get(lang).and_then(|wording| wording.of.as_deref());
        made_of.is_some_and(|of| of != mark(self.exactly(source)))
    }

    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0
            .values()
            .all(|wording| wording.text.trim().is_empty())
    }

    /// The languages this text exists in.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// A short name of a text: FNV-1a, 64 bits. It tells one wording from the next, no more.
#[must_use]
pub fn mark(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_goes_stale_when_its_source_changes_and_fresh_when_it_is_made_again() {
        let mut text = Text::english("One");
        text.set("cy", "Un", "en");
        assert!(!text.is_stale("cy", "en"));

        text.set("en", "Two", "en");
        assert!(text.is_stale("cy", "en"));
        assert_eq!(text.get("cy"), ("Un", "cy"), "stale, and still there");

        text.set("cy", "Dau", "en");
        assert!(!text.is_stale("cy", "en"));
    }

    #[test]
    fn a_translation_from_a_file_goes_stale_like_any_other() {
        let mut text: Text = serde_json::from_str(r#"{"en":"One","ur":"ایک"}"#).expect("a text");
        assert!(!text.is_stale("ur", "en"));

        text.set("en", "Two", "en");
        assert!(text.is_stale("ur", "en"));

        let written = serde_json::to_string(&text).expect("written");
        let read: Text = serde_json::from_str(&written).expect("read");
        assert!(read.is_stale("ur", "en"));
        assert_eq!(read, text);
    }

    #[test]
    fn translations_go_with_their_source() {
        let mut text: Text = serde_json::from_str(r#"{"en":"One","cy":"Un"}"#).expect("a text");
        text.set("en", " ", "en");
        assert!(text.is_empty());
    }

    #[test]
    fn saving_the_same_source_again_makes_nothing_stale() {
        let mut text: Text = serde_json::from_str(r#"{"en":"One","cy":"Un"}"#).expect("a text");
        text.set("en", "One", "en");
        assert!(!text.is_stale("cy", "en"));
    }

    #[test]
    fn easy_read_falls_back_to_the_plain_wording_of_its_language() {
        let mut text = Text::english("Accommodation");
        assert_eq!(text.get("en-x-easy"), ("Accommodation", "en"));
        text.set("en-x-easy", "Your home", "en");
        assert_eq!(text.get("en-x-easy"), ("Your home", "en"));
        assert_eq!(text.get("cy-x-easy"), ("Accommodation", "en"));
    }
}
