//! What is wrong with something a person typed, said so that they can put it right.
//!
//! A [`Problem`] is a message key with its arguments, never a finished sentence: the sentence is
//! written once per language in `src/web/locale`, under `problem-<key>`.

use serde::Serialize;

/// One value woven into a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// Words as they are; the locale puts bidirectional isolation around them.
    Text(String),
    /// A count, written with the separators of the reader's language.
    Number(i64),
    /// A day, written as the reader's language writes it.
    Day(chrono::NaiveDate),
    /// Another message of the locale, by its whole key: the name of a field, say.
    Term {
        /// Key of that message.
        term: &'static str,
    },
}

impl Arg {
    /// Weaves in the message with this key.
    #[must_use]
    pub const fn term(term: &'static str) -> Self {
        Self::Term { term }
    }
}

impl From<chrono::NaiveDate> for Arg {
    fn from(day: chrono::NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// One thing to put right, as a message key and its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Key of the message, without the `problem-` it carries in the locale files.
    pub key: &'static str,
    /// Values the message weaves in, by the name it knows them under.
    pub args: Vec<(&'static str, Arg)>,
}

impl Problem {
    /// A problem whose message needs no values.
    #[must_use]
    pub const fn says(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// The same problem with one value more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// Every problem found in one form, in the order of its fields.
///
/// Parsing goes on after the first problem, so that a person is told everything at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Problems(Vec<(String, Problem)>);

impl Problems {
    /// No problems yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Keeps the value of a good field; files the problem of a bad one under its name.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Problem>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(problem) => {
                self.add(field, problem);
                None
            }
        }
    }

    /// Files one problem under a field.
    pub fn add(&mut self, field: &str, problem: Problem) {
        self.0.push((field.to_owned(), problem));
    }

    /// Whether everything was in order.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The problems with the fields they belong to, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Problem)> {
        self.0
            .iter()
            .map(|(field, problem)| (field.as_str(), problem))
    }

    /// What was built from the fields when all were good; every problem otherwise.
    ///
    /// `build` returns `None` only when a field it needs was bad, so it never runs dry with an
    /// empty list; should a form break that rule, the answer is a problem of the whole form.
    pub fn finish<T>(mut self, build: impl FnOnce() -> Option<T>) -> Result<T, Self> {
        if self.is_empty() {
            if let Some(built) = build() {
                return Ok(built);
            }
            self.add("", Problem::says("form-incomplete"));
        }
        Err(self)
    }

    /// A list of one.
    #[must_use]
    pub fn one(field: &str, problem: Problem) -> Self {
        Self(vec![(field.to_owned(), problem)])
    }

    /// Puts another list behind this one.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_of_a_form_is_reported_at_once() {
        let mut problems = Problems::new();
        let name: Option<&str> = problems.take("name", Err(Problem::says("name-missing")));
        let age = problems.take("age", Ok(4));
        let place: Option<u8> = problems.take("place", Err(Problem::says("place-missing")));

        let outcome = problems.finish(|| Some((name?, age?, place?)));

        let fields: Vec<_> = outcome
            .as_ref()
            .err()
            .into_iter()
            .flat_map(Problems::iter)
            .collect();
        assert_eq!(
            fields.iter().map(|(field, _)| *field).collect::<Vec<_>>(),
            ["name", "place"]
        );
    }

    #[test]
    fn a_form_that_builds_nothing_is_never_taken_as_good() {
        let outcome: Result<(), Problems> = Problems::new().finish(|| None);
        assert!(outcome.is_err());
    }
}
