//! Every text of a questionnaire that somebody reads, with its place.

use super::{Definition, Question, Text};

/// Every text that is not empty in the language the survey is written in, in the order people meet
/// them, each with its place: `title`, `need` (a section), `q1`, `q1.hint`, `q1.yes` (an option),
/// `q1.yes.hint`, `q7.staff` (a statement).
#[must_use]
pub fn texts(definition: &Definition) -> Vec<(String, &Text)> {
    let mut found: Vec<(String, &Text)> = [
        ("title", &definition.title),
        ("purpose", &definition.purpose),
        ("undecided", &definition.undecided),
        ("options", &definition.options),
        ("decision", &definition.decision),
        ("next_steps", &definition.next_steps),
        ("privacy", &definition.privacy),
        ("controllers", &definition.controllers),
        ("basis", &definition.basis),
        ("retention", &definition.retention),
        ("contact.team", &definition.contact.team),
    ]
    .into_iter()
    .map(|(place, text)| (place.to_owned(), text))
    .collect();
    for section in &definition.sections {
        found.push((section.code.to_string(), &section.title));
        found.push((format!("{}.summary", section.code), &section.summary));
        if let Some(document) = &section.document {
            found.push((format!("{}.document", section.code), &document.title));
        }
        for question in &section.questions {
            of_question(question, &mut found);
        }
    }
    let source = source(definition);
    found.retain(|(_, text)| !text.exactly(source).trim().is_empty());
    found
}

fn of_question<'a>(question: &'a Question, found: &mut Vec<(String, &'a Text)>) {
    let code = &question.code;
    found.push((format!("{code}.before"), &question.before));
    found.push((code.to_string(), &question.text));
    found.push((format!("{code}.hint"), &question.hint));
    if let Some(picture) = &question.picture {
        found.push((format!("{code}.picture"), &picture.alt));
    }
    for row in question.kind.rows() {
        found.push((format!("{code}.{}", row.code), &row.text));
    }
    for option in question.kind.options() {
        found.push((format!("{code}.{}", option.code), &option.text));
        found.push((format!("{code}.{}.hint", option.code), &option.hint));
    }
}

/// The language a survey is written in: the first it is offered in.
#[must_use]
pub fn source(definition: &Definition) -> &str {
    definition.languages.first().map_or("en", String::as_str)
}

/// How many texts a language has, how many it lacks, and how many were made of an older source.
#[must_use]
pub fn translated(definition: &Definition, lang: &str) -> (usize, usize, usize) {
    let source = source(definition);
    let (mut done, mut missing, mut stale) = (0, 0, 0);
    for (_, text) in texts(definition) {
        match text.exactly(lang) {
            "" => missing += 1,
            _ if text.is_stale(lang, source) => stale += 1,
            _ => done += 1,
        }
    }
    (done, missing, stale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::SurveyFile;

    #[test]
    fn what_is_written_is_counted_by_language_as_done_missing_or_stale() {
        let json = include_str!("../../testdata/small-survey.json");
        let mut definition = SurveyFile::read(json).expect("a survey").definition;
        let all = texts(&definition).len();
        assert_eq!(translated(&definition, "en"), (all, 0, 0));
        assert_eq!(translated(&definition, "ur"), (0, all, 0));

        definition.title.set("ur", "سروے", "en");
        assert_eq!(translated(&definition, "ur"), (1, all - 1, 0));
        definition.title.set("en", "Another title", "en");
        assert_eq!(translated(&definition, "ur"), (0, all - 1, 1));
    }
}
