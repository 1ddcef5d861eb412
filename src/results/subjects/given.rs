//! What one response adds to the counts.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::Named;
use domain::characteristic::{Characteristic, Tags};
use domain::cube::ANSWERED;
use domain::response::{Channel, Variant};
use domain::survey::{Closed, Code, plain_tag};

use super::{
    CHANNEL, LANGUAGE, NOT_ASKED, Span, Subject, SubjectKind, VARIANT, WHEN, characteristic_code,
    place_code, themes_code,
};

/// What one response adds to the counts.
#[derive(Debug)]
pub(in crate::results) struct Given<'a> {
    pub(in crate::results) channel: Channel,
    pub(in crate::results) variant: Variant,
    pub(in crate::results) language: &'a str,
    pub(in crate::results) received_on: NaiveDate,
    pub(in crate::results) closed: Vec<(&'a str, &'a Closed)>,
    /// The questions that were not asked.
    pub(in crate::results) unasked: BTreeSet<&'a str>,
    /// Field of each comment, and the keys of the accepted themes it falls under.
    pub(in crate::results) comments: Vec<(&'a str, &'a [i64])>,
    pub(in crate::results) tags: Tags,
}

impl Given<'_> {
    /// Subject and category of everything given that is counted. What an older version of the
    /// survey asked and this one does not is passed over.
    pub(in crate::results) fn pairs(
        &self,
        subjects: &[Subject],
        characteristics: &[Characteristic],
    ) -> Vec<(String, String)> {
        let known = |code: &str, category: &str| {
            let subject = subjects.iter().find(|subject| subject.code == code);
            subject.is_some_and(|subject| subject.category(category).is_some())
        };
        let mut pairs = vec![(CHANNEL.to_owned(), self.channel.name().to_owned())];
        pairs.extend(self.how(subjects));
        for (question, closed) in &self.closed {
            let given: Vec<(String, &Code)> = match closed {
                Closed::Chosen(options) => {
                    // Beside a ranking it is counted with the first place.
                    let whole = subjects.iter().any(|subject| subject.code == *question);
                    let code = match whole {
                        true => (*question).to_owned(),
                        false => place_code(question, 1),
                    };
                    let chosen = options.iter();
                    chosen.map(|option| (code.clone(), option)).collect()
                }
                Closed::Rows(rows) => rows
                    .iter()
                    .map(|(row, step)| (format!("{question}/{row}"), step))
                    .collect(),
                Closed::Ranked { ranked } => (1..)
                    .zip(ranked)
                    .map(|(place, option)| (place_code(question, place), option))
                    .collect(),
                Closed::Number(number) => {
                    pairs.extend(self.band(subjects, question, *number));
                    continue;
                }
                Closed::Value(_) | Closed::File { .. } => Vec::new(),
            };
            let counted = given
                .into_iter()
                .filter(|(code, option)| known(code, option.as_str()));
            pairs.extend(counted.map(|(code, option)| (code, option.to_string())));
        }
        pairs.extend(self.not_asked(subjects, &pairs));
        for (field, themes) in &self.comments {
            let code = themes_code(field);
            if subjects.iter().any(|subject| subject.code == code) {
                pairs.push((code.clone(), ANSWERED.to_owned()));
            }
            let themes = themes.iter().map(ToString::to_string);
            pairs.extend(
                themes
                    .filter(|theme| known(&code, theme))
                    .map(|theme| (code.clone(), theme)),
            );
        }
        for characteristic in characteristics {
            let group = characteristic
                .group_of(&self.tags)
                .and_then(|at| characteristic.groups.get(at));
            if let Some(group) = group {
                let code = characteristic_code(&characteristic.code);
                if known(&code, &group.code) {
                    pairs.push((code, group.code.clone()));
                }
            }
        }
        pairs
    }

    /// When it came in, in which language and form.
    fn how(&self, subjects: &[Subject]) -> Vec<(String, String)> {
        let mut found = vec![
            (LANGUAGE, plain_tag(self.language).to_owned()),
            (VARIANT, self.variant.name().to_owned()),
        ];
        let when = subjects.iter().find(|subject| subject.code == WHEN);
        let spans = when.into_iter().flat_map(|when| &when.categories);
        let span = spans
            .filter_map(|category| Span::parse(&category.code))
            .filter(|span| span.first <= self.received_on)
            .max();
        found.extend(span.map(|span| (WHEN, span.code())));
        let is_counted = |(subject, category): &(&str, String)| {
            let subject = subjects.iter().find(|one| one.code == *subject);
            subject.is_some_and(|subject| subject.category(category).is_some())
        };
        found.retain(is_counted);
        let owned = |(subject, category): (&str, String)| (subject.to_owned(), category);
        found.into_iter().map(owned).collect()
    }

    /// The band a number lies in.
    fn band(&self, subjects: &[Subject], question: &str, number: i64) -> Option<(String, String)> {
        let subject = subjects.iter().find(|subject| subject.code == question)?;
        let mut categories = subject.categories.iter();
        let band = categories.find(|one| one.band.is_some_and(|band| band.holds(number)))?;
        Some((question.to_owned(), band.code.clone()))
    }

    /// What was not asked and not answered all the same, as happens in a table from elsewhere.
    fn not_asked(
        &self,
        subjects: &[Subject],
        answered: &[(String, String)],
    ) -> Vec<(String, String)> {
        subjects
            .iter()
            .filter(|subject| subject.kind == SubjectKind::Question)
            .filter(|subject| self.unasked.contains(subject.question()))
            .filter(|subject| !answered.iter().any(|(code, _)| *code == subject.code))
            .map(|subject| (subject.code.clone(), NOT_ASKED.to_owned()))
            .collect()
    }
}
