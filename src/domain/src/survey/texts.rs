//! Every text of a questionnaire that somebody reads, with its place.

use super::{Definition, Kind, Text};

/// Collects every text with its place, to be read or to be written.
macro_rules! walk {
    ($definition:expr, $iter:ident $(, $mut:ident)?) => {{
        let definition = $definition;
        let mut found = vec![
            ("title".to_owned(), &$($mut)? definition.title),
            ("purpose".to_owned(), &$($mut)? definition.purpose),
        ];
        if let Some(picture) = &$($mut)? definition.picture {
            found.push(("picture".to_owned(), &$($mut)? picture.alt));
            found.push(("caption".to_owned(), &$($mut)? picture.caption));
        }
        found.extend([
            ("undecided".to_owned(), &$($mut)? definition.undecided),
            ("options".to_owned(), &$($mut)? definition.options),
            ("decision".to_owned(), &$($mut)? definition.decision),
            ("next_steps".to_owned(), &$($mut)? definition.next_steps),
            ("privacy".to_owned(), &$($mut)? definition.privacy),
            ("controllers".to_owned(), &$($mut)? definition.controllers),
            ("basis".to_owned(), &$($mut)? definition.basis),
            ("retention".to_owned(), &$($mut)? definition.retention),
            ("team".to_owned(), &$($mut)? definition.contact.team),
        ]);
        for section in definition.sections.$iter() {
            let code = section.code.clone();
            found.push((format!("{code}:title"), &$($mut)? section.title));
            found.push((format!("{code}:summary"), &$($mut)? section.summary));
            if let Some(picture) = &$($mut)? section.picture {
                found.push((format!("{code}:picture"), &$($mut)? picture.alt));
                found.push((format!("{code}:caption"), &$($mut)? picture.caption));
            }
            if let Some(document) = &$($mut)? section.document {
                found.push((format!("{code}:document"), &$($mut)? document.title));
            }
            for question in section.questions.$iter() {
                let code = question.code.clone();
                found.push((format!("{code}:before"), &$($mut)? question.before));
                found.push((format!("{code}:text"), &$($mut)? question.text));
                found.push((format!("{code}:hint"), &$($mut)? question.hint));
                if let Some(picture) = &$($mut)? question.picture {
                    found.push((format!("{code}:picture"), &$($mut)? picture.alt));
                    found.push((format!("{code}:caption"), &$($mut)? picture.caption));
                }
                if let Some(picture) = &$($mut)? question.easy_picture {
                    found.push((format!("{code}:easy-picture"), &$($mut)? picture.alt));
                    found.push((format!("{code}:easy-caption"), &$($mut)? picture.caption));
                }
                let (rows, options) = match &$($mut)? question.kind {
                    Kind::Matrix { rows, options } => (Some(rows), Some(options)),
                    Kind::Single { options }
                    | Kind::Likert { options }
                    | Kind::Several { options, .. }
                    | Kind::Ranking { options, .. } => (None, Some(options)),
                    _ => (None, None),
                };
                let apart = question.apart.$iter();
                for row in rows.into_iter().flatten() {
                    found.push((format!("{code}:row:{}", row.code), &$($mut)? row.text));
                }
                for option in options.into_iter().flatten().chain(apart) {
                    let place = format!("{code}:option:{}", option.code);
                    found.push((format!("{place}:hint"), &$($mut)? option.hint));
                    let at = found.len() - 1;
                    found.insert(at, (place, &$($mut)? option.text));
                }
            }
        }
        found
    }};
}

/// Every text that is not empty in the language the survey is written in, in the order people meet
/// them, each with its place: `title`, `need:title` (of a section), `q1:text`, `q1:hint`,
/// `q1:option:yes`, `q1:option:yes:hint`, `q7:row:staff` (a statement). No two places are the same,
/// whatever codes a survey uses, and a place stays the same while its codes do.
#[must_use]
pub fn texts(definition: &Definition) -> Vec<(String, &Text)> {
    let source = source(definition);
    let mut found = walk!(definition, iter);
    found.retain(|(_, text)| !text.exactly(source).trim().is_empty());
    found
}

/// The same texts, to be written.
pub fn texts_mut(definition: &mut Definition) -> Vec<(String, &mut Text)> {
    let source = source(definition).to_owned();
    let mut found = walk!(definition, iter_mut, mut);
    found.retain(|(_, text)| !text.exactly(&source).trim().is_empty());
    found
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
    fn every_text_has_a_place_of_its_own_whether_read_or_written() {
        let json = include_str!("../../testdata/small-survey.json");
        let mut definition = SurveyFile::read(json).expect("a survey").definition;
        let read: Vec<String> = texts(&definition).into_iter().map(|(at, _)| at).collect();
        let written = texts_mut(&mut definition);
        let written: Vec<String> = written.into_iter().map(|(at, _)| at).collect();
        assert_eq!(read, written);
        let places: std::collections::BTreeSet<&String> = read.iter().collect();
        assert_eq!(places.len(), read.len());
        assert!(places.contains(&"q1:option:yes".to_owned()), "{read:?}");
    }

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
