//! Conditions in words: to whoever answers ("you"), and to staff about them ("they").

use domain::Arg;
use domain::survey::{Bounds, Condition, Definition, Phrase, Says, sentence};

use crate::web::locale::Texts;

/// To whom a condition is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// To the person who answers, on paper.
    You,
    /// To staff, about the people who answer.
    They,
}

/// A condition in words, as the part of a sentence after "if".
#[must_use]
pub fn words(texts: &Texts, phrase: &Phrase, voice: Voice) -> String {
    Speaker { texts, voice }.tell(phrase, 0)
}

/// Who is asked, as a whole sentence for staff: `Asked only if they answered “Yes” to question 3.`
#[must_use]
pub fn asked(texts: &Texts, phrase: &Phrase) -> String {
    match phrase {
        Phrase::Always => texts.t("asked-always"),
        Phrase::Never => texts.t("asked-never"),
        _ => {
            let condition = Arg::Text(words(texts, phrase, Voice::They));
            texts.with("asked-if", &[("condition", condition)])
        }
    }
}

/// Who is asked, from a condition of a questionnaire; `None` where nothing is said about it.
#[must_use]
pub fn asked_of(
    texts: &Texts,
    definition: &Definition,
    condition: Option<&Condition>,
) -> Option<String> {
    let phrase = sentence(definition, condition?, texts.language().tag);
    Some(asked(texts, &phrase))
}

/// Who is asked a question of a section, as whole sentences for staff: who sees the section is said
/// too, because nobody else comes to the question.
#[must_use]
pub fn asked_within(
    texts: &Texts,
    definition: &Definition,
    section: Option<&Condition>,
    own: Option<&Condition>,
) -> String {
    let phrase = |condition: Option<&Condition>| match condition {
        Some(condition) => sentence(definition, condition, texts.language().tag),
        None => Phrase::Always,
    };
    let told = |phrase: &Phrase| Arg::Text(words(texts, phrase, Voice::They));
    match (phrase(section), phrase(own)) {
        (Phrase::Always, own) => asked(texts, &own),
        (Phrase::Never, _) | (_, Phrase::Never) => texts.t("asked-never"),
        (section, Phrase::Always) => texts.with("asked-section", &[("section", told(&section))]),
        (section, own) => {
            let values = [("condition", told(&own)), ("section", told(&section))];
            texts.with("asked-section-if", &values)
        }
    }
}

/// Several things as a list: `a, b and c`.
#[must_use]
pub fn list(texts: &Texts, parts: &[String]) -> String {
    let voice = Voice::You;
    Speaker { texts, voice }.list(parts, "and", "")
}

struct Speaker<'a> {
    texts: &'a Texts,
    voice: Voice,
}

impl Speaker<'_> {
    fn tell(&self, phrase: &Phrase, level: usize) -> String {
        let (parts, join) = match phrase {
            Phrase::Always => return self.texts.t("condition-always"),
            Phrase::Never => return self.texts.t("condition-never"),
            Phrase::Says(says) => return self.says(says),
            Phrase::All(parts) => (parts, "and"),
            Phrase::Any(parts) => (parts, "or"),
        };
        // Parts that are groups themselves stand a little further apart.
        let apart = if phrase.depth() > 1 { "-apart" } else { "" };
        let told: Vec<String> = parts
            .iter()
            .map(|part| self.tell(part, level + 1))
            .collect();
        let list = self.list(&told, join, apart);
        let key = match (level, phrase) {
            (0, _) => return list,
            (1, Phrase::Any(_)) => "group-either",
            (1, Phrase::All(parts)) if parts.len() == 2 => "group-both",
            (1, _) => "group-all",
            _ => "group-brackets",
        };
        self.texts.with(key, &[("list", Arg::Text(list))])
    }

    fn list(&self, parts: &[String], join: &str, apart: &str) -> String {
        let Some((last, rest)) = parts.split_last() else {
            return String::new();
        };
        let more = format!("list-more{apart}");
        let pair = |list: String, name: &'static str, next: &String, key: &str| {
            let values = [("list", Arg::Text(list)), (name, Arg::from(next.as_str()))];
            self.texts.with(key, &values)
        };
        let before = rest.iter().fold(String::new(), |list, next| {
            if list.is_empty() {
                next.clone()
            } else {
                pair(list, "next", next, &more)
            }
        });
        if before.is_empty() {
            return last.clone();
        }
        pair(before, "last", last, &format!("list-{join}{apart}"))
    }

    fn number(&self, number: Option<i64>) -> Arg {
        Arg::Text(number.map_or_else(String::new, |number| self.texts.number(number)))
    }

    fn day(&self, day: Option<chrono::NaiveDate>) -> Arg {
        Arg::Text(day.map_or_else(String::new, |day| self.texts.date(day)))
    }

    fn says(&self, says: &Says) -> String {
        let quote = |option: &String| {
            let text = Arg::from(option.as_str());
            self.texts.with("quoted", &[("text", text)])
        };
        let options: Vec<String> = says.options.iter().map(quote).collect();
        let (from, to) = match says.bounds {
            Bounds::None => (Arg::from(""), Arg::from("")),
            Bounds::Numbers(from, to) => (self.number(from), self.number(to)),
            Bounds::Days(from, to) => (self.day(from), self.day(to)),
        };
        let values = [
            ("number", says.number()),
            ("options", Arg::Text(self.list(&options, "or", ""))),
            ("words", Arg::Text(says.words.clone().unwrap_or_default())),
            ("from", from),
            ("to", to),
        ];
        let key = match self.voice {
            Voice::You => format!("route-{}", says.key),
            Voice::They => format!("asked-{}", says.key),
        };
        self.texts.with(&key, &values)
    }
}

#[cfg(test)]
mod tests {
    use domain::survey::SurveyFile;

    use super::*;
    use crate::web::locale::Locales;

    fn said(json: &str, voice: Voice) -> String {
        let survey = include_str!("../domain/testdata/small-survey.json");
        let survey = SurveyFile::read(survey).expect("a good survey");
        let condition: Condition = serde_json::from_str(json).expect("a condition");
        let locales = Locales::shipped().expect("texts");
        let phrase = sentence(&survey.definition, &condition, "en");
        words(locales.get("en"), &phrase, voice)
    }

    #[test]
    fn conditions_read_as_a_person_would_say_them() {
        let yes = r#"{"question": "q1", "is": "yes"}"#;
        let one = r#"{"question": "q3", "any_of": ["o1", "o2", "o3"]}"#;
        let two = r#"{"question": "q2", "answered": true}"#;
        let five = r#"{"question": "q5", "from": 18}"#;
        for (json, expected) in [
            (yes.to_owned(), "they answered “Yes” to question 1"),
            (
                format!(r#"{{"all": [{yes}, {one}]}}"#),
                "they answered “Yes” to question 1 and they chose “One”, “Two” or “Three” at question 3",
            ),
            (
                format!(r#"{{"all": [{yes}, {two}, {five}]}}"#),
                "they answered “Yes” to question 1, they answered question 2 and they gave 18 or more at question 5",
            ),
            (
                format!(r#"{{"all": [{yes}, {{"any": [{two}, {five}]}}]}}"#),
                "they answered “Yes” to question 1, and either they answered question 2 or they gave 18 or more at question 5",
            ),
            (
                format!(
                    r#"{{"any": [{{"all": [{yes}, {two}]}}, {{"all": [{one}, {{"not": {five}}}]}}]}}"#
                ),
                "both they answered “Yes” to question 1 and they answered question 2, or both they chose “One”, “Two” or “Three” at question 3 and they did not give 18 or more at question 5",
            ),
            (
                format!(r#"{{"all": [{yes}, {{"any": [{two}, {{"all": [{one}, {five}]}}]}}]}}"#),
                "they answered “Yes” to question 1, and either they answered question 2, or (they chose “One”, “Two” or “Three” at question 3 and they gave 18 or more at question 5)",
            ),
        ] {
            assert_eq!(said(&json, Voice::They), expected);
        }
        let none = r#"{"not": {"question": "q3", "is": "none"}}"#;
        assert_eq!(
            said(none, Voice::You),
            "you did not choose “None of these” at question 3"
        );
    }

    #[test]
    fn who_is_asked_says_who_sees_the_section_too() {
        let survey = include_str!("../domain/testdata/small-survey.json");
        let survey = SurveyFile::read(survey).expect("a good survey");
        let locales = Locales::shipped().expect("texts");
        let read = |json: &str| serde_json::from_str::<Condition>(json).expect("a condition");
        let said = |section: Option<&str>, own: Option<&str>| {
            let (section, own) = (section.map(read), own.map(read));
            let (section, own) = (section.as_ref(), own.as_ref());
            asked_within(locales.get("en"), &survey.definition, section, own)
        };
        let yes = Some(r#"{"question": "q1", "is": "yes"}"#);
        let two = Some(r#"{"question": "q2", "answered": true}"#);
        let nobody = Some(r#"{"any": []}"#);
        assert_eq!(said(None, None), "Asked of everybody.");
        assert_eq!(said(None, two), "Asked only if they answered question 2.");
        assert_eq!(
            said(yes, None),
            "Asked of everybody who sees this section. People see it only if they answered “Yes” to question 1."
        );
        assert_eq!(
            said(yes, two),
            "Asked only if they answered question 2, and only of people who see this section. People see it only if they answered “Yes” to question 1."
        );
        assert_eq!(said(nobody, None), "Asked of nobody.");
        assert_eq!(said(yes, nobody), "Asked of nobody.");
    }
}
