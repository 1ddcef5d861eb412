//! The equality questions in the languages of the interface and in easy read: a dictionary of their
//! English texts.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::characteristic::EqualitySet;
use domain::survey::{EASY_ENGLISH, Text};

/// English texts, or codes of options where one English word needs several, with their translation.
type Words = HashMap<String, String>;

static LANGUAGES: LazyLock<Vec<(&'static str, Words)>> = LazyLock::new(|| {
    let sources = [
        ("cy", include_str!("questions.cy.csv")),
        ("ur", include_str!("questions.ur.csv")),
        (EASY_ENGLISH, include_str!("questions.en-x-easy.csv")),
    ];
    sources.map(|(tag, csv)| (tag, read(csv))).into()
});

fn read(csv: &str) -> Words {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().filter_map(Result::ok).collect()
}

/// An English text of the equality questions in another language, where there is one.
#[must_use]
pub fn said(english: &str, lang: &str) -> Option<&'static str> {
    let (_, words) = LANGUAGES.iter().find(|(tag, _)| *tag == lang)?;
    words.get(english).map(String::as_str)
}

/// Gives every text of a set its translations.
pub(super) fn translate(set: &mut EqualitySet) {
    for question in &mut set.questions {
        write(&mut question.question, None);
        write(&mut question.hint, None);
        for option in &mut question.options {
            write(&mut option.label, Some(&option.code));
            write(&mut option.hint, None);
            if let Some(write_in) = &mut option.write_in {
                write(&mut write_in.label, None);
            }
        }
    }
}

fn write(text: &mut Text, code: Option<&str>) {
    let english = text.exactly("en").to_owned();
    for (tag, words) in LANGUAGES.iter() {
        let own = code.and_then(|code| words.get(code));
        if let Some(translation) = own.or_else(|| words.get(&english)) {
            text.set(tag, translation, "en");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_equality_question_is_there_in_every_language() {
        let set = crate::equality::shipped_set().expect("the set");
        for (tag, _) in LANGUAGES.iter() {
            for question in &set.questions {
                let options = question.options.iter();
                let texts = options.flat_map(|option| {
                    let write_in = option.write_in.as_ref().map(|it| &it.label);
                    [&option.label, &option.hint].into_iter().chain(write_in)
                });
                for text in texts.chain([&question.question, &question.hint]) {
                    let lacks = !text.is_empty() && text.exactly(tag).is_empty();
                    assert!(!lacks, "{tag} lacks {:?}", text.get("en"));
                }
                for group in question.groups.keys() {
                    assert!(said(group, tag).is_some(), "{tag} lacks {group}");
                }
            }
        }
    }

    #[test]
    fn a_sentence_of_easy_read_is_short() {
        let easy = LANGUAGES.iter().find(|(tag, _)| *tag == EASY_ENGLISH);
        for text in easy.expect("easy read").1.values() {
            for sentence in text.split_inclusive(['.', '?', '!']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 15, "{words} words in: {sentence}");
            }
        }
    }

    #[test]
    fn a_word_that_differs_by_question_is_the_right_one_in_each() {
        let set = crate::equality::shipped_set().expect("the set");
        let label = |question: &str, code: &str| {
            let question = set.question(question).expect("a question");
            question.label(code, "cy").map(ToOwned::to_owned)
        };
        assert_eq!(
            label("disability_condition", "LTC_Y").as_deref(),
            Some("Oes")
        );
        assert_eq!(label("gender_identity", "GI_SAME").as_deref(), Some("Ydy"));
    }
}
