//! From the fields of a posted page to answers, with everything that is wrong said at once.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Answer, Answers, Choice, Kind, Question};
use crate::problem::{Problem, Problems};
use crate::text::{length, normalise};

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
                Some(Answer::Text(text)) => fields.push(name, text.clone()),
                Some(Answer::Options { chosen, other }) => {
                    for option in chosen {
                        fields.push(name, option.as_str());
                    }
                    if let Some(text) = other {
                        fields.push(other_field(question), text.clone());
                    }
                }
                None => {}
            }
        }
        fields
    }
}

/// The answers to the questions of one page, or everything there is to put right.
///
/// Questions left blank come back as `None` and are blanked in the draft. A value no browser
/// would send for the page (an unknown option, one of two answers to a single question) is
/// reported under the key `not-an-option`.
pub fn read_section(
    questions: &[&Question],
    fields: &Fields,
    lang: &str,
) -> Result<Vec<(super::Code, Option<Answer>)>, Problems> {
    let mut problems = Problems::new();
    let mut read = Vec::with_capacity(questions.len());
    for question in questions {
        let answer = question.read(fields, lang);
        read.push((
            question.code.clone(),
            problems.take(question.code.as_str(), answer).flatten(),
        ));
    }
    if problems.is_empty() {
        Ok(read)
    } else {
        Err(problems)
    }
}

impl Question {
    /// Reads the answer to this question from the posted fields; problems quote it in `lang`.
    pub fn read(&self, fields: &Fields, lang: &str) -> Result<Option<Answer>, Problem> {
        let answer = match &self.kind {
            Kind::Single { options } | Kind::Likert { options } => {
                self.read_one(options, fields, lang)?
            }
            Kind::Several { options, min, max } => {
                self.read_several(options, (*min, *max), fields, lang)?
            }
            Kind::Number { min, max } => self.read_number((*min, *max), fields, lang)?,
            Kind::ShortText { limit } | Kind::LongText { limit } => self
                .read_text(fields.one(self.code.as_str()), *limit, lang)?
                .map(Answer::Text),
        };
        if answer.is_none() && self.required {
            let key = if self.kind.options().is_empty() {
                "answer-missing"
            } else {
                "choice-missing"
            };
            return Err(self.says(key, lang));
        }
        Ok(answer)
    }

    fn says(&self, key: &'static str, lang: &str) -> Problem {
        Problem::says(key).with("question", self.text.get(lang).0)
    }

    fn chosen<'q>(
        &self,
        options: &'q [Choice],
        fields: &Fields,
        lang: &str,
    ) -> Result<Vec<&'q Choice>, Problem> {
        let posted: BTreeSet<&str> = fields
            .all(self.code.as_str())
            .filter(|value| !value.is_empty())
            .collect();
        let known: Vec<&Choice> = options
            .iter()
            .filter(|option| posted.contains(option.code.as_str()))
            .collect();
        if known.len() == posted.len() {
            Ok(known)
        } else {
            Err(self.says("not-an-option", lang))
        }
    }

    fn read_one(
        &self,
        options: &[Choice],
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        let words = self.words_beside(options, fields, lang)?;
        let mut chosen = self.chosen(options, fields, lang)?;
        if chosen.is_empty() && words.is_some() {
            chosen.extend(options.iter().find(|option| option.other));
        }
        match chosen.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(Answer::Options {
                chosen: vec![one.code.clone()],
                other: words.filter(|_| one.other),
            })),
            _ => Err(self.says("not-an-option", lang)),
        }
    }

    fn read_several(
        &self,
        options: &[Choice],
        (min, max): (Option<u16>, Option<u16>),
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        let words = self.words_beside(options, fields, lang)?;
        let mut chosen = self.chosen(options, fields, lang)?;
        if words.is_some() && chosen.is_empty() {
            chosen.extend(options.iter().find(|option| option.other));
        }
        if chosen.is_empty() {
            return Ok(None);
        }
        let apart = chosen.iter().find(|option| option.standing.is_some());
        if let Some(apart) = apart {
            if chosen.len() > 1 {
                return Err(self
                    .says("choice-or-none", lang)
                    .with("option", apart.text.get(lang).0));
            }
        } else if min.is_some_and(|min| chosen.len() < usize::from(min)) {
            return Err(self
                .says("choice-too-few", lang)
                .with("min", i64::from(min.unwrap_or(0))));
        } else if max.is_some_and(|max| chosen.len() > usize::from(max)) {
            return Err(self
                .says("choice-too-many", lang)
                .with("max", i64::from(max.unwrap_or(0))));
        }
        let offers_words = chosen.iter().any(|option| option.other);
        Ok(Some(Answer::Options {
            chosen: chosen
                .into_iter()
                .map(|option| option.code.clone())
                .collect(),
            other: words.filter(|_| offers_words),
        }))
    }

    fn words_beside(
        &self,
        options: &[Choice],
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<String>, Problem> {
        if options.iter().any(|option| option.other) {
            self.read_text(fields.one(&other_field(self)), 500, lang)
        } else {
            Ok(None)
        }
    }

    fn read_number(
        &self,
        (min, max): (Option<i64>, Option<i64>),
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        // Liberal: "1,200" and " 12 " are numbers too.
        let raw: String = fields
            .one(self.code.as_str())
            .chars()
            .filter(|c| !c.is_whitespace() && *c != ',')
            .collect();
        if raw.is_empty() {
            return Ok(None);
        }
        let number: i64 = raw.parse().map_err(|_| self.says("number-format", lang))?;
        if min.is_some_and(|min| number < min) {
            return Err(self
                .says("number-too-small", lang)
                .with("min", min.unwrap_or(i64::MIN)));
        }
        if max.is_some_and(|max| number > max) {
            return Err(self
                .says("number-too-large", lang)
                .with("max", max.unwrap_or(i64::MAX)));
        }
        Ok(Some(Answer::Number(number)))
    }

    fn read_text(&self, raw: &str, limit: u32, lang: &str) -> Result<Option<String>, Problem> {
        let text = normalise(raw);
        let text = text.trim();
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        if text.is_empty() {
            Ok(None)
        } else if length(text) > limit {
            Err(self.says("answer-too-long", lang).with("max", limit))
        } else {
            Ok(Some(text.to_owned()))
        }
    }
}
