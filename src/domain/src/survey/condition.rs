//! Who sees a section or a question, said about earlier answers.

use serde::{Deserialize, Serialize};

use super::{Answer, Answers, Code};

/// A test of earlier answers, in nested *all* and *any* groups.
///
/// In a file: `{"question": "q1", "is": "yes"}`, `{"question": "q1", "any_of": ["a", "b"]}`,
/// `{"question": "q2", "answered": true}`, `{"question": "q3", "from": 1, "to": 5}`, and
/// `{"all": [..]}`, `{"any": [..]}`, `{"not": ..}` around them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    /// Every part holds. An empty group holds.
    All {
        /// The parts.
        all: Vec<Condition>,
    },
    /// At least one part holds. An empty group does not.
    Any {
        /// The parts.
        any: Vec<Condition>,
    },
    /// The part does not hold.
    Not {
        /// The part.
        not: Box<Condition>,
    },
    /// The option was chosen, alone or among several.
    Is {
        /// Which question.
        question: Code,
        /// Which option.
        is: Code,
    },
    /// At least one of the options was chosen.
    AnyOf {
        /// Which question.
        question: Code,
        /// Which options.
        any_of: Vec<Code>,
    },
    /// The question was answered at all, or was not.
    Answered {
        /// Which question.
        question: Code,
        /// `true`: it was answered.
        answered: bool,
    },
    /// A number was given within bounds, both inclusive.
    Number {
        /// Which question.
        question: Code,
        /// At least this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<i64>,
        /// At most this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<i64>,
    },
}

impl Condition {
    /// Whether the answers given so far fulfil it. A missing answer fulfils nothing but `not` and
    /// `"answered": false`.
    #[must_use]
    pub fn holds(&self, answers: &Answers) -> bool {
        match self {
            Self::All { all } => all.iter().all(|part| part.holds(answers)),
            Self::Any { any } => any.iter().any(|part| part.holds(answers)),
            Self::Not { not } => !not.holds(answers),
            Self::Is { question, is } => answers
                .get(question.as_str())
                .is_some_and(|answer| answer.has(is.as_str())),
            Self::AnyOf { question, any_of } => answers
                .get(question.as_str())
                .is_some_and(|answer| any_of.iter().any(|option| answer.has(option.as_str()))),
            Self::Answered { question, answered } => {
                answers.get(question.as_str()).is_some() == *answered
            }
            Self::Number { question, from, to } => match answers.get(question.as_str()) {
                Some(Answer::Number(n)) => {
                    from.is_none_or(|from| *n >= from) && to.is_none_or(|to| *n <= to)
                }
                _ => false,
            },
        }
    }

    /// Every question it asks about, with the options it names there.
    #[must_use]
    pub fn mentions(&self) -> Vec<(&Code, Vec<&Code>)> {
        match self {
            Self::All { all: parts } | Self::Any { any: parts } => {
                parts.iter().flat_map(Self::mentions).collect()
            }
            Self::Not { not } => not.mentions(),
            Self::Is { question, is } => vec![(question, vec![is])],
            Self::AnyOf { question, any_of } => vec![(question, any_of.iter().collect())],
            Self::Answered { question, .. } | Self::Number { question, .. } => {
                vec![(question, Vec::new())]
            }
        }
    }
}
