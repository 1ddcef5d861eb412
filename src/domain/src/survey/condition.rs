//! Who sees a section or a question, said about earlier answers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Answer, Answers, Code, Kind};
use crate::text::normalise;

/// A test of earlier answers, in nested *all* and *any* groups.
///
/// In a file: `{"question": "q1", "is": "yes"}`, `{"question": "q1", "any_of": ["a", "b"]}`,
/// `{"question": "q2", "answered": true}`, `{"question": "q4", "contains": "bus"}`,
/// `{"question": "q5", "dates": {"from": "2027-03-01"}}`, `{"question": "q3", "from": 1, "to": 5}`,
/// `{"question": "q7", "row": "staff", "any_of": ["poor"]}` for a statement of a matrix,
/// `{"question": "q8", "first": 2, "any_of": ["tea"]}` for the first places of a ranking, and `{"all": [..]}`, `{"any": [..]}`, `{"not": ..}` around them.
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
    /// A statement of a matrix was answered with one of these steps.
    Row {
        /// Which question.
        question: Code,
        /// Which statement.
        row: Code,
        /// Which steps.
        any_of: Vec<Code>,
    },
    /// One of the options was put on one of the first places of a ranking.
    First {
        /// Which question.
        question: Code,
        /// How many places count.
        first: u16,
        /// Which options.
        any_of: Vec<Code>,
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
    /// These words stand in what was written, in capitals or not. Words beside an option count.
    Contains {
        /// Which question.
        question: Code,
        /// The words.
        contains: String,
    },
    /// A day was given within bounds, both inclusive.
    Dates {
        /// Which question.
        question: Code,
        /// The bounds.
        dates: DateBounds,
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

/// The first and the last day of a condition. An absent one is no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateBounds {
    /// This day or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// This day or earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

impl DateBounds {
    fn hold(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| day >= from) && self.to.is_none_or(|to| day <= to)
    }
}

/// Answers that a condition is held against.
pub(super) trait Given {
    /// The answer to a question.
    fn given(&self, question: &str) -> Option<&Answer>;
}

impl Given for Answers {
    fn given(&self, question: &str) -> Option<&Answer> {
        self.get(question)
    }
}

impl Condition {
    /// Whether the answers given so far fulfil it. A missing answer fulfils nothing but `not` and
    /// `"answered": false`.
    #[must_use]
    pub(super) fn holds(&self, answers: &impl Given) -> bool {
        match self {
            Self::All { all } => all.iter().all(|part| part.holds(answers)),
            Self::Any { any } => any.iter().any(|part| part.holds(answers)),
            Self::Not { not } => !not.holds(answers),
            Self::Row {
                question,
                row,
                any_of,
            } => match answers.given(question.as_str()) {
                Some(Answer::Rows(rows)) => rows.get(row).is_some_and(|step| any_of.contains(step)),
                _ => false,
            },
            Self::First {
                question,
                first,
                any_of,
            } => match answers.given(question.as_str()) {
                Some(Answer::Ranked(ranked)) => {
                    let mut places = ranked.iter().take(usize::from(*first));
                    places.any(|option| any_of.contains(option))
                }
                _ => false,
            },
            Self::Is { question, is } => answers
                .given(question.as_str())
                .is_some_and(|answer| answer.has(is.as_str())),
            Self::AnyOf { question, any_of } => answers
                .given(question.as_str())
                .is_some_and(|answer| any_of.iter().any(|option| answer.has(option.as_str()))),
            Self::Answered { question, answered } => {
                answers.given(question.as_str()).is_some() == *answered
            }
            Self::Contains { question, contains } => answers
                .given(question.as_str())
                .and_then(written)
                .is_some_and(|text| stands_in(contains, text)),
            Self::Dates { question, dates } => match answers.given(question.as_str()) {
                Some(Answer::Value(day)) => day.parse().is_ok_and(|day| dates.hold(day)),
                _ => false,
            },
            Self::Number { question, from, to } => match answers.given(question.as_str()) {
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
            Self::AnyOf { question, any_of }
            | Self::Row {
                question, any_of, ..
            }
            | Self::First {
                question, any_of, ..
            } => vec![(question, any_of.iter().collect())],
            Self::Answered { question, .. }
            | Self::Contains { question, .. }
            | Self::Dates { question, .. }
            | Self::Number { question, .. } => vec![(question, Vec::new())],
        }
    }

    /// Every question it asks about in a way its kind has no answer to: words in a number, say.
    #[must_use]
    pub fn misfits<'a, 'k>(&'a self, kind: &impl Fn(&str) -> Option<&'k Kind>) -> Vec<&'a Code> {
        let asks = |question: &'a Code, fits: &dyn Fn(&Kind) -> bool| {
            let misfit = kind(question.as_str()).is_some_and(|kind| !fits(kind));
            Vec::from_iter(misfit.then_some(question))
        };
        match self {
            Self::All { all: parts } | Self::Any { any: parts } => {
                parts.iter().flat_map(|part| part.misfits(kind)).collect()
            }
            Self::Not { not } => not.misfits(kind),
            Self::Contains { question, .. } => asks(question, &|kind: &Kind| {
                kind.options().iter().any(|option| option.other)
                    || matches!(
                        kind,
                        Kind::ShortText { .. } | Kind::LongText { .. } | Kind::District
                    )
            }),
            Self::Dates { question, .. } => {
                asks(question, &|kind: &Kind| matches!(kind, Kind::Date { .. }))
            }
            Self::Number { question, .. } => {
                asks(question, &|kind: &Kind| matches!(kind, Kind::Number { .. }))
            }
            Self::Row { question, row, .. } => asks(question, &|kind: &Kind| {
                kind.rows().iter().any(|known| known.code == *row)
            }),
            Self::First {
                question, first, ..
            } => asks(question, &|kind: &Kind| match kind {
                Kind::Ranking { options, places } => {
                    let most = places.map_or(options.len(), usize::from);
                    (1..=most).contains(&usize::from(*first))
                }
                _ => false,
            }),
            Self::Is { .. } | Self::AnyOf { .. } | Self::Answered { .. } => Vec::new(),
        }
    }
}

/// The words of an answer, where it holds any.
fn written(answer: &Answer) -> Option<&str> {
    match answer {
        Answer::Text(text) | Answer::Value(text) => Some(text),
        Answer::Options { other, .. } => other.as_deref(),
        _ => None,
    }
}

fn stands_in(words: &str, text: &str) -> bool {
    let plain = |text: &str| normalise(text).to_lowercase();
    text_has(&plain(text), &plain(words))
}

/// Nothing stands in everything, so it is no test: it holds for no answer.
fn text_has(text: &str, words: &str) -> bool {
    !words.is_empty() && text.contains(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Condition {
        serde_json::from_str(json).expect("a condition")
    }

    fn answered(answer: Answer) -> Answers {
        let mut answers = Answers::new();
        answers.set(Code::parse("q1").expect("a code"), Some(answer));
        answers
    }

    #[test]
    fn each_way_of_asking_has_a_spelling_of_its_own_in_a_file() {
        for json in [
            r#"{"question":"q1","is":"a"}"#,
            r#"{"question":"q1","any_of":["a","b"]}"#,
            r#"{"question":"q1","answered":false}"#,
            r#"{"question":"q1","contains":"bus"}"#,
            r#"{"question":"q1","dates":{"from":"2027-03-01"}}"#,
            r#"{"question":"q1","from":1,"to":5}"#,
            r#"{"question":"q1","row":"staff","any_of":["poor"]}"#,
            r#"{"question":"q1","first":2,"any_of":["tea"]}"#,
            r#"{"all":[{"not":{"question":"q1","contains":"bus"}}]}"#,
        ] {
            let again = serde_json::to_string(&read(json)).expect("json");
            assert_eq!(again, json);
        }
    }

    #[test]
    fn words_are_found_in_what_was_written_whatever_their_capitals() {
        let condition = read(r#"{"question":"q1","contains":"Late bus"}"#);
        let says = |text: &str| condition.holds(&answered(Answer::Text(text.to_owned())));
        assert!(says("the LATE BUS home"));
        assert!(!says("a bus, late"));
        let beside = Answer::Options {
            chosen: vec![],
            other: Some("a late bus".to_owned()),
        };
        assert!(condition.holds(&answered(beside)));
        assert!(!condition.holds(&Answers::new()));
        assert!(
            !read(r#"{"question":"q1","contains":" "}"#).holds(&answered(Answer::Text("x".into())))
        );
    }

    #[test]
    fn both_days_of_a_range_belong_to_it() {
        let condition =
            read(r#"{"question":"q1","dates":{"from":"2027-03-01","to":"2027-03-31"}}"#);
        let says = |day: &str| condition.holds(&answered(Answer::Value(day.to_owned())));
        assert!(says("2027-03-01") && says("2027-03-31"));
        assert!(!says("2027-02-28") && !says("2027-04-01") && !says("BA1"));
    }

    #[test]
    fn a_statement_of_a_matrix_is_asked_about_by_itself() {
        let code = |raw: &str| Code::parse(raw).expect("a code");
        let rows = [("staff", "poor"), ("place", "good")];
        let rows = rows.map(|(row, step)| (code(row), code(step)));
        let answers = answered(Answer::Rows(rows.into_iter().collect()));
        let holds = |json: &str| read(json).holds(&answers);
        assert!(holds(
            r#"{"question":"q1","row":"staff","any_of":["poor","fair"]}"#
        ));
        assert!(!holds(
            r#"{"question":"q1","row":"place","any_of":["poor"]}"#
        ));
        assert!(!holds(
            r#"{"question":"q1","row":"times","any_of":["good"]}"#
        ));
        assert!(holds(r#"{"question":"q1","is":"good"}"#), "any of them");
    }

    #[test]
    fn the_first_places_of_a_ranking_are_asked_about_by_themselves() {
        let code = |raw: &str| Code::parse(raw).expect("a code");
        let answers = answered(Answer::Ranked(vec![code("tea"), code("milk"), code("jam")]));
        let holds = |json: &str| read(json).holds(&answers);
        assert!(holds(r#"{"question":"q1","first":1,"any_of":["tea"]}"#));
        assert!(!holds(
            r#"{"question":"q1","first":1,"any_of":["milk","jam"]}"#
        ));
        assert!(holds(r#"{"question":"q1","first":2,"any_of":["milk"]}"#));
        assert!(holds(r#"{"question":"q1","is":"jam"}"#), "on any place");
    }

    #[test]
    fn a_question_asked_for_what_it_cannot_say_is_named() {
        let number = Kind::Number {
            min: None,
            max: None,
        };
        let kind = |_: &str| Some(&number);
        let fits = |json: &str| read(json).misfits(&kind).is_empty();
        assert!(fits(r#"{"question":"q1","from":1}"#));
        assert!(fits(r#"{"question":"q1","answered":true}"#));
        assert!(!fits(r#"{"not":{"question":"q1","contains":"x"}}"#));
        assert!(!fits(r#"{"any":[{"question":"q1","dates":{}}]}"#));
    }
}
