//! Advice while a survey is written. It never stops anybody: rules of thumb are wrong at times,
//! and the officer knows better.
//!
//! Rules about words are for English and look only at English texts; those about structure and
//! translations are for every language. Every piece of advice is a message `advice-<key>` with
//! the reason in `advice-<key>-why`.

mod english;
mod numbers;
mod reading;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use reading::{age as reading_age, syllables};

use super::{Choice, Definition, EASY_READ, Kind, Picture, Question, Section, Standing, Text};
use crate::problem::Arg;

/// One piece of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Where, by codes: `s2`, `s2.q5`, `s2.q5.bus`, or a field of the questionnaire.
    pub place: String,
    /// Message key, without `advice-`; the reason is under the same with `-why` behind it.
    pub key: &'static str,
    /// Values the message weaves in.
    pub args: Vec<(&'static str, Arg)>,
}

/// Sentences with more words than this are long (GOV.UK, *Writing for GOV.UK*).
const LONG_SENTENCE: usize = 25;
/// More questions than this tire people.
const MANY_QUESTIONS: usize = 25;
/// More options than this want a hint how to choose.
const LONG_LIST: usize = 10;
/// Texts for everybody are for a reading age of 9 to 11 (NHS service manual); above this it is said.
const HARD_TO_READ: f64 = 12.0;

/// Everything worth a second look, in the order of the survey.
#[must_use]
pub fn lint(definition: &Definition) -> Vec<Advice> {
    let original = definition.languages.first().map_or("en", String::as_str);
    let mut look = Look {
        definition,
        original,
        advice: Vec::new(),
        told: BTreeSet::new(),
    };
    look.survey();
    let mut number = 0;
    for section in &definition.sections {
        look.section(section);
        for question in &section.questions {
            number += 1;
            look.question(
                &format!("{}.{}", section.code, question.code),
                number,
                question,
            );
        }
    }
    look.advice
}

/// The age at which the English of a survey can be read; `None` when there is too little of it.
#[must_use]
pub fn age_to_read(definition: &Definition) -> Option<f64> {
    reading_age(texts(definition).map(|text| text.without_answers("en")))
}

/// The texts of a survey that are read in sentences.
fn texts(definition: &Definition) -> impl Iterator<Item = &Text> {
    let start = [
        &definition.purpose,
        &definition.undecided,
        &definition.next_steps,
        &definition.privacy,
    ];
    let sections = definition.sections.iter().map(|section| &section.summary);
    let questions = definition
        .questions()
        .flat_map(|(_, q)| [&q.before, &q.text, &q.hint]);
    start.into_iter().chain(sections).chain(questions)
}

struct Look<'a> {
    definition: &'a Definition,
    original: &'a str,
    advice: Vec<Advice>,
    /// What is said once for the whole survey: short forms, hard words.
    told: BTreeSet<String>,
}

impl Look<'_> {
    fn say(&mut self, place: &str, key: &'static str, args: Vec<(&'static str, Arg)>) {
        self.advice.push(Advice {
            place: place.to_owned(),
            key,
            args,
        });
    }

    fn survey(&mut self) {
        let definition = self.definition;
        let questions = definition.questions().count();
        if questions > MANY_QUESTIONS {
            let args = vec![
                ("count", Arg::from(questions)),
                ("most", Arg::from(MANY_QUESTIONS)),
            ];
            self.say("survey", "many-questions", args);
        }
        let mut languages = definition.languages.iter();
        let bare = definition.questions();
        let bare = bare.filter(|(_, q)| q.easy_picture.is_none()).count();
        if bare > 0 && languages.any(|lang| lang.ends_with(EASY_READ)) {
            let args = vec![("count", Arg::from(bare)), ("of", Arg::from(questions))];
            self.say("survey", "no-easy-picture", args);
        }
        if let Some(age) = age_to_read(definition).filter(|age| *age > HARD_TO_READ) {
            self.say(
                "survey",
                "reading-age",
                vec![("age", Arg::Number(age.round() as i64))],
            );
        }
        for (place, text) in definition.start() {
            self.wording(place, text);
            self.translations(place, text);
        }
        self.picture("picture", definition.picture.as_ref());
    }

    fn section(&mut self, section: &Section) {
        let place = section.code.as_str();
        for text in [&section.title, &section.summary] {
            self.wording(place, text);
            self.translations(place, text);
        }
        self.picture(place, section.picture.as_ref());
        if let Some(document) = &section.document {
            self.translations(place, &document.title);
        }
    }

    fn picture(&mut self, place: &str, picture: Option<&Picture>) {
        for text in picture.iter().flat_map(|one| [&one.alt, &one.caption]) {
            self.translations(place, text);
        }
    }

    fn question(&mut self, place: &str, number: usize, question: &Question) {
        for text in [&question.before, &question.text, &question.hint] {
            self.wording(place, text);
            self.translations(place, text);
        }
        for picture in [&question.picture, &question.easy_picture] {
            self.picture(place, picture.as_ref());
        }
        for option in question.choices() {
            let place = format!("{place}.{}", option.code);
            for text in [&option.text, &option.hint] {
                self.wording(&place, text);
                self.translations(&place, text);
            }
        }
        for row in question.kind.rows() {
            let place = format!("{place}.{}", row.code);
            self.wording(&place, &row.text);
            self.translations(&place, &row.text);
        }
        if question.text.without_answers("en").is_empty() {
            self.structure(place, question);
        } else {
            self.asked(place, question);
            self.structure(place, question);
            self.scale(place, question);
        }
        if question.settled {
            self.say(place, "settled", vec![("number", Arg::from(number))]);
        }
        self.easy_read(place, question);
    }

    /// What any English text can have.
    fn wording(&mut self, place: &str, text: &Text) {
        let english = text.without_answers("en");
        for sentence in reading::sentences(english) {
            let count = reading::words(sentence).count();
            if count > LONG_SENTENCE {
                let start: Vec<&str> = reading::words(sentence).take(5).collect();
                let args = vec![
                    ("count", Arg::from(count)),
                    ("start", Arg::from(start.join(" "))),
                ];
                self.say(place, "long-sentence", args);
            }
        }
        if english::shouts(english) {
            self.say(place, "capitals", vec![]);
        }
        if let Some((word, plain)) = english::jargon(english)
            && self.told.insert(word.to_owned())
        {
            let args = vec![("word", Arg::from(word)), ("plain", Arg::from(plain))];
            self.say(place, "jargon", args);
        }
        let short_forms = if english::shouts(english) {
            Vec::new()
        } else {
            english::short_forms(english)
        };
        for short in short_forms {
            let new = self.told.insert(short.trim_end_matches('s').to_owned());
            let definition = self.definition;
            let titles = definition.sections.iter().map(|section| &section.title);
            let spelt = |text: &Text| english::spells_out(text.without_answers("en"), short);
            if new && !texts(definition).chain(titles).any(spelt) {
                self.say(place, "short-form", vec![("word", Arg::from(short))]);
            }
        }
    }

    /// What the English wording of a question can have.
    fn asked(&mut self, place: &str, question: &Question) {
        let text = question.text.without_answers("en");
        if question.kind.options_are_asked()
            && let Some((one, other)) = english::double_barrel(text)
        {
            let args = vec![("one", Arg::from(one)), ("other", Arg::from(other))];
            self.say(place, "two-in-one", args);
        }
        if let Some(words) = english::leading(text) {
            self.say(place, "leading", vec![("words", Arg::from(words))]);
        }
        let closed = matches!(
            question.kind,
            Kind::Single { .. } | Kind::Likert { .. } | Kind::Matrix { .. }
        );
        if english::is_double_negative(text) {
            self.say(place, "double-negative", vec![]);
        } else if closed && english::is_negative(text) {
            self.say(place, "negative", vec![]);
        }
        let options: Vec<&str> = question
            .kind
            .options()
            .iter()
            .map(|o| o.text.without_answers("en"))
            .collect();
        if let Some((one, other)) = numbers::overlap(&options) {
            let args = vec![
                ("one", Arg::from(options[one])),
                ("other", Arg::from(options[other])),
            ];
            self.say(place, "overlap", args);
        }
    }

    fn scale(&mut self, place: &str, question: &Question) {
        if !matches!(question.kind, Kind::Likert { .. } | Kind::Matrix { .. }) {
            return;
        }
        let steps = question
            .kind
            .options()
            .iter()
            .filter(|o| o.standing.is_none());
        let steps: Vec<&str> = steps
            .map(|option| option.text.without_answers("en"))
            .collect();
        if let Some((up, down)) = english::sides(&steps).filter(|(up, down)| up != down) {
            let args = vec![("up", Arg::from(up)), ("down", Arg::from(down))];
            self.say(place, "unbalanced", args);
        }
    }

    fn structure(&mut self, place: &str, question: &Question) {
        let options: Vec<&Choice> = question.choices().collect();
        // What must be answered needs a way of not answering, whatever its kind.
        let is_asked = question.required && question.kind.takes_apart();
        if options.is_empty() && !is_asked {
            return;
        }
        let stands = |standing: Standing| options.iter().any(|o| o.standing == Some(standing));
        let any = options.iter().any(|option| option.standing.is_some());
        if question.sensitive && !stands(Standing::PreferNot) {
            self.say(place, "no-prefer-not", vec![]);
        } else if question.required && !any {
            self.say(place, "no-way-out", vec![]);
        } else if matches!(question.kind, Kind::Likert { .. } | Kind::Matrix { .. }) && !any {
            self.say(place, "no-dont-know", vec![]);
        }
        // A page says how to put things in order; ages and amounts explain themselves.
        if matches!(question.kind, Kind::Ranking { .. }) {
            return;
        }
        let plain = options.iter().filter(|option| {
            option.standing.is_none() && !numbers::is_stretch(option.text.without_answers("en"))
        });
        if plain.count() > LONG_LIST && question.hint.is_empty() {
            self.say(place, "no-hint", vec![("count", Arg::from(options.len()))]);
        }
    }

    /// A text that is missing, or older than its source, in a language the survey is offered in.
    fn translations(&mut self, place: &str, text: &Text) {
        if text.is_empty() {
            return;
        }
        let original = self.original;
        for language in self
            .definition
            .languages
            .iter()
            .filter(|lang| *lang != original)
        {
            let args = || vec![("language", Arg::from(language.as_str()))];
            if text.without_answers(language).trim().is_empty() {
                // Easy read is asked for question by question: see `easy_read`.
                if !language.ends_with(EASY_READ) {
                    self.say(place, "no-translation", args());
                }
            } else if text.is_stale(language, original) {
                self.say(place, "stale", args());
            }
        }
    }

    fn easy_read(&mut self, place: &str, question: &Question) {
        for language in self
            .definition
            .languages
            .iter()
            .filter(|lang| lang.ends_with(EASY_READ))
        {
            if question.text.without_answers(language).trim().is_empty() {
                self.say(
                    place,
                    "no-easy-read",
                    vec![("language", Arg::from(language.as_str()))],
                );
            }
        }
    }
}
