//! What stands in the fields of a page.

use serde::{Deserialize, Serialize};

use super::written::parts;
use super::{Answer, Answers, Code, Kind, Question};

/// Field names and values as a browser posts them: in order, names may repeat.
///
/// Kept as they came, so that a refused page shows exactly what was typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(Vec<(String, String)>);

impl std::fmt::Debug for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fields({} <withheld>)", self.0.len())
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

/// The field that holds the words beside "something else".
#[must_use]
pub fn other_field(question: &Question) -> String {
    format!("{}.other", question.code)
}

/// The field of the ways of not answering beside a question. No code is empty, so no option,
/// statement or part of a date has this name.
#[must_use]
pub fn apart_field(question: &Question) -> String {
    format!("{}..", question.code)
}

/// The field of one statement of a matrix: `q7.staff`.
#[must_use]
pub fn row_field(question: &Question, row: &Code) -> String {
    format!("{}.{row}", question.code)
}

/// The field that holds the place of an option in a ranking: `q8.tea`.
#[must_use]
pub fn rank_field(question: &Question, option: &Code) -> String {
    format!("{}.{option}", question.code)
}

/// The field of one part of a date: `day`, `month` or `year`.
#[must_use]
pub fn date_field(question: &Question, part: &str) -> String {
    format!("{}.{part}", question.code)
}

/// The field that says that a file is to be removed.
#[must_use]
pub fn removal_field(question: &Question) -> String {
    format!("{}.remove", question.code)
}

impl Fields {
    /// Every value under a name, in the order they came.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// The one value under a name; empty when there is none.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// Whether there is a field of this name at all.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// Whether something was given for a question, in its own field or one of its parts.
    #[must_use]
    pub fn touch(&self, question: &Question) -> bool {
        let code = question.code.as_str();
        self.0.iter().any(|(name, value)| {
            let rest = name.strip_prefix(code);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                && !value.trim().is_empty()
        })
    }

    /// Every field with its value, in the order they came.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Adds a value.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// What a page shows for stored answers.
    #[must_use]
    pub fn of(questions: &[&Question], answers: &Answers) -> Self {
        let mut fields = Self::default();
        for question in questions {
            let name = question.code.as_str();
            match answers.get(name) {
                Some(Answer::Number(n)) => fields.push(name, n.to_string()),
                Some(Answer::Text(text) | Answer::Email(text)) => fields.push(name, text.clone()),
                Some(Answer::Value(value)) => match (&question.kind, parts(value)) {
                    (Kind::Date { .. }, Some(parts)) => {
                        for (part, value) in ["day", "month", "year"].iter().zip(parts) {
                            fields.push(date_field(question, part), value);
                        }
                    }
                    _ => fields.push(name, value.clone()),
                },
                // What is known of a file is not typed.
                Some(Answer::File(_)) | None => {}
                Some(Answer::Rows(rows)) => {
                    for (row, option) in rows {
                        fields.push(row_field(question, row), option.as_str());
                    }
                }
                Some(Answer::Ranked(ranked)) => {
                    for (place, option) in (1..).zip(ranked) {
                        let place: usize = place;
                        fields.push(rank_field(question, option), place.to_string());
                    }
                }
                Some(Answer::Options { chosen, other }) => {
                    let name = match question.kind.takes_apart() {
                        true => apart_field(question),
                        false => name.to_owned(),
                    };
                    for option in chosen {
                        fields.push(name.as_str(), option.as_str());
                    }
                    if let Some(text) = other {
                        fields.push(other_field(question), text.clone());
                    }
                }
            }
        }
        fields
    }
}
